import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { type PriceDecision } from '@ur-desk/domain/pricing';
import { type CreateQuoteInput, type RenewalChannel, type RenewalState } from '@ur-desk/domain/renewals';
import { type PlanCredit } from '@ur-desk/domain/refunds';
import { type RenewalPolicy } from '@ur-desk/domain/subscriptions';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { LineEntity } from '../lines/line.entity';
import { PlanVersionEntity } from '../plans/plan-version.entity';
import { type PromotionBasis } from '../promotions/live-promotions.service';
import { SubscriptionEntity } from '../subscriptions/subscription.entity';

/**
 * A purchase in steps that survive a crash (rules 4). One quote buys once; one line has one open renewal at most, so that
 * nobody charges while an earlier charge has no answer; an automatic one renews its subscription once (R1).
 */
@Entity('renewal')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], { name: 'renewal_line_fkey' })
@ForeignKey(() => SubscriptionEntity, ['replacesSubscriptionId', 'customerId'], ['id', 'customerId'], {
  name: 'renewal_replaces_fkey',
})
@Unique('renewal_reference_key', ['reference'])
@Index('renewal_reference_end', { synchronize: false })
@Unique('renewal_quote_key', ['quoteId'])
@Index('renewal_one_open_per_line', ['lineId'], { unique: true, where: `state IN ('running', 'waiting')` })
@Index('renewal_one_per_subscription', ['renewsSubscriptionId'], {
  unique: true,
  where: `renews_subscription_id IS NOT NULL AND state <> 'failed'`,
})
@Index('renewal_replaces_once', ['customerId', 'replacesSubscriptionId'], {
  unique: true,
  where: `replaces_subscription_id IS NOT NULL AND state = 'succeeded'`,
})
@Index('renewal_customer', ['customerId', 'createdAt'])
@Index('renewal_created_at', ['createdAt', 'id'])
@Check('renewal_state_known', `state IN ('running', 'waiting', 'succeeded', 'failed')`)
@Check('renewal_total_not_negative', 'total >= 0')
@Check('renewal_ended', `(state IN ('running', 'waiting')) = (ended_at IS NULL)`)
@Check('renewal_replaces_for_credit', '(replaces_subscription_id IS NULL) = (credit IS NULL)')
export class RenewalEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'renewal_pkey' })
  id: string;

  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'renewal_pkey' })
  customerId: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'plan_version_id', type: 'uuid' })
  @ForeignKey(() => PlanVersionEntity, { name: 'renewal_plan_version_fkey' })
  planVersionId: string;

  @Column({ type: 'text' })
  policy: RenewalPolicy;

  @Column({ type: 'text' })
  channel: RenewalChannel;

  @Column({ name: 'quote_id', type: 'uuid' })
  quoteId: string;

  /** What was asked for; a retry asks the same again. */
  @Column({ type: 'jsonb' })
  request: CreateQuoteInput;

  /** The frozen price with the rules that made it. */
  @Column({ type: 'jsonb' })
  price: PriceDecision;

  /** What its promotions were judged by, so that it can be explained; null: none was live. */
  @Column({ name: 'promotion_basis', type: 'jsonb', nullable: true })
  promotionBasis: PromotionBasis | null;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** Minor units. */
  @Column({ type: 'bigint' })
  total: number;

  /** The last subscription of the line when it was agreed. */
  @Column({ name: 'predecessor_id', type: 'uuid', nullable: true })
  predecessorId: string | null;

  /** For automatic renewals: what they renew. */
  @Column({ name: 'renews_subscription_id', type: 'uuid', nullable: true })
  renewsSubscriptionId: string | null;

  /** The plan that it ends at once. */
  @Column({ name: 'replaces_subscription_id', type: 'uuid', nullable: true })
  replacesSubscriptionId: string | null;

  /** The value of that plan, frozen with the price: what each payment gives back for it. */
  @Column({ type: 'jsonb', nullable: true })
  credit: PlanCredit | null;

  @Column({ type: 'text' })
  state: RenewalState;

  /** The payment by a method that counts: the last one that was tried. */
  @Column({ name: 'payment_id', type: 'uuid', nullable: true })
  paymentId: string | null;

  /** What it made or extended. */
  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  /** Decline reason or problem code of the step that failed. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}

constraintProblem('renewal_quote_key', () => new Problem('quote_used'));
constraintProblem('renewal_one_open_per_line', () => new Problem('renewal_running'));
constraintProblem('renewal_one_per_subscription', () => new Problem('renewal_running'));
constraintProblem('renewal_replaces_once', () => new Problem('plan_credit_changed'));
constraintProblem('renewal_reference_key', () => new Problem('unavailable'));
