import { type CurrencyCode, type Money } from '../../kernel';
import { type PriceAction } from '../../pricing';
import { amountIn } from '../money-table';

/** An amount per currency; in a currency without one it does not apply. */
export interface AmountOffAction {
  kind: 'amountOff';
  amounts: Money[];
}

export function amountOffIn({ amounts }: AmountOffAction, currency: CurrencyCode): PriceAction | null {
  const amountMinor = amountIn(amounts, currency);
  return amountMinor === null ? null : { kind: 'amountOff', amountMinor };
}
