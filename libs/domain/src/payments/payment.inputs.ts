import { Flag, Id, MoneyField, Nested, OneOf, PositiveMoney, Text, Whole } from '../kernel';
import { PAYMENT_RESOLUTIONS, type PaymentResolution } from './resolution.rules';
import { OUTSIDE_PROVIDERS, type OutsideProviderName } from './provider.types';

/** Starts with or contains a letter: a card number never passes, whoever pastes it there (rules 4). */
const TOKEN = /^(?=.*[A-Za-z])[\x21-\x7e]+$/;

/** A saved method. Card data never reaches us: only the provider's token does (rules 4). */
export class AddPaymentMethodInput {
  @Id()
  customerId: string;

  @OneOf(OUTSIDE_PROVIDERS)
  provider: OutsideProviderName;

  @Text({
    max: 200,
    pattern: TOKEN,
    description: "made by the provider's own form; the sandbox has test cards",
  })
  token: string;

  @Whole({ min: 1, max: 12, optional: true, description: 'where the provider does not know it itself' })
  expiryMonth?: number;

  @Whole({ min: 2000, max: 2099, optional: true })
  expiryYear?: number;

  @Flag({ description: 'the customer lets us charge it for automatic renewals' })
  automaticUse: boolean;
}

/** Whether the customer lets us charge a method without asking each time. */
export class MethodConsentInput {
  @Flag()
  automaticUse: boolean;
}

/** A top-up as it is asked about. */
export class TopUpOfferInput {
  @Id()
  customerId: string;

  @Nested(() => PositiveMoney)
  amount: PositiveMoney;
}

/** Money from a saved method into the wallet. */
export class CreateTopUpInput {
  @Id()
  customerId: string;

  @Nested(() => PositiveMoney)
  amount: PositiveMoney;

  @Id({ description: 'a saved payment method of this customer' })
  methodId: string;

  @Nested(() => MoneyField, {
    optional: true,
    description: 'the bonus that was shown; another one is refused, and nothing is charged',
  })
  expectedBonus?: MoneyField;
}

/** What somebody found out about a payment that the provider could not tell us; another person has to agree. */
export class ResolvePaymentInput {
  @OneOf(PAYMENT_RESOLUTIONS)
  outcome: PaymentResolution;

  @Text({
    max: 80,
    optional: true,
    description: "the provider's reference of the money; required for `captured`",
  })
  providerReference?: string;

  @Text({ min: 10, max: 500, description: 'where it was looked up, and what stands there' })
  evidence: string;
}
