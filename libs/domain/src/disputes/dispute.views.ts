import { Flag, Id, InstantField, MoneyField, Nested, OneOf, Text, Whole } from '../kernel';
import { ActorView } from '../ledger';
import {
  DISPUTE_REFUSALS,
  type DisputeRefusal,
  OUTSIDE_PROVIDERS,
  type OutsideProviderName,
  PAYMENT_PURPOSES,
  type PaymentPurpose,
} from '../payments';
import { PlanNameInput } from '../plans';
import { TIER_PROGRESSES, type TierProgress } from '../refunds';
import { SUBSCRIPTION_STATES, type SubscriptionState } from '../subscriptions';
import {
  DISPUTE_ANSWERS,
  DISPUTE_PLAN_EFFECTS,
  DISPUTE_REASONS,
  DISPUTE_STATES,
  type DisputeAnswerKind,
  type DisputePlanEffect,
  type DisputeReason,
  type DisputeState,
} from './dispute.types';

export class DisputedPaymentView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(PAYMENT_PURPOSES)
  purpose: PaymentPurpose;

  @Nested(() => MoneyField)
  captured: MoneyField;

  @Nested(() => MoneyField, { description: 'the sum of the refunds that count' })
  refunded: MoneyField;
}

export class DisputedPlanView {
  @Id()
  subscriptionId: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @OneOf(SUBSCRIPTION_STATES)
  state: SubscriptionState;

  @Flag({ description: 'an add-on pack on the plan of this subscription' })
  isAddOn: boolean;
}

/** Our answer to a dispute. */
export class DisputeAnswerView {
  @OneOf(DISPUTE_ANSWERS)
  kind: DisputeAnswerKind;

  @Flag({ description: 'the provider has not confirmed it yet' })
  sending: boolean;

  @Text({ max: 500, nullable: true })
  comment: string | null;

  @Nested(() => ActorView)
  actor: ActorView;

  @InstantField()
  at: string;
}

/** A payment to which its payer objected at the provider. */
export class DisputeView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(OUTSIDE_PROVIDERS)
  provider: OutsideProviderName;

  @Text({ max: 80, description: 'the provider’s own name of it' })
  providerReference: string;

  @Nested(() => DisputedPaymentView)
  payment: DisputedPaymentView;

  @OneOf(DISPUTE_STATES)
  state: DisputeState;

  @OneOf(DISPUTE_REASONS)
  reason: DisputeReason;

  @Text({ max: 80, description: 'the provider’s own word for it' })
  providerReason: string;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Flag({ description: 'the provider has taken the money back' })
  fundsTaken: boolean;

  @Nested(() => MoneyField, { description: 'what stands as taken from the balance' })
  fromWallet: MoneyField;

  @Nested(() => MoneyField, { description: 'what the balance did not cover: the customer owes it' })
  owed: MoneyField;

  @Nested(() => MoneyField, { description: 'what stands as taken back of the bonus that came with a top-up' })
  bonusBack: MoneyField;

  @Nested(() => MoneyField, { nullable: true, description: 'what the provider charges us for it' })
  fee: MoneyField | null;

  @InstantField({ nullable: true })
  evidenceDueAt: string | null;

  @Text({ max: 5_000, nullable: true })
  evidenceText: string | null;

  @Whole()
  evidenceFiles: number;

  @Nested(() => DisputeAnswerView, { nullable: true })
  answer: DisputeAnswerView | null;

  @OneOf(DISPUTE_REFUSALS, { nullable: true, description: 'why the provider did not take our last answer' })
  answerRefusal: DisputeRefusal | null;

  @Nested(() => DisputedPlanView, { nullable: true, description: 'what the payment bought' })
  plan: DisputedPlanView | null;

  @OneOf(DISPUTE_PLAN_EFFECTS)
  planEffect: DisputePlanEffect;

  @OneOf(TIER_PROGRESSES)
  tierProgress: TierProgress;

  @InstantField({ description: 'when we learnt of it' })
  createdAt: string;

  @InstantField({ description: 'when the provider was asked last' })
  askedAt: string;

  @InstantField({ nullable: true })
  settledAt: string | null;

  @Whole()
  version: number;
}
