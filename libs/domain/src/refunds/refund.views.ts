import { CUSTOMER_STATUSES, type CustomerStatus } from '../customer-status';
import { Flag, Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import {
  CARD_BRANDS,
  type CardBrand,
  PAYMENT_METHOD_KINDS,
  PAYMENT_PROVIDERS,
  PAYMENT_PURPOSES,
  PAYMENT_STATES,
  type PaymentProviderName,
  type PaymentPurpose,
  type PaymentMethodKind,
  type PaymentState,
  REFUND_FAILURES,
  type RefundFailure,
} from '../payments';
import { OwnRequestView } from '../approvals';
import { ActorView } from '../ledger';
import { LimitUseView } from '../limits';
import { PlanNameInput } from '../plans';
import { OfferedReasonView } from '../reason-codes';
import { SUBSCRIPTION_STATES, type SubscriptionState } from '../subscriptions';
import {
  COUPON_USES,
  type CouponUse,
  PLAN_EFFECTS,
  type PlanEffect,
  POLICY_RULES,
  type PolicyRule,
  REFUND_DESTINATIONS,
  REFUND_REVIEWS,
  REFUND_STATES,
  type RefundDestination,
  type RefundReview,
  type RefundState,
  SOURCE_STATES,
  type SourceState,
  SUGGESTION_BASES,
  type SuggestionBasis,
  TIER_PROGRESSES,
  type TierProgress,
  USE_KINDS,
  type UseKind,
} from './refund.types';

export class UseTermView {
  @OneOf(USE_KINDS)
  kind: UseKind;

  @Whole({ description: 'days, seconds, messages or bytes' })
  used: number;

  @Whole()
  total: number;

  @Whole({ description: 'basis points' })
  usedBps: number;

  @Flag({ description: 'the largest share: this one decides the amount' })
  decides: boolean;
}

/** The suggested amount with every term of its calculation. */
export class RefundSuggestionView {
  @Nested(() => MoneyField)
  amount: MoneyField;

  @OneOf(SUGGESTION_BASES)
  basis: SuggestionBasis;

  @Nested(() => MoneyField)
  paid: MoneyField;

  @Nested(() => MoneyField)
  alreadyRefunded: MoneyField;

  @Whole()
  usedBps: number;

  @NestedList(() => UseTermView)
  terms: UseTermView[];
}

export class PolicyCheckView {
  @OneOf(POLICY_RULES)
  rule: PolicyRule;

  @Whole({ description: 'days, basis points or refunds' })
  value: number;

  @Whole()
  limit: number;

  @Flag()
  kept: boolean;
}

export class PolicyVerdictView {
  @Flag()
  within: boolean;

  @NestedList(() => PolicyCheckView)
  checks: PolicyCheckView[];
}

/** What paid, where it is none of the wallet. */
export class SourceMethodView {
  @OneOf(PAYMENT_METHOD_KINDS)
  kind: PaymentMethodKind;

  @OneOf(CARD_BRANDS, { nullable: true })
  brand: CardBrand | null;

  @Text({ max: 4, nullable: true })
  lastFour: string | null;
}

/** The payment that is given back, as far as a refund shows it. */
export class RefundedPaymentView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @OneOf(PAYMENT_PURPOSES)
  purpose: PaymentPurpose;

  @Id()
  purposeId: string;

  @Nested(() => SourceMethodView, { nullable: true, description: 'null: the balance' })
  paidWith: SourceMethodView | null;
}

/** Another record: the refund that it was tried again for, the one that took its place, or a renewal. */
export class RefundLinkView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;
}

/** What the provider, or finance by hand, does with the part that goes to the source. */
export class RefundSourceView {
  @Flag({ description: 'no provider pays it back: finance does' })
  byHand: boolean;

  @Text({ max: 80, nullable: true })
  providerReference: string | null;

  @OneOf(REFUND_FAILURES, { nullable: true, description: 'why it gave nothing back' })
  failureCode: RefundFailure | null;

  @InstantField({ nullable: true, description: 'when it was told first' })
  submittedAt: string | null;

  @InstantField({ nullable: true, description: 'when it is asked (again)' })
  nextCheckAt: string | null;

  @Whole({ description: 'how often it was asked' })
  checks: number;

  @OneOf(REFUND_REVIEWS, { nullable: true, description: 'why somebody has to look; null: nobody has to' })
  reviewReason: RefundReview | null;

  @InstantField({ nullable: true })
  settledAt: string | null;
}

