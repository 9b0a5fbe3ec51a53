import { Flag, Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole } from '../kernel';
import {
  PAYMENT_PROVIDERS,
  PAYMENT_PURPOSES,
  PAYMENT_STATES,
  type PaymentProviderName,
  type PaymentPurpose,
  type PaymentState,
} from '../payments';
import { ActorView } from '../ledger';
import { PlanNameInput } from '../plans';
import { OfferedReasonView } from '../reason-codes';
import { SUBSCRIPTION_STATES, type SubscriptionState } from '../subscriptions';
import {
  PLAN_EFFECTS,
  type PlanEffect,
  POLICY_RULES,
  type PolicyRule,
  REFUND_DESTINATIONS,
  REFUND_STATES,
  type RefundDestination,
  type RefundState,
  SUGGESTION_BASES,
  type SuggestionBasis,
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

  @Text({ max: 40, description: 'of the catalogue (`reason-codes`)' })
  reasonCode: string;

  @Text({ max: 500, nullable: true })
  comment: string | null;

  @OneOf(PLAN_EFFECTS)
  planEffect: PlanEffect;

  @OneOf(REFUND_STATES)
  state: RefundState;

  @Nested(() => RefundSuggestionView)
  suggestion: RefundSuggestionView;

  @Nested(() => PolicyVerdictView)
  policy: PolicyVerdictView;

  @Text({ max: 500, nullable: true })
  overrideReason: string | null;

  @Nested(() => MoneyField)
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
}

export class FactsPurchaseView {
  @Nested(() => MoneyField, { description: 'what the renewal moved from the wallet to revenue' })
  posted: MoneyField;

  @Nested(() => MoneyField, { description: 'what of it came back, whichever payment it was' })
  refunded: MoneyField;
}

export class FactsCustomerView {
  @Id()
  id: string;

  @OneOf(['active', 'suspended', 'closed'])
  status: 'active' | 'suspended' | 'closed';

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

  @InstantField({ nullable: true })
  stoppedAt: string | null;

  @Flag({ description: 'it was extended, or another plan waits behind it: it cannot be stopped' })
  restedOn: boolean;

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

  @Nested(() => BoughtPlanView, { nullable: true })
  plan: BoughtPlanView | null;

  @Whole()
  refundsInYear: number;

  @NestedList(() => OfferedReasonView, { description: 'what can be chosen from' })
  reasons: OfferedReasonView[];

  @InstantField({ description: "the server's time: the preview decides with it" })
  now: string;
}
