import { type CurrencyCode, type Money, money } from '../kernel';

/**
 * The accounts that are kept per customer (rules 2). `wallet` is what we owe the customer; `cash:<provider>` is what a
 * payment provider holds for us. Company totals are sums over customers.
 */
export const ACCOUNT_CODES = [
  'wallet',
  'revenue',
  'goodwill_cost',
  'promotion_cost',
  'fee_cost',
  'receivable',
] as const;
export type CashAccountCode = `cash:${string}`;
export type AccountCode = (typeof ACCOUNT_CODES)[number] | CashAccountCode;

export const cashAccount = (provider: string): CashAccountCode => `cash:${provider}`;

export const isAccountCode = (code: string): code is AccountCode =>
  (ACCOUNT_CODES as readonly string[]).includes(code) || /^cash:[a-z]{1,20}$/.test(code);

/** Which side makes a balance grow: a wallet grows by credits (we owe more), cash by debits (we have more). */
export type AccountSide = 'debit' | 'credit';

export function normalSide(code: AccountCode): AccountSide {
  return code === 'wallet' || code === 'revenue' ? 'credit' : 'debit';
}

/** Sums of one account of one customer, in minor units of its currency. `held` is promised but not yet moved. */
export interface AccountSums {
  debits: number;
  credits: number;
  held: number;
}

export const balanceOf = (code: AccountCode, sums: AccountSums): number =>
  normalSide(code) === 'credit' ? sums.credits - sums.debits : sums.debits - sums.credits;

/** What can be spent: the balance without what is held. Only the wallet has a floor, and it is zero (rules 2). */
export const availableOf = (code: AccountCode, sums: AccountSums): number =>
  balanceOf(code, sums) - sums.held;

export const WALLET_FLOOR = 0;

export const emptyAccount = (): AccountSums => ({ debits: 0, credits: 0, held: 0 });

/** A wallet as shown and as decided upon. */
export interface WalletBalance {
  balance: Money;
  held: Money;
  available: Money;
}

export function walletBalance(sums: AccountSums, currency: CurrencyCode): WalletBalance {
  return {
    balance: money(balanceOf('wallet', sums), currency),
    held: money(sums.held, currency),
    available: money(availableOf('wallet', sums), currency),
  };
}
