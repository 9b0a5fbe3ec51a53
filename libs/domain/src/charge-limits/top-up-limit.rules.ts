import { type CurrencyCode, fieldProblem, type Money, money } from '../kernel';

/** So many amounts fit beside each other in the dialog. */
export const MOST_PRESETS = 6;

/** What one top-up in a currency may be, and the amounts that are one click away; minor units. */
export interface TopUpLimits {
  currency: CurrencyCode;
  /** Smallest to largest; the ends are not the limits. */
  presets: readonly number[];
  least: number;
  most: number;
}

/** The amounts that staff choose with one click. */
export const topUpPresets = ({ presets, currency }: TopUpLimits): Money[] =>
  presets.map((amount) => money(amount, currency));

/**
 * The one rule for the size of a top-up, by dialog and API alike. Throws at the amount: `currency_mismatch`, or
 * `amount_too_small` and `amount_too_large` with the number that would do.
 */
export function refuseTopUpAmount(amount: Money, { currency, least, most }: TopUpLimits): void {
  if (amount.currency !== currency) throw fieldProblem('amount', 'currency_mismatch', { currency });
  // Written so that what is no number is too small.
  if (!(amount.amount >= least))
    throw fieldProblem('amount', 'amount_too_small', { least: money(least, currency) });
  if (amount.amount > most) throw fieldProblem('amount', 'amount_too_large', { most: money(most, currency) });
}

/**
 * Whether these can be the limits of a currency. Throws `amount_too_small` at `most` when it is less than the least, and
 * `presets_unfit` at `presets` unless they rise and lie within the limits.
 */
export function refuseUnfitLimits({ currency, presets, least, most }: TopUpLimits): void {
  if (most < least) throw fieldProblem('most', 'amount_too_small', { least: money(least, currency) });
  const rising = presets.every((amount, index) => index === 0 || amount > (presets[index - 1] ?? 0));
  const within = presets.every((amount) => amount >= least && amount <= most);
  if (rising && within) return;
  const limits = { least: money(least, currency), most: money(most, currency) };
  throw fieldProblem('presets', 'presets_unfit', limits);
}
