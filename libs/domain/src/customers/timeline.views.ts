import { AuditActor, AuditFieldChange } from '../audit';
import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, type Money } from '../kernel';

/** What a customer's history is made of; each can be shown alone. */
export const TIMELINE_KINDS = [
  'change',
  'ticket',
  'payment',
  'renewal',
  'refund',
  'adjustment',
  'message',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export class TimelineEntryView {
  @Text({ max: 60 }) id: string;
  @OneOf(TIMELINE_KINDS) kind: TimelineKind;
  @InstantField() at: string;
  @Text({
    max: 60,
    description: 'what happened: an audit action, a payment’s purpose, a renewal’s policy, a message’s event',
  })
  event: string;
  @Text({ max: 30, nullable: true, description: 'of a message `written`: to the outbox folder, not sent' })
  state: string | null;
  @Text({ max: 20, nullable: true }) reference: string | null;
  @Id({ nullable: true }) subjectId: string | null;
  @Nested(() => MoneyField, { nullable: true }) amount: Money | null;
  @Nested(() => AuditActor, { nullable: true }) actor: AuditActor | null;
  @Text({ max: 500, nullable: true }) reason: string | null;
  @NestedList(() => AuditFieldChange, { max: 100 }) changes: AuditFieldChange[];
}

export class TimelinePageView {
  @NestedList(() => TimelineEntryView, { max: 100 }) entries: TimelineEntryView[];
  @Text({ max: 200, nullable: true, description: 'pass as `cursor` for older entries; null: there are none' })
  nextCursor: string | null;
}
