import { type CurrencyCode, type LocalText, type Money } from '../kernel';

/** What a code of a service is made of; codes never change. */
export const SERVICE_CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is priced of a service: voicemail, caller ID and the like (decision 0514). */
export interface ServiceTerms {
  code: string;
  name: LocalText;
  /** For a month, per currency of the wallet, tax included; a currency that is not named: not sold there. */
  fees: readonly Money[];
}

/** What a service costs for a month in a currency, minor units; null: it is not sold there. */
export const monthlyFeeIn = ({ fees }: Pick<ServiceTerms, 'fees'>, currency: CurrencyCode): number | null =>
  fees.find((one) => one.currency === currency)?.amount ?? null;
