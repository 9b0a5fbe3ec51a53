import { Flag, Id, Nested, OneOf, Text } from '../kernel';
import { LinkOrderInput } from '../payment-links';
import { RENEWAL_POLICIES, type RenewalPolicy } from '../subscriptions';
import { RENEWAL_CHANNELS, type RenewalChannel } from './renewal.types';

/** Who pays: the wallet as far as it reaches, then the method or the customer on a provider's page. */
export class RenewalPaymentInput {
  @Flag()
  useWallet: boolean;

  @Id({ optional: true, description: 'a saved payment method of this customer' })
  methodId?: string;

  @Nested(() => LinkOrderInput, { optional: true, description: 'the customer pays on a page of a provider' })
  link?: LinkOrderInput;
}

export class CreateQuoteInput {
  @Id()
  customerId: string;

  @Id()
  lineId: string;

  @Id()
  planId: string;

  @OneOf(RENEWAL_POLICIES)
  policy: RenewalPolicy;

  @Text({ max: 40, optional: true })
  couponCode?: string;

  @Nested(() => RenewalPaymentInput)
  payment: RenewalPaymentInput;

  @OneOf(RENEWAL_CHANNELS)
  channel: RenewalChannel;
}

/** Takes a quote up: names what was shown, so that nothing else can be bought. */
export class CreateRenewalInput {
  @Id()
  quoteId: string;

  @Text({ max: 64, pattern: /^[0-9a-f]{64}$/, description: 'hash of the quote that was shown' })
  quoteHash: string;
}

/** Tries a failed step again; without `payment`, as before. */
export class RetryStepInput {
  @Nested(() => RenewalPaymentInput, { optional: true })
  payment?: RenewalPaymentInput;
}
