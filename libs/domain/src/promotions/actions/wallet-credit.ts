import { type CurrencyCode, type Money } from '../../kernel';
import { type PriceAction } from '../../pricing';
import { amountIn } from '../money-table';

/** An amount per currency, given to the wallet on top of a top-up; in a currency without one it does not apply. */
export interface WalletCreditAction {
  kind: 'walletCredit';
  amounts: Money[];
  /** How long it can be spent; null: for ever. */
  validDays: number | null;
}

export function walletCreditIn(
  { amounts, validDays }: WalletCreditAction,
  currency: CurrencyCode,
): PriceAction | null {
  const amountMinor = amountIn(amounts, currency);
  return amountMinor === null ? null : { kind: 'walletCredit', amountMinor, validDays };
}
