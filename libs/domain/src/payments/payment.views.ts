import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text, Whole, Flag } from '../kernel';
import { PaymentBlockView } from '../payment-blocks';
import { PlanNameInput } from '../plans';
import { TOP_UP_BONUS_STATES, type TopUpBonusState } from './top-up.rules';
import {
  CARD_BRANDS,
  type CardBrand,
  PAYMENT_METHOD_KINDS,
  PAYMENT_METHOD_STATES,
  type PaymentMethodKind,
  type PaymentMethodState,
} from './payment-method.rules';
import {
  PAYMENT_PURPOSES,
  PAYMENT_STATES,
  type PaymentPurpose,
  type PaymentState,
  REVIEW_REASONS,
  type ReviewReason,
} from './payment.rules';
import {
  DECLINE_CODES,
  type DeclineCode,
  PAYMENT_PROVIDERS,
  type PaymentProviderName,
  PROVIDER_DISPUTE_STATES,
  type ProviderDisputeState,
} from './provider.types';

export class PaymentMethodView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @OneOf(PAYMENT_METHOD_KINDS)
  kind: PaymentMethodKind;

  @OneOf(CARD_BRANDS, { nullable: true, description: 'null where the kind has none' })
  brand: CardBrand | null;

  @Text({ max: 4, nullable: true })
  lastFour: string | null;

  @Whole({ nullable: true, description: 'null where the kind does not expire' })
  expiryMonth: number | null;

  @Whole({ nullable: true })
  expiryYear: number | null;

  @OneOf(PAYMENT_METHOD_STATES)
  state: PaymentMethodState;

  @Flag({ description: 'not removed, not expired and not blocked' })
  usable: boolean;

  @Nested(() => PaymentBlockView, { nullable: true, description: 'what keeps it from being charged' })
  block: PaymentBlockView | null;

  @Flag({ description: 'good, but not for long' })
  expiringSoon: boolean;

  @Flag({ description: 'pays when nobody names another one' })
  isDefault: boolean;

  @InstantField({ nullable: true, description: 'since when the customer lets us charge it without asking' })
  automaticUseSince: string | null;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  removedAt: string | null;
}

/** What paid or is to pay, as far as we know it. */
export class PaidWithView {
  @Id({ nullable: true, description: 'the saved method, if it is one' })
  methodId: string | null;

  @OneOf(PAYMENT_METHOD_KINDS)
  kind: PaymentMethodKind;

  @OneOf(CARD_BRANDS, { nullable: true })
  brand: CardBrand | null;

  @Text({ max: 4, nullable: true })
  lastFour: string | null;
}

/** A payment that looks like the same one taken twice. */
export class DuplicatePaymentView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @InstantField()
  createdAt: string;
}

/** A dispute about the payment, as much as has to be known with it. */
export class PaymentDisputeView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf([...PROVIDER_DISPUTE_STATES, 'accepted'])
  state: ProviderDisputeState | 'accepted';
}

export class PaymentView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @Nested(() => PaidWithView, { nullable: true })
  paidWith: PaidWithView | null;

  @OneOf(PAYMENT_PURPOSES)
  purpose: PaymentPurpose;

  @Id({ description: 'the top-up or the renewal' })
  purposeId: string;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Nested(() => MoneyField)
  captured: MoneyField;

  @Nested(() => MoneyField, { description: 'the sum of the refunds that count' })
  refunded: MoneyField;

  @OneOf(PAYMENT_STATES)
  state: PaymentState;

  @OneOf(DECLINE_CODES, { nullable: true })
  declineCode: DeclineCode | null;

  @Text({ max: 80, nullable: true })
  providerReference: string | null;

  @InstantField({ nullable: true, description: 'when the provider is asked (again)' })
  nextCheckAt: string | null;

  @Whole({ description: 'how often the provider was asked' })
  checks: number;

  @OneOf(REVIEW_REASONS, { nullable: true, description: 'why somebody has to look; null: nobody has to' })
  reviewReason: ReviewReason | null;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  settledAt: string | null;

  @Nested(() => PaymentDisputeView, {
    nullable: true,
    description: 'the newest dispute about it; not looked for inside other records',
  })
  dispute: PaymentDisputeView | null;

  @NestedList(() => DuplicatePaymentView, {
    description:
      'payments of the same customer, purpose and amount within ten minutes; not looked for inside other records',
  })
  duplicates: DuplicatePaymentView[];
}

/** What a promotion gives with a top-up. */
export class TopUpBonusOfferView {
  @Id()
  promotionId: string;

  @Text({ max: 40, description: 'of the promotion' })
  code: string;

  @Nested(() => PlanNameInput)
  name: PlanNameInput;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Whole({ min: 1, nullable: true, description: 'how long it can be spent; null: for ever' })
  validDays: number | null;
}

export class TopUpOfferView {
  @NestedList(() => TopUpBonusOfferView)
  bonuses: TopUpBonusOfferView[];

  @Nested(() => MoneyField, { description: 'all of them together' })
  bonus: MoneyField;
}

export class TopUpBonusView extends TopUpBonusOfferView {
  @OneOf(TOP_UP_BONUS_STATES, { description: '`lost`: used up by others before the money came' })
  state: TopUpBonusState;
}

export class TopUpView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @NestedList(() => TopUpBonusView, { description: 'what promotions give with it' })
  bonuses: TopUpBonusView[];

  @Nested(() => PaymentView)
  payment: PaymentView;

  @InstantField()
  createdAt: string;
}
