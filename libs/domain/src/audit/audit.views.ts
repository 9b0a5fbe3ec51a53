import { Id, InstantField, JsonObject, Nested, NestedList, OneOf, Text, Whole } from '../kernel';

/** A field that was changed; values are masked or left out where the role does not see them. */
export class AuditFieldChange {
  @Text({ max: 60 }) field: string;
  @JsonObject({ nullable: true, schema: {}, description: 'any JSON value' }) before: unknown;
  @JsonObject({ nullable: true, schema: {}, description: 'any JSON value' }) after: unknown;
}

/** Who did it; the system itself has no name. */
export class AuditActor {
  @OneOf(['staff', 'apiKey', 'system']) kind: string;
  @Text({ max: 200, nullable: true }) name: string | null;
}

/** One state change: who did what to what, and from where. */
export class AuditEventView {
  @Id() id: string;
  @InstantField() at: string;
  @Text({ max: 100, description: '`noun.verb`' }) action: string;
  @Nested(() => AuditActor) actor: AuditActor;
  @Text({ max: 60 }) subjectKind: string;
  @Id() subjectId: string;
  @Id({ nullable: true, description: 'null: staff, catalogue, settings' }) customerId: string | null;
  @Text({ max: 200 }) requestId: string;
  @Text({ max: 100 }) address: string;
}

/** The change itself, field by field; unreadable once the person was erased. */
export class AuditEventDetailView extends AuditEventView {
  @Text({ max: 500, nullable: true }) reason: string | null;
  @NestedList(() => AuditFieldChange, { max: 200 }) changes: AuditFieldChange[];
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
