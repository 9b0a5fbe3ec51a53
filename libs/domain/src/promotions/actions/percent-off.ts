import { type CurrencyCode, type Money } from '../../kernel';
import { type PriceAction } from '../../pricing';
import { amountIn } from '../money-table';

/** A percentage, at most the cap of the currency; a currency without a cap has no limit. */
export interface PercentOffAction {
  kind: 'percentOff';
  /** 1 % = 100. */
  discountBps: number;
  caps: Money[];
}

export const percentOffIn = (
  { discountBps, caps }: PercentOffAction,
  currency: CurrencyCode,
): PriceAction => ({ kind: 'percentOff', discountBps, capMinor: amountIn(caps, currency) });
