import {
  CURRENCY_DECIMALS,
  type CurrencyCode,
  isCurrencyCode,
  type Money,
  money,
} from '@ur-desk/domain/kernel';
import { UnusableAnswer } from '../unusable-answer';

/** Decimals of the currencies that PayPal takes, by its page on currency codes; the others it does not take. */
const PAYPAL_DECIMALS: Readonly<Partial<Record<CurrencyCode, 0 | 2>>> = {
  AUD: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  JPY: 0,
  MYR: 2,
  SGD: 2,
  THB: 2,
  TWD: 0,
  USD: 2,
};

export const PAYPAL_CURRENCIES = Object.keys(PAYPAL_DECIMALS) as CurrencyCode[];

export interface PayPalMoney {
  currencyCode: string;
  value: string;
}

/**
 * The amount as PayPal wants it (`19.99`), or null when it cannot take it: in a currency that it writes without decimals, only
 * whole units exist. It is never rounded.
 */
export function payPalMoney({ amount, currency }: Money): PayPalMoney | null {
  const decimals = PAYPAL_DECIMALS[currency];
  if (decimals === undefined || amount <= 0) return null;
  const perUnit = 10 ** CURRENCY_DECIMALS[currency];
  if (decimals === 0)
    return amount % perUnit === 0 ? { currencyCode: currency, value: String(amount / perUnit) } : null;
  const cents = String(amount % perUnit).padStart(decimals, '0');
  return { currencyCode: currency, value: `${Math.floor(amount / perUnit)}.${cents}` };
}

const VALUE = /^(\d{1,13})(?:\.(\d{1,3}))?$/;

/** What PayPal says it took or gave, exactly. Throws `UnusableAnswer` when it is no amount of ours. */
export function moneyOfPayPal(said: Partial<PayPalMoney> | undefined): Money {
  const { currencyCode = '', value = '' } = said ?? {};
  const [, whole = '', fraction = ''] = VALUE.exec(value) ?? [];
  if (!isCurrencyCode(currencyCode) || whole === '') throw new UnusableAnswer('paypal', 'no amount');
  const decimals = CURRENCY_DECIMALS[currencyCode];
  const minor = fraction.slice(0, decimals).padEnd(decimals, '0');
  if (/[1-9]/.test(fraction.slice(decimals))) throw new UnusableAnswer('paypal', 'a part of a minor unit');
  return money(Number(whole + minor), currencyCode);
}