export class RefundView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @Nested(() => RefundedPaymentView)
  payment: RefundedPaymentView;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @OneOf(REFUND_DESTINATIONS)
  destination: RefundDestination;

  @Nested(() => MoneyField)
  toSource: MoneyField;

  @Nested(() => MoneyField)
  toWallet: MoneyField;

  @Text({ max: 40, description: 'of the catalogue (`reason-codes`)' })
  reasonCode: string;

  @Text({ max: 500, nullable: true })
  comment: string | null;

  @OneOf(PLAN_EFFECTS)
  planEffect: PlanEffect;

  @InstantField({ nullable: true, description: 'when the plan ends, where it was shortened' })
  planEndsAt: string | null;

  @OneOf(TIER_PROGRESSES)
  tierProgress: TierProgress;

  @OneOf(COUPON_USES, {
    description: 'whether what the purchase used of promotions and coupons can be used again',
  })
  couponUse: CouponUse;

  @OneOf(REFUND_STATES)
  state: RefundState;

  @Nested(() => RefundSourceView, { nullable: true, description: 'null: nothing goes to the source' })
  source: RefundSourceView | null;

  @Nested(() => RefundLinkView, {
    nullable: true,
    description: 'the failed one that this was tried again for',
  })
  replaces: RefundLinkView | null;

  @Nested(() => RefundLinkView, { nullable: true, description: 'the one that took its place' })
  replacedBy: RefundLinkView | null;

  @Nested(() => RefundLinkView, {
    nullable: true,
    description: 'the renewal that replaced the plan: it gave this back, and was paid with it',
  })
  renewal: RefundLinkView | null;

  @Nested(() => RefundSuggestionView)
  suggestion: RefundSuggestionView;

  @Nested(() => PolicyVerdictView)
  policy: PolicyVerdictView;

  @Text({ max: 500, nullable: true })
  overrideReason: string | null;

  @Nested(() => OwnRequestView, { nullable: true, description: 'null: within the limits' })
  approval: OwnRequestView | null;

  @Nested(() => MoneyField, { description: 'the balance when all of it is done' })
  balanceAfter: MoneyField;

  @Nested(() => MoneyField, { description: 'what could still be refunded of the payment after this refund' })
  refundableAfter: MoneyField;

  @Nested(() => ActorView)
  actor: ActorView;

  @InstantField()
  createdAt: string;
}

export class FactsPaymentView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @OneOf(PAYMENT_PURPOSES)
  purpose: PaymentPurpose;

  @Id({ description: 'the top-up or the renewal' })
  purposeId: string;

  @OneOf(PAYMENT_STATES)
  state: PaymentState;

  @Nested(() => MoneyField)
  captured: MoneyField;

  @Nested(() => MoneyField)
  refunded: MoneyField;

  @InstantField({ nullable: true })
  capturedAt: string | null;

  @Nested(() => MoneyField, { description: 'what of its money is still in the wallet, unspent' })
  inWallet: MoneyField;

  @OneOf(SOURCE_STATES, { description: 'whether it can be paid back to where it came from' })
  source: SourceState;

  @Nested(() => SourceMethodView, { nullable: true })
  paidWith: SourceMethodView | null;

  @Text({ max: 20, nullable: true, description: 'the dispute because of which nothing is refunded' })
  disputedBy: string | null;
}

export class FactsPurchaseView {
  @Nested(() => MoneyField, { description: 'what the renewal moved from the wallet to revenue' })
  posted: MoneyField;

  @Nested(() => MoneyField, { description: 'what of it came back, whichever payment it was' })
  refunded: MoneyField;

  @Whole({ description: 'uses of promotions and coupons that it still has' })
  uses: number;
}

export class TopUpBonusLotView {
  @Id()
  lotId: string;

  @Whole({ description: 'minor units' })
  remaining: number;
}

export class GivenTopUpBonusView {
  @Whole({ description: 'minor units' })
  granted: number;

  @Whole({ description: 'what refunds and chargebacks took back of it' })
  returned: number;

  @NestedList(() => TopUpBonusLotView, { description: 'where what is left of it lies' })
  lots: TopUpBonusLotView[];
}

export class FactsCustomerView {
  @Id()
  id: string;

  @OneOf(CUSTOMER_STATUSES)
  status: CustomerStatus;

  @Text({ max: 3 })
  walletCurrency: MoneyField['currency'];
}

export class LotUseView {
  @OneOf(['voice', 'sms', 'data'])
  kind: 'voice' | 'sms' | 'data';

  @Whole({ nullable: true, description: 'null is unlimited' })
  granted: number | null;

  @Whole()
  used: number;

  @Flag({ description: 'given on top by a promotion' })
  bonus: boolean;
}

export class BoughtPlanView {
  @Id()
  subscriptionId: string;

  @Text({ max: 20 })
  subscriptionReference: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @OneOf(SUBSCRIPTION_STATES)
  state: SubscriptionState;

  @InstantField()
  startsAt: string;

  @InstantField()
  endsAt: string;

  @InstantField({ description: 'when it ends as things stand' })
  runsUntil: string;

  @InstantField({ nullable: true })
  stoppedAt: string | null;

  @InstantField({ nullable: true, description: 'when it went with its line to another customer' })
  movedAt: string | null;

  @Flag({ description: 'it was extended, or another plan waits behind it: it cannot be ended' })
  restedOn: boolean;

  @Flag({ description: 'an add-on pack: it can be kept or taken back, the plan under it stays' })
  isAddOn: boolean;

  @NestedList(() => LotUseView)
  lots: LotUseView[];
}

/** Everything that a refund of a payment is decided upon: the console previews with it (rules, `decideRefund`). */
export class RefundFactsView {
  @Nested(() => FactsPaymentView)
  payment: FactsPaymentView;

  @Nested(() => FactsPurchaseView)
  purchase: FactsPurchaseView;

  @Nested(() => FactsCustomerView)
  customer: FactsCustomerView;

  @Nested(() => MoneyField)
  walletBalance: MoneyField;

  @NestedList(() => GivenTopUpBonusView, { description: 'what promotions gave with the top-up' })
  bonuses: GivenTopUpBonusView[];

  @Nested(() => BoughtPlanView, { nullable: true })
  plan: BoughtPlanView | null;

  @Whole()
  refundsInYear: number;

  @NestedList(() => OfferedReasonView, { description: 'what can be chosen from' })
  reasons: OfferedReasonView[];

  @NestedList(() => LimitUseView, {
    description: 'what the caller may give alone, in this currency; none: nothing without approval',
  })
  limits: LimitUseView[];

  @InstantField({ description: "the server's time: the preview decides with it" })
  now: string;
}
