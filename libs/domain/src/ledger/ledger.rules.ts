import { type CurrencyCode, money, Problem } from '../kernel';
import { type AccountCode, type AccountSums, availableOf, emptyAccount, WALLET_FLOOR } from './account.rules';
import { type TransferDraft } from './posting.rules';

export type Accounts = Partial<Record<AccountCode, AccountSums>>;

/** How much each account is debited and credited by some transfers, in minor units. */
export function deltasOf(
  drafts: readonly TransferDraft[],
): Map<AccountCode, { debit: number; credit: number }> {
  const deltas = new Map<AccountCode, { debit: number; credit: number }>();
  const of = (code: AccountCode) => {
    const delta = deltas.get(code) ?? { debit: 0, credit: 0 };
    deltas.set(code, delta);
    return delta;
  };
  for (const { debit, credit, amount } of drafts) {
    of(debit).debit += amount.amount;
    of(credit).credit += amount.amount;
  }
  return deltas;
}

/**
 * The accounts of one customer after some transfers; the same sums that the ledger's statement makes. Throws
 * `balance_too_low` when the wallet would fall below its floor (L3) and `currency_mismatch` when a transfer is in another
 * currency than the customer's (rules 1).
 */
export function applyTransfers(
  accounts: Accounts,
  drafts: readonly TransferDraft[],
  currency: CurrencyCode,
): Accounts {
  if (drafts.some((d) => d.amount.currency !== currency))
    throw new Problem('currency_mismatch', { currency });
  const after: Accounts = { ...accounts };
  for (const [code, delta] of deltasOf(drafts)) {
    const before = accounts[code] ?? emptyAccount();
    const sums = { ...before, debits: before.debits + delta.debit, credits: before.credits + delta.credit };
    if (code === 'wallet' && availableOf(code, sums) < WALLET_FLOOR)
      throw balanceTooLow(availableOf(code, before), delta.debit - delta.credit, currency);
    after[code] = sums;
  }
  return after;
}

/** What to tell staff when the wallet does not suffice; both in minor units. */
export const balanceTooLow = (available: number, needed: number, currency: CurrencyCode): Problem =>
  new Problem('balance_too_low', {
    available: money(available, currency),
    needed: money(needed, currency),
  });

/** One line of a wallet's statement: signed, from the customer's view (plus = the balance grows). */
export const walletChange = (transfer: {
  debit: AccountCode;
  credit: AccountCode;
  amountMinor: number;
}): number =>
  (transfer.credit === 'wallet' ? transfer.amountMinor : 0) -
  (transfer.debit === 'wallet' ? transfer.amountMinor : 0);
