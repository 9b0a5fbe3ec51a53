import {
  type ApprovalKind,
  type ApprovalState,
  type ApprovalWhy,
  type Change,
} from '@ur-desk/domain/approvals';
import { Problem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** Something that one person asks for and another one decides (rules 7, X5). */
@Entity('approval_request')
@Unique('approval_request_reference_key', ['reference'])
@Index('approval_request_reference_end', { synchronize: false })
@Index('approval_request_created_at', ['createdAt', 'id'])
@Index('approval_request_open', ['expiresAt', 'id'], { where: `state = 'open'` })
@Index('approval_request_customer', ['customerId', 'createdAt'])
@Index('approval_request_requester', ['requestedById', 'createdAt'])
@Index('approval_request_subject', ['subjectId'])
@Check('approval_request_state_known', `state IN ('open', 'approved', 'rejected', 'expired', 'cancelled')`)
@Check('approval_request_two_people', 'decided_by_id <> requested_by_id')
@Check(
  'approval_request_decided',
  `(state IN ('approved', 'rejected')) = (decided_by_id IS NOT NULL) AND (state = 'open') = (closed_at IS NULL)`,
)
export class ApprovalEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'approval_request_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  /** Null: it is about no customer (a plan's price). */
  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  @Column({ type: 'text' })
  kind: ApprovalKind;

  @Column({ type: 'text' })
  state: ApprovalState;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'subject_reference', type: 'text' })
  subjectReference: string;

  /** The command and the requester's comment, sealed with the customer's key. */
  @Column({ name: 'sealed_order', type: 'bytea' })
  sealedOrder: Buffer;

  /** Before → after, as it was previewed last. */
  @Column({ type: 'jsonb' })
  changes: Change[];

  @Column({ type: 'jsonb' })
  why: ApprovalWhy[];

  /** A hash of what the preview rests on: another one means that it must be looked at again. */
  @Column({ name: 'basis_hash', type: 'text' })
  basisHash: string;

  @Column({ name: 'reason_code', type: 'text', nullable: true })
  reasonCode: string | null;

  @Column({ name: 'requested_by_kind', type: 'text' })
  requestedByKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'requested_by_id', type: 'uuid' })
  requestedById: string;

  @Column({ name: 'decided_by_kind', type: 'text', nullable: true })
  decidedByKind: 'staff' | 'apiKey' | 'system' | null;

  @Column({ name: 'decided_by_id', type: 'uuid', nullable: true })
  decidedById: string | null;

  /** What the requester is told, sealed. */
  @Column({ name: 'sealed_decision', type: 'bytea', nullable: true })
  sealedDecision: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('approval_request_two_people', () => new Problem('approval_own_request'));
constraintProblem('approval_request_reference_key', () => new Problem('unavailable'));
