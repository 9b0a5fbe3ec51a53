import {
  addMoney,
  type CurrencyCode,
  fieldProblem,
  type Instant,
  type Money,
  money,
  Problem,
} from '../kernel';
import { type MethodFacts, refuseUnusableMethod } from './payment-method.rules';
import { type PaymentState } from './payment.rules';

/** What staff can choose with one click, smallest to largest, in minor units; the ends are not the limits. */
const PRESETS: Record<CurrencyCode, readonly number[]> = {
  AED: [2000, 5000, 10000, 20000],
  AUD: [1000, 2000, 5000, 10000],
  BRL: [2000, 5000, 10000, 20000],
  CAD: [1000, 2000, 5000, 10000],
  CHF: [1000, 2000, 5000, 10000],
  CNY: [3000, 5000, 10000, 20000],
  EUR: [1000, 2000, 5000, 10000],
  GBP: [1000, 2000, 5000, 10000],
  HKD: [5000, 10000, 20000, 50000],
  INR: [20000, 50000, 100000, 200000],
  JPY: [1000, 2000, 5000, 10000],
  KRW: [10000, 20000, 50000, 100000],
  KWD: [3000, 5000, 10000, 20000],
  MYR: [2000, 5000, 10000, 20000],
  SGD: [1000, 2000, 5000, 10000],
  THB: [20000, 50000, 100000, 200000],
  TWD: [20000, 50000, 100000, 200000],
  USD: [1000, 2000, 5000, 10000],
};

export const topUpPresets = (currency: CurrencyCode): Money[] =>
  PRESETS[currency].map((amount) => money(amount, currency));

/** The least and the most of one top-up: a tenth of the smallest and fifty times the largest preset. */
export function topUpLimits(currency: CurrencyCode): { min: Money; max: Money } {
  const presets = PRESETS[currency];
  const [least = 1, most = 1] = [presets[0], presets.at(-1)];
  return { min: money(least / 10, currency), max: money(most * 50, currency) };
}

/** Throws `currency_mismatch` or `amount_out_of_limits`, at the amount. */
export function refuseTopUpAmount(amount: Money, currency: CurrencyCode): void {
  if (amount.currency !== currency) throw fieldProblem('amount', 'currency_mismatch', { currency });
  const limits = topUpLimits(currency);
  const within = amount.amount >= limits.min.amount && amount.amount <= limits.max.amount;
  if (!within) throw fieldProblem('amount', 'amount_out_of_limits', limits);
}

export interface TopUpFacts {
  customerStatus: 'active' | 'suspended' | 'closed';
  walletCurrency: CurrencyCode;
  /** Null: the customer pays on a provider's page. */
  method: MethodFacts | null;
  /** A top-up of this customer without an answer yet, if there is one. */
  openPayment: { reference: string; state: PaymentState } | null;
}

/**
 * While a charge has no answer, a second one might charge twice (rules 4). Throws `payment_link_open` while the customer can
 * still pay on a page, else `payment_unknown`.
 */
export function refuseWhileWaiting(open: { reference: string; state: PaymentState } | null): void {
  if (open === null) return;
  const { reference, state } = open;
  throw new Problem(state === 'requiresAction' ? 'payment_link_open' : 'payment_unknown', { reference });
}

/**
 * Whether a top-up may be charged; throws the problem when not: account closed, wrong currency, amount out of limits,
 * card unusable, or an earlier charge without an answer (rules 4: a second one is refused with the reason).
 */
export function decideTopUp(facts: TopUpFacts, input: { amount: Money }, now: Instant): Money {
  if (facts.customerStatus === 'closed') throw new Problem('customer_closed');
  refuseTopUpAmount(input.amount, facts.walletCurrency);
  if (facts.method) refuseUnusableMethod(facts.method, now);
  refuseWhileWaiting(facts.openPayment);
  return input.amount;
}

/** The balance that the customer will see, for the preview before the card is charged. */
export const balanceAfterTopUp = (balance: Money, amount: Money): Money => addMoney(balance, amount);
