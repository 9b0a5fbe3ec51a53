import { AllowanceLotView, LotDraftView } from '../allowances';
import {
  Flag,
  Id,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
  type Instant,
} from '../kernel';
import { PaymentView } from '../payments';
import { PlanNameInput } from '../plans';
import { PlanCreditView } from '../refunds';
import { BonusView, NotAppliedView, PayableView, PriceLineView } from '../pricing';
import {
  RENEWAL_POLICIES,
  SubscriptionView,
  SUBSCRIPTION_STATES,
  type RenewalPolicy,
  type SubscriptionState,
} from '../subscriptions';
import {
  RENEWAL_CHANNELS,
  RENEWAL_STATES,
  RENEWAL_STEP_STATES,
  RENEWAL_STEPS,
  type RenewalChannel,
  type RenewalState,
  type RenewalStep,
  type RenewalStepState,
} from './renewal.types';

/** What a renewal costs, who pays, and why. */
export class PriceView {
  @NestedList(() => PriceLineView, { description: 'plan price, tier discount, promotions, coupon' })
  lines: PriceLineView[];

  @NestedList(() => NotAppliedView, { description: 'the rules that did not change the price, and why' })
  notApplied: NotAppliedView[];

  @NestedList(() => BonusView)
  bonuses: BonusView[];

  @Nested(() => MoneyField)
  total: MoneyField;

  @Whole({ max: 10_000, description: 'basis points' })
  taxRateBps: number;

  @Nested(() => MoneyField, { description: 'contained in the total' })
  taxIncluded: MoneyField;

  @NestedList(() => PayableView)
  payable: PayableView[];

  @Nested(() => MoneyField, { description: 'what no chosen source covers' })
  missing: MoneyField;
}

export const SUBSCRIPTION_CHANGES = ['create', 'extend', 'addOn'] as const;

/** What becomes of the line's plan. */
export class SubscriptionChangeView {
  @OneOf(SUBSCRIPTION_CHANGES)
  kind: (typeof SUBSCRIPTION_CHANGES)[number];

  @OneOf(SUBSCRIPTION_STATES)
  state: SubscriptionState;

  @InstantField()
  startsAt: Instant;

  @InstantField({ description: 'exclusive' })
  endsAt: Instant;
}

/** A price with its end state, good for ten minutes. */
export class QuoteView {
  @Id()
  id: string;

  @Text({ max: 64, description: 'names the content; a renewal repeats it' })
  hash: string;

  @Id()
  customerId: string;

  @Id()
  lineId: string;

  @Id()
  planId: string;

  @Id()
  planVersionId: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @OneOf(RENEWAL_POLICIES)
  policy: RenewalPolicy;

  @OneOf(RENEWAL_CHANNELS)
  channel: RenewalChannel;

  @Text({ max: 40, nullable: true })
  couponCode: string | null;

  @Nested(() => PriceView)
  price: PriceView;

  @Nested(() => PlanCreditView, { nullable: true, description: 'only with `replaceNow`' })
  credit: PlanCreditView | null;

  @Nested(() => MoneyField)
  balanceBefore: MoneyField;

  @Nested(() => MoneyField)
  balanceAfter: MoneyField;

  @Nested(() => SubscriptionChangeView)
  subscription: SubscriptionChangeView;

  @NestedList(() => LotDraftView)
  lots: LotDraftView[];

  @InstantField()
  createdAt: Instant;

  @InstantField()
  expiresAt: Instant;
}

export class RenewalStepView {
  @OneOf(RENEWAL_STEPS)
  step: RenewalStep;

  @OneOf(RENEWAL_STEP_STATES)
  state: RenewalStepState;

  @Whole()
  attempts: number;

  @Text({ max: 60, nullable: true, description: 'decline reason or problem code of the last try' })
  error: string | null;

  @InstantField({ nullable: true })
  at: Instant | null;

  @Flag({ description: 'can be tried again now' })
  canRetry: boolean;
}

/** A renewal as lists show it. */
export class RenewalView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @Id()
  customerId: string;

  @Id()
  lineId: string;

  @Id()
  planId: string;

  @Id()
  planVersionId: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @OneOf(RENEWAL_POLICIES)
  policy: RenewalPolicy;

  @OneOf(RENEWAL_CHANNELS)
  channel: RenewalChannel;

  @OneOf(RENEWAL_STATES)
  state: RenewalState;

  @Nested(() => MoneyField)
  total: MoneyField;

  @Text({ max: 60, nullable: true, description: 'decline reason or problem code of the failed step' })
  error: string | null;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true })
  endedAt: Instant | null;
}

/** A renewal with all that it did. */
export class RenewalDetailView extends RenewalView {
  @Nested(() => PriceView)
  price: PriceView;

  @Nested(() => PlanCreditView, { nullable: true, description: 'the value of the plan that it replaces' })
  credit: PlanCreditView | null;

  @NestedList(() => RenewalStepView)
  steps: RenewalStepView[];

  @NestedList(() => PaymentView)
  payments: PaymentView[];

  @Nested(() => SubscriptionView, { nullable: true })
  subscription: SubscriptionView | null;

  @NestedList(() => AllowanceLotView)
  lots: AllowanceLotView[];

  @Nested(() => MoneyField, { description: 'the balance as it is now' })
  balance: MoneyField;
}
