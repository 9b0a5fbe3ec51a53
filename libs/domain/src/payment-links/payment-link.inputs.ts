import { Flag, Id, MoneyField, Nested, OneOf, PositiveMoney, SomeOf, Whole } from '../kernel';
import {
  OUTSIDE_PROVIDERS,
  type OutsideProviderName,
  PAYMENT_METHOD_KINDS,
  type PaymentMethodKind,
} from '../payments';
import { LINK_VALID_FOR_MINUTES } from './payment-link.rules';
import { type LinkOrder } from './payment-link.types';

/** A payment that the customer makes on a page of the provider. */
export class LinkOrderInput implements LinkOrder {
  @OneOf(OUTSIDE_PROVIDERS)
  provider: OutsideProviderName;

  @SomeOf(PAYMENT_METHOD_KINDS, { description: 'what the customer may choose from' })
  methodKinds: PaymentMethodKind[];

  @Whole({ min: LINK_VALID_FOR_MINUTES.min, max: LINK_VALID_FOR_MINUTES.max })
  validForMinutes: number;

  @Flag({ description: 'the customer wants the method to be kept for later' })
  saveMethod: boolean;

  @Flag({ description: 'send it to the customer by e-mail as soon as it is open' })
  sendByEmail: boolean;
}

/** A link for a top-up. For a renewal, name the link as who pays in the quote. */
export class CreatePaymentLinkInput {
  @Id()
  customerId: string;

  @Nested(() => PositiveMoney)
  amount: PositiveMoney;

  @Nested(() => LinkOrderInput)
  link: LinkOrderInput;

  @Nested(() => MoneyField, {
    optional: true,
    description: 'the bonus that was shown; another one is refused',
  })
  expectedBonus?: MoneyField;
}
