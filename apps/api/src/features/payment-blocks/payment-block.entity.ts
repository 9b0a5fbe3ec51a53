import { Problem } from '@ur-desk/domain/kernel';
import { type BlockCause } from '@ur-desk/domain/payment-blocks';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';
import { PaymentMethodEntity } from '../payments/payment-method.entity';

/** Nothing is charged to a saved method, or to a customer at all; at no time two of them for the same. */
@Entity('payment_block')
@ForeignKey(() => PaymentMethodEntity, ['customerId', 'methodId'], ['customerId', 'id'], {
  name: 'payment_block_method_fkey',
})
@Index('payment_block_id', ['id'])
@Index('payment_block_created_at', ['createdAt', 'id'])
@Check(
  'payment_block_lifted',
  '(lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL)',
)
@Check('payment_block_span', 'until IS NULL OR until > created_at')
@Check('payment_block_cause_known', `cause IN ('staff', 'suspectedFraud', 'declines')`)
@Exclusion(
  'payment_block_once',
  `USING gist (customer_id WITH =, (coalesce(method_id, customer_id)) WITH =, tstzrange(created_at, least(lifted_at, until)) WITH &&)`,
)
export class PaymentBlockEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'payment_block_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'payment_block_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payment_block_pkey' })
  id: string;

  /** Null: all payments of the customer. */
  @Column({ name: 'method_id', type: 'uuid', nullable: true })
  methodId: string | null;

  @Column({ type: 'text' })
  cause: BlockCause;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'blocked_by', type: 'text' })
  blockedBy: string;

  @Column({ type: 'timestamptz', nullable: true })
  until: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'lifted_at', type: 'timestamptz', nullable: true })
  liftedAt: Date | null;

  @Column({ name: 'lifted_by', type: 'text', nullable: true })
  liftedBy: string | null;

  @Column({ name: 'lift_reason', type: 'text', nullable: true })
  liftReason: string | null;
}

constraintProblem('payment_block_once', () => new Problem('payment_block_exists'));
