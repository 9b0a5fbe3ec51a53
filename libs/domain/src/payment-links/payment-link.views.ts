import {
  type CurrencyCode,
  CURRENCY_CODES,
  Flag,
  Id,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  SomeOf,
  Text,
} from '../kernel';
import {
  DECLINE_CODES,
  type DeclineCode,
  OUTSIDE_PROVIDERS,
  type OutsideProviderName,
  PaidWithView,
  PAYMENT_METHOD_KINDS,
  PAYMENT_PROVIDERS,
  PAYMENT_PURPOSES,
  type PaymentMethodKind,
  type PaymentProviderName,
  type PaymentPurpose,
} from '../payments';
import {
  PAYMENT_LINK_KINDS,
  PAYMENT_LINK_STATES,
  type PaymentLinkKind,
  type PaymentLinkState,
} from './payment-link.types';

export class PaymentLinkView {
  @Id({ description: 'the id of its payment: each link is for one' })
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20, description: 'the reference of its payment' })
  reference: string;

  @OneOf(PAYMENT_LINK_KINDS)
  kind: PaymentLinkKind;

  @OneOf(PAYMENT_LINK_STATES)
  state: PaymentLinkState;

  @Text({ max: 300, nullable: true, description: 'what the customer opens; null when it is over' })
  url: string | null;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @SomeOf(PAYMENT_METHOD_KINDS)
  methodKinds: PaymentMethodKind[];

  @Flag()
  saveMethod: boolean;

  @OneOf(PAYMENT_PURPOSES)
  purpose: PaymentPurpose;

  @Id({ description: 'the top-up or the renewal' })
  purposeId: string;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Nested(() => PaidWithView, { nullable: true })
  paidWith: PaidWithView | null;

  @OneOf(DECLINE_CODES, { nullable: true })
  declineCode: DeclineCode | null;

  @InstantField()
  expiresAt: string;

  @InstantField({ nullable: true, description: 'when we closed it' })
  cancelledAt: string | null;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  settledAt: string | null;
}

/** A provider with a page of its own. */
export class LinkProviderView {
  @OneOf(OUTSIDE_PROVIDERS)
  name: OutsideProviderName;

  @Flag({ description: 'it has all that it needs; one that is off takes nothing' })
  on: boolean;

  @SomeOf(CURRENCY_CODES)
  currencies: CurrencyCode[];

  @SomeOf(PAYMENT_METHOD_KINDS, { description: 'what its page offers' })
  methodKinds: PaymentMethodKind[];
}

/** What a link can be ordered from; the same order as elsewhere. */
export class LinkProvidersView {
  @NestedList(() => LinkProviderView)
  providers: LinkProviderView[];
}
