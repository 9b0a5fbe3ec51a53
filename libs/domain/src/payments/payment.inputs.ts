import { Id, Nested, OneOf, PositiveMoney, Whole } from '../kernel';
import { SANDBOX_TOKENS, type SandboxToken } from './sandbox.rules';

/** A saved method. Card data never reaches us: only the provider's token does (rules 4). */
export class AddPaymentMethodInput {
  @Id()
  customerId: string;

  @OneOf(SANDBOX_TOKENS, { description: "one of the sandbox's test cards" })
  token: SandboxToken;

  @Whole({ min: 1, max: 12 })
  expiryMonth: number;

  @Whole({ min: 2000, max: 2099 })
  expiryYear: number;
}

/** Money from a saved method into the wallet. */
export class CreateTopUpInput {
  @Id()
  customerId: string;

  @Nested(() => PositiveMoney)
  amount: PositiveMoney;

  @Id({ description: 'a saved payment method of this customer' })
  methodId: string;
}
