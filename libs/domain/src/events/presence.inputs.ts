import { Id, OneOf, Text } from '../kernel';

/** Records of which it is shown who else has them open. */
export const PRESENCE_KINDS = ['customer', 'ticket'] as const;
export type PresenceKind = (typeof PRESENCE_KINDS)[number];

/** A page of the console that somebody leaves. */
export class LeaveInput {
  @Text({
    max: 40,
    pattern: /^[\w-]{8,40}$/,
    description: 'the tab of the browser, by a name that it made up',
  })
  tab: string;
}

/** A page of the console that somebody has open. */
export class PresenceInput extends LeaveInput {
  @OneOf(PRESENCE_KINDS)
  kind: PresenceKind;

  @Id()
  recordId: string;
}
