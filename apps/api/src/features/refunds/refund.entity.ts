import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import { type RefundFailure } from '@ur-desk/domain/payments';
import {
  type PlanEffect,
  type PolicyVerdict,
  type RefundDestination,
  type RefundReview,
  type RefundState,
  type RefundSuggestion,
  type CouponUse,
  type TierProgress,
} from '@ur-desk/domain/refunds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { AccountClosingEntity } from '../account-closings/account-closing.entity';
import { PaymentEntity } from '../payments/payment.entity';
import { RenewalEntity } from '../renewals/renewal.entity';

/** Money given back of a payment, with the calculation and the verdict that were shown when it was decided (rules 7). */
@Entity('refund')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'refund_payment_fkey',
})
@ForeignKey(() => RenewalEntity, ['renewalId', 'customerId'], ['id', 'customerId'], {
  name: 'refund_renewal_fkey',
})
@ForeignKey(() => AccountClosingEntity, ['customerId', 'closingId'], ['customerId', 'id'], {
  name: 'refund_closing_fkey',
})
@Unique('refund_reference_key', ['reference'])
@Index('refund_reference_end', { synchronize: false })
@Index('refund_id', ['id'])
@Index('refund_created_at', ['createdAt', 'id'])
@Index('refund_payment', ['customerId', 'paymentId'])
@Index('refund_janitor', ['janitorAt'], { where: 'janitor_at IS NOT NULL' })
@Index('refund_replaces_once', ['customerId', 'replacesId'], {
  unique: true,
  where: 'replaces_id IS NOT NULL',
})
@Index('refund_renewal', ['customerId', 'renewalId'], { where: 'renewal_id IS NOT NULL' })
@Index('refund_closing', ['customerId', 'closingId'], { where: 'closing_id IS NOT NULL' })
@Index('refund_provider_reference', ['providerReference'], { where: 'provider_reference IS NOT NULL' })
@Check('refund_amount_positive', 'amount > 0')
@Check('refund_coupon_use_known', `coupon_use IN ('back', 'keep')`)
@Check(
  'refund_source_part',
  `CASE destination WHEN 'source' THEN to_source = amount WHEN 'split' THEN to_source > 0 AND to_source < amount
   ELSE to_source = 0 END`,
)
@Check('refund_revenue_part', 'from_revenue BETWEEN 0 AND amount')
@Check('refund_review_has_reason', '(human_at IS NULL) = (review_reason IS NULL)')
@Check(
  'refund_open_is_asked_for',
  `(state IN ('submitted', 'unknown')) = (janitor_at IS NOT NULL OR human_at IS NOT NULL)`,
)
export class RefundEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'refund_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'refund_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
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

  /** Minor units: what of it the provider pays back; the rest goes to the wallet at once. */
  @Column({ name: 'to_source', type: 'bigint' })
  toSource: number;

  /** No provider pays the source's part back: finance does. */
  @Column({ name: 'by_hand', type: 'boolean', default: false })
  byHand: boolean;

  /** Minor units: what of it comes back from revenue, as far as it still counts; the rest was in the wallet already. */
  @Column({ name: 'from_revenue', type: 'bigint' })
  fromRevenue: number;

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ type: 'text', nullable: true })
  comment: string | null;

  @Column({ name: 'plan_effect', type: 'text' })
  planEffect: PlanEffect;

  /** When the plan was to end before it was shortened. */
  @Column({ name: 'plan_ended_at', type: 'timestamptz', nullable: true })
  planEndedAt: Date | null;

  /** When it ends since. */
  @Column({ name: 'plan_ends_at', type: 'timestamptz', nullable: true })
  planEndsAt: Date | null;

  @Column({ name: 'tier_progress', type: 'text' })
  tierProgress: TierProgress;

  /** Whether what the purchase used of promotions and coupons was given back with it. */
  @Column({ name: 'coupon_use', type: 'text', default: 'keep' })
  couponUse: CouponUse;

  /** The failed refund that this one was tried again for; each is replaced once. */
  @Column({ name: 'replaces_id', type: 'uuid', nullable: true })
  replacesId: string | null;

  /** The renewal that replaced the plan: it gave this back, and was paid with it. */
  @Column({ name: 'renewal_id', type: 'uuid', nullable: true })
  renewalId: string | null;

  /** The closing of the account that ordered it, or the refund that it was tried again for. */
  @Column({ name: 'closing_id', type: 'uuid', nullable: true })
  closingId: string | null;

  @Column({ type: 'text' })
  state: RefundState;

  /** The request that it became because it was above a limit. */
  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

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

  @Column({ name: 'provider_reference', type: 'text', nullable: true })
  providerReference: string | null;

  @Column({ name: 'failure_code', type: 'text', nullable: true })
  failureCode: RefundFailure | null;

  /** Since when the provider may know of it. */
  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  /** When the provider is asked what became of it (P4). */
  @Column({ name: 'janitor_at', type: 'timestamptz', nullable: true })
  janitorAt: Date | null;

  /** Since when a human has to look, and why. */
  @Column({ name: 'human_at', type: 'timestamptz', nullable: true })
  humanAt: Date | null;

  @Column({ name: 'review_reason', type: 'text', nullable: true })
  reviewReason: RefundReview | null;

  /** How often the provider was asked. */
  @Column({ type: 'int' })
  attempts: number;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}

constraintProblem('refund_reference_key', () => new Problem('unavailable'));
constraintProblem('refund_replaces_once', () => new Problem('refund_replaced'));
