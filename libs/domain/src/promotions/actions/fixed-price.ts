import { type CurrencyCode, type Money } from '../../kernel';
import { type PriceAction } from '../../pricing';
import { amountIn } from '../money-table';

/** A price per currency instead of what is left to pay; never a higher one. In a currency without one it does not apply. */
export interface FixedPriceAction {
  kind: 'fixedPrice';
  amounts: Money[];
}

export function fixedPriceIn({ amounts }: FixedPriceAction, currency: CurrencyCode): PriceAction | null {
  const amountMinor = amountIn(amounts, currency);
  return amountMinor === null ? null : { kind: 'fixedPrice', amountMinor };
}
