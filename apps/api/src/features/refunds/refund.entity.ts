import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import {
  type PlanEffect,
  type PolicyVerdict,
  type RefundDestination,
  type RefundState,
  type RefundSuggestion,
} from '@ur-desk/domain/refunds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PaymentEntity } from '../payments/payment.entity';

/** Money given back of a payment, with the calculation and the verdict that were shown when it was decided (rules 7). */
@Entity('refund')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'refund_payment_fkey',
})
@Unique('refund_reference_key', ['reference'])
@Index('refund_id', ['id'])
@Index('refund_created_at', ['createdAt', 'id'])
@Index('refund_payment', ['customerId', 'paymentId'])
@Check('refund_amount_positive', 'amount > 0')
export class RefundEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'refund_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'refund_pkey' })
  id: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ name: 'payment_id', type: 'uuid' })
  paymentId: string;

  /** What the payment bought; null when it never became a plan. */
  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'text' })
  destination: RefundDestination;

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ type: 'text', nullable: true })
  comment: string | null;

  @Column({ name: 'plan_effect', type: 'text' })
  planEffect: PlanEffect;

  @Column({ type: 'text' })
  state: RefundState;

  @Column({ type: 'jsonb' })
  suggestion: RefundSuggestion;

  @Column({ type: 'jsonb' })
  policy: PolicyVerdict;

  @Column({ name: 'override_reason', type: 'text', nullable: true })
  overrideReason: string | null;

  /** The wallet after it, minor units. */
  @Column({ name: 'balance_after', type: 'bigint' })
  balanceAfter: number;

  /** What was left to refund of the payment after it, minor units. */
  @Column({ name: 'refundable_after', type: 'bigint' })
  refundableAfter: number;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('refund_reference_key', () => new Problem('unavailable'));
