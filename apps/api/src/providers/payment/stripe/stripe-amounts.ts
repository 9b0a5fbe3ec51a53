import {
  CURRENCY_DECIMALS,
  type CurrencyCode,
  isCurrencyCode,
  type Money,
  money,
} from '@ur-desk/domain/kernel';
import { UnusableAnswer } from '../unusable-answer';

/** Decimals of an amount in Stripe's API, by its page on currencies; they need not be those of ISO 4217. */
const STRIPE_DECIMALS: Record<CurrencyCode, 0 | 2 | 3> = {
  AED: 2,
  AUD: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  INR: 2,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MYR: 2,
  SGD: 2,
  THB: 2,
  TWD: 2,
  USD: 2,
};

/** Stripe takes amounts of up to eight digits. */
const LARGEST = 99_999_999;

const factor = (currency: CurrencyCode): number =>
  10 ** (STRIPE_DECIMALS[currency] - CURRENCY_DECIMALS[currency]);

/**
 * The amount as Stripe wants it, or null when it cannot take it: too large, or in a currency with three decimals whose last
 * digit is not 0. It is never rounded: the customer pays to the unit what we ask for.
 */
export function stripeAmount({ amount, currency }: Money): number | null {
  const value = amount * factor(currency);
  if (!Number.isSafeInteger(value) || value <= 0 || value > LARGEST) return null;
  return STRIPE_DECIMALS[currency] === 3 && value % 10 !== 0 ? null : value;
}

/** What Stripe says it took or gave. Throws `UnusableAnswer` when it is no amount of ours. */
export function moneyOfStripe(amount: unknown, currency: unknown): Money {
  const code = typeof currency === 'string' ? currency.toUpperCase() : '';
  if (typeof amount !== 'number' || !isCurrencyCode(code)) throw new UnusableAnswer('stripe', 'no amount');
  const value = amount / factor(code);
  if (!Number.isSafeInteger(value)) throw new UnusableAnswer('stripe', 'an amount that is no whole number');
  return money(value, code);
}
