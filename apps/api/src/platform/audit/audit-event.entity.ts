import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One state change: who did what to what, why and from where. Append-only; each row's hash covers the one before. */
@Entity('audit_event')
@Index('audit_event_subject', ['subjectId', 'at'])
@Index('audit_event_actor', ['actorId', 'at'])
@Index('audit_event_at', ['at', 'id'])
export class AuditEventEntity {
  /** The customer, or one of 16 general chains for staff, catalogue and settings. */
  @PrimaryColumn({ name: 'chain_id', type: 'uuid', primaryKeyConstraintName: 'audit_event_pkey' })
  chainId: string;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_event_pkey' })
  seq: number;

  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  action: string;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'request_id', type: 'text' })
  requestId: string;

  @Column({ type: 'text' })
  address: string;

  /** Sealed with the chain's key: `{ before, after, reason }`. */
  @Column({ type: 'bytea' })
  payload: Buffer;

  @Column({ name: 'prev_hash', type: 'bytea' })
  prevHash: Buffer;

  @Column({ type: 'bytea' })
  hash: Buffer;
}
