import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type ChargeAnswer, type LookupAnswer, type PaymentProviderName } from '@ur-desk/domain/payments';

export interface ChargeRequest {
  /** Our payment id: the same at every retry, so that the provider charges once (P3). */
  idempotencyKey: string;
  /** The provider's token of the method. */
  token: string;
  /** Minor units. */
  amount: number;
  currency: CurrencyCode;
}

/** The outside world of payments. Never called while a transaction is open (rules 2, P6). */
export interface PaymentProvider {
  readonly name: PaymentProviderName;
  /** Takes money. Rejects with anything when there is no answer: whether money moved is then unknown (P4). */
  charge(request: ChargeRequest): Promise<ChargeAnswer>;
  /** What became of a charge, by our key. */
  lookup(idempotencyKey: string): Promise<LookupAnswer>;
}

/** The provider did not answer in time. */
export class ProviderTimeout extends Error {
  constructor(readonly provider: string) {
    super(`${provider} did not answer in time`);
    this.name = 'ProviderTimeout';
  }
}
