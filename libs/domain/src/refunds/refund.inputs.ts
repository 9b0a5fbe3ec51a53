import { Id, InstantField, Nested, OneOf, PositiveMoney, Text } from '../kernel';
import { PAY_OUT_OUTCOMES, type PayOutOutcome } from './hand-payout.rules';
import { RETRY_DESTINATIONS, type RetryDestination } from './refund.rules';
import {
  COUPON_USES,
  type CouponUse,
  PLAN_EFFECTS,
  type PlanEffect,
  REFUND_DESTINATIONS,
  type RefundDestination,
  TIER_PROGRESSES,
  type TierProgress,
} from './refund.types';

/** An order to give back part of a payment. */
export class CreateRefundInput {
  @Id()
  paymentId: string;

  @Nested(() => PositiveMoney)
  amount: PositiveMoney;

  @OneOf(REFUND_DESTINATIONS)
  destination: RefundDestination;

  @Nested(() => PositiveMoney, { optional: true, description: 'only with `split`: what goes to the source' })
  sourceAmount?: PositiveMoney;

  @Text({ max: 40, description: 'of the catalogue (`reason-codes`), for refunds' })
  reasonCode: string;

  @Text({ max: 500, optional: true, description: 'needed where the reason says too little by itself' })
  comment?: string;

  @OneOf(PLAN_EFFECTS, { description: 'what becomes of the plan that was paid for' })
  planEffect: PlanEffect;

  @InstantField({ optional: true, description: 'only with `shorten`: when the plan ends then' })
  planEndsAt?: string;

  @OneOf(TIER_PROGRESSES, { optional: true, description: 'left out: back' })
  tierProgress?: TierProgress;

  @OneOf(COUPON_USES, {
    optional: true,
    description: 'what it used of promotions and coupons; left out: keep',
  })
  couponUse?: CouponUse;

  @Text({ max: 500, optional: true, description: 'why the policy is exceeded, where it is' })
  overrideReason?: string;
}

/** Where the part that a source refused goes now. */
export class RetryRefundInput {
  @OneOf(RETRY_DESTINATIONS)
  destination: RetryDestination;
}

/** What finance did with a refund that no provider pays back. */
export class PayOutRefundInput {
  @OneOf(PAY_OUT_OUTCOMES)
  outcome: PayOutOutcome;

  @Text({
    max: 60,
    optional: true,
    description: "of the bank's statement, or the receipt's number; required for `paid`",
  })
  bankReference?: string;

  @Text({ max: 500, optional: true })
  comment?: string;
}
