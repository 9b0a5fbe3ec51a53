import { type AdjustmentKind, type AdjustmentState } from '@ur-desk/domain/adjustments';
import { type AllowanceKind } from '@ur-desk/domain/allowances';
import { type Change } from '@ur-desk/domain/approvals';
import { Problem } from '@ur-desk/domain/kernel';
import { type Measure } from '@ur-desk/domain/limits';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';
import { SubscriptionEntity } from '../subscriptions/subscription.entity';

/** What staff put right by hand: money to or from the balance, an extra lot, a later end (rules 7). */
@Entity('adjustment')
@ForeignKey(() => SubscriptionEntity, ['subscriptionId', 'customerId'], ['id', 'customerId'], {
  name: 'adjustment_subscription_fkey',
})
@Unique('adjustment_reference_key', ['reference'])
@Index('adjustment_reference_end', { synchronize: false })
@Index('adjustment_id', ['id'])
@Index('adjustment_created_at', ['createdAt', 'id'])
@Index('adjustment_customer', ['customerId', 'createdAt'])
@Index('adjustment_subscription', ['subscriptionId'], { where: 'subscription_id IS NOT NULL' })
@Check('adjustment_kind_known', `kind IN ('credit', 'debit', 'allowance', 'validity')`)
@Check(
  'adjustment_state_known',
  `state IN ('awaitingApproval', 'done', 'rejected', 'expired', 'cancelled', 'undone')`,
)
@Check('adjustment_quantity_positive', 'quantity > 0')
@Check('adjustment_done', `(state IN ('done', 'undone')) = (done_at IS NOT NULL)`)
export class AdjustmentEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'adjustment_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'adjustment_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'adjustment_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ type: 'text' })
  kind: AdjustmentKind;

  @Column({ type: 'text' })
  state: AdjustmentState;

  /** What the limits count: a currency (then minor units) or a quantity. */
  @Column({ type: 'text' })
  measure: Measure;

  @Column({ type: 'bigint' })
  quantity: number;

  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  @Column({ name: 'allowance_kind', type: 'text', nullable: true })
  allowanceKind: AllowanceKind | null;

  /** Of a later end, as it was carried out: what a refund of the plan must not count as paid for. */
  @Column({ name: 'ends_before', type: 'timestamptz', nullable: true })
  endsBefore: Date | null;

  @Column({ name: 'ends_after', type: 'timestamptz', nullable: true })
  endsAfter: Date | null;

  /** Before → after, as it was carried out or asked for. */
  @Column({ type: 'jsonb' })
  changes: Change[];

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ type: 'text', nullable: true })
  comment: string | null;

  /** Null: within the limits; only those count against them. */
  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;
}

constraintProblem('adjustment_reference_key', () => new Problem('unavailable'));
