import { numberFormat } from './formats';

/**
 * Money is an integer number of minor units and an ISO 4217 currency (rules 1). This is the only place that rounds.
 * Amounts are safe integers; no float ever holds money.
 */

/** The currencies an operator can sell in, with their number of decimals (ISO 4217). */
export const CURRENCY_DECIMALS = {
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
} as const;

export type CurrencyCode = keyof typeof CURRENCY_DECIMALS;

export const CURRENCY_CODES = Object.keys(CURRENCY_DECIMALS) as CurrencyCode[];

/** `amount` is in minor units (1999 CNY = ¥19.99, 1999 JPY = ¥1,999). */
export interface Money {
  amount: number;
  currency: CurrencyCode;
}

export const BPS_PER_WHOLE = 10_000;

export const isCurrencyCode = (text: string): text is CurrencyCode => Object.hasOwn(CURRENCY_DECIMALS, text);

/** Builds an amount. Throws RangeError when it is not a safe integer: that is a bug, never a user's mistake. */
export function money(amount: number, currency: CurrencyCode): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of minor units: ${amount}`);
  return { amount: amount === 0 ? 0 : amount, currency };
}

function sameCurrency(a: Money, b: Money): CurrencyCode {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not mix`);
  return a.currency;
}

export const addMoney = (a: Money, b: Money): Money => money(a.amount + b.amount, sameCurrency(a, b));

export const subtractMoney = (a: Money, b: Money): Money => money(a.amount - b.amount, sameCurrency(a, b));

/**
 * `amountMinor × numerator / denominator`, rounded half up (towards +∞ on a tie) to whole minor units.
 * Exact for every safe integer, because the product is taken in big integers.
 */
export function shareOf(amountMinor: number, numerator: number, denominator: number): number {
  if (denominator <= 0) throw new RangeError('the denominator must be positive');
  const twice = 2n * BigInt(amountMinor) * BigInt(numerator) + BigInt(denominator);
  const by = 2n * BigInt(denominator);
  const floor = twice / by - (twice % by < 0n ? 1n : 0n);
  return money(Number(floor), 'CNY').amount;
}

/** A percentage in basis points (1 % = 100) of an amount, rounded half up once (rules 1). */
export const percentOf = (amountMinor: number, bps: number): number =>
  shareOf(amountMinor, bps, BPS_PER_WHOLE);

/**
 * Splits an amount by weights so that the parts always add up to the whole: largest remainder first, ties to the
 * earlier part (rules 1). All weights zero: equal parts.
 */
export function splitByWeights(amountMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new RangeError('nothing to split over');
  if (weights.some((w) => !Number.isSafeInteger(w) || w < 0))
    throw new RangeError('weights are whole and not negative');
  const used = weights.every((w) => w === 0) ? weights.map(() => 1) : weights;
  const sum = used.reduce((total, w) => total + BigInt(w), 0n);
  const whole = BigInt(Math.abs(amountMinor));
  const floors = used.map((w) => (whole * BigInt(w)) / sum);
  const remainders = used.map((w, index) => ({ index, rest: (whole * BigInt(w)) % sum }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const missing = Number(whole - floors.reduce((total, part) => total + part, 0n));
  const extra = new Set(remainders.slice(0, missing).map((r) => r.index));
  const sign = amountMinor < 0 ? -1 : 1;
  return floors.map((part, index) => {
    const size = Number(part) + (extra.has(index) ? 1 : 0);
    return size === 0 ? 0 : sign * size;
  });
}

/** For display: `¥19.99`, `US$1,000.00`. The locale is a BCP 47 tag. */
export function formatMoney(value: Money, locale: string): string {
  const decimals = CURRENCY_DECIMALS[value.currency];
  return numberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    currencyDisplay: 'symbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(minorToDecimal(value) as unknown as number);
}

/** The amount as a decimal string in major units: `"19.99"`, exact. */
export function minorToDecimal(value: Money): string {
  const decimals = CURRENCY_DECIMALS[value.currency];
  const digits = Math.abs(value.amount)
    .toString()
    .padStart(decimals + 1, '0');
  const sign = value.amount < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * What a person typed (`19.99`, `1,000`, `１９.９`) as minor units, or null when it is not an amount of that currency:
 * too many decimals, letters, a decimal comma, beyond a safe integer.
 */
export function parseMajor(text: string, currency: CurrencyCode): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain)) return null;
  const [whole = '0', fraction = ''] = plain.replace('-', '').replaceAll(',', '').split('.');
  const decimals = CURRENCY_DECIMALS[currency];
  if (fraction.length > decimals) return null;
  const amount = Number(whole + fraction.padEnd(decimals, '0')) * (plain.startsWith('-') ? -1 : 1);
  return Number.isSafeInteger(amount) ? (amount === 0 ? 0 : amount) : null;
}
