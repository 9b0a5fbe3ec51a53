import {
  Id,
  InstantField,
  JsonObject,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  type Money,
} from '../kernel';

/** What a customer's history is made of; each can be shown alone. */
export const TIMELINE_KINDS = ['change', 'payment', 'renewal', 'refund', 'message'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** A field that was changed; values are masked or left out where the role does not see them. */
export class TimelineFieldChange {
  @Text({ max: 60 }) field: string;
  @JsonObject({ nullable: true, schema: {}, description: 'any JSON value' }) before: unknown;
  @JsonObject({ nullable: true, schema: {}, description: 'any JSON value' }) after: unknown;
}

export class TimelineActor {
  @OneOf(['staff', 'apiKey', 'system']) kind: string;
  @Text({ max: 200, nullable: true }) name: string | null;
}

export class TimelineEntryView {
  @Text({ max: 60 }) id: string;
  @OneOf(TIMELINE_KINDS) kind: TimelineKind;
  @InstantField() at: string;
  @Text({
    max: 60,
    description: 'what happened: an audit action, a payment’s purpose, a renewal’s policy, a message’s event',
  })
  event: string;
  @Text({ max: 30, nullable: true }) state: string | null;
  @Text({ max: 20, nullable: true }) reference: string | null;
  @Id({ nullable: true }) subjectId: string | null;
  @Nested(() => MoneyField, { nullable: true }) amount: Money | null;
  @Nested(() => TimelineActor, { nullable: true }) actor: TimelineActor | null;
  @Text({ max: 500, nullable: true }) reason: string | null;
  @NestedList(() => TimelineFieldChange, { max: 100 }) changes: TimelineFieldChange[];
}

export class TimelinePageView {
  @NestedList(() => TimelineEntryView, { max: 100 }) entries: TimelineEntryView[];
  @Text({ max: 200, nullable: true, description: 'pass as `cursor` for older entries; null: there are none' })
  nextCursor: string | null;
}
