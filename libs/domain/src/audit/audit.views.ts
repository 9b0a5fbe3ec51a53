import { TimelineActor, TimelineFieldChange } from '../customers';
import { Id, InstantField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';

/** One state change: who did what to what, and from where. */
export class AuditEventView {
  @Id() id: string;
  @InstantField() at: string;
  @Text({ max: 100, description: '`noun.verb`' }) action: string;
  @Nested(() => TimelineActor) actor: TimelineActor;
  @Text({ max: 60 }) subjectKind: string;
  @Id() subjectId: string;
  @Id({ nullable: true, description: 'null: staff, catalogue, settings' }) customerId: string | null;
  @Text({ max: 200 }) requestId: string;
  @Text({ max: 100 }) address: string;
}

/** The change itself, field by field; unreadable once the person was erased. */
export class AuditEventDetailView extends AuditEventView {
  @Text({ max: 500, nullable: true }) reason: string | null;
  @NestedList(() => TimelineFieldChange, { max: 200 }) changes: TimelineFieldChange[];
}

export const AUDIT_FLAWS = ['hashMismatch', 'gap', 'headMismatch'] as const;
export type AuditFlaw = (typeof AUDIT_FLAWS)[number];

/** A place where the log is not what was written. */
export class AuditFlawView {
  @Id() chainId: string;
  @Whole({ description: 'the first row of the chain that does not fit' }) seq: number;
  @OneOf(AUDIT_FLAWS) flaw: AuditFlaw;
}

export class AuditVerificationView {
  @Whole() chains: number;
  @Whole() rows: number;
  @NestedList(() => AuditFlawView, { max: 100 }) flaws: AuditFlawView[];
}

/** Which part of the log to verify; nothing given: all of it. */
export class VerifyAuditInput {
  @Id({ optional: true }) customerId?: string;
}
