import { type CurrencyCode } from '@ur-desk/domain/kernel';
import {
  type AccountCode,
  type AccountView,
  type ActorView,
  balanceOf,
  type CauseKind,
  type TransferKind,
  type TransferView,
  type WalletBalance,
  walletBalance,
  walletChange,
  type WalletEntryView,
  type WalletView,
} from '@ur-desk/domain/ledger';

/** Who did it, by name; `t` is what has actor_kind and actor_id. */
export const ACTOR_JOINS = `LEFT JOIN staff s ON t.actor_kind = 'staff' AND s.id = t.actor_id
  LEFT JOIN api_key ak ON t.actor_kind = 'apiKey' AND ak.id = t.actor_id`;
export const ACTOR_NAME = `coalesce(s.name, ak.name, 'UR Desk') AS actor_name`;

export const TRANSFER_COLUMNS = `t.id, t.customer_id, t.seq, t.at, t.kind, t.debit_code, t.credit_code, t.currency, t.amount,
  t.cause_kind, t.cause_id, t.cause_reference, t.actor_kind, t.actor_id, t.reason, t.reverses_id, ${ACTOR_NAME}`;

export interface TransferRow {
  id: string;
  customer_id: string;
  seq: number;
  at: Date;
  kind: TransferKind;
  debit_code: AccountCode;
  credit_code: AccountCode;
  currency: CurrencyCode;
  amount: number;
  cause_kind: CauseKind;
  cause_id: string;
  cause_reference: string;
  actor_kind: ActorView['kind'];
  actor_id: string;
  actor_name: string;
  reason: string | null;
  reverses_id: string | null;
}

export type WalletEntryRow = TransferRow & { balance_after: number };

const common = (row: TransferRow) => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  cause: { kind: row.cause_kind, id: row.cause_id, reference: row.cause_reference },
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  reason: row.reason,
  reversesId: row.reverses_id,
});

export const transferView = (row: TransferRow): TransferView => ({
  ...common(row),
  customerId: row.customer_id,
  debitAccount: row.debit_code,
  creditAccount: row.credit_code,
  amount: { amount: row.amount, currency: row.currency },
});

export function walletEntryView(row: WalletEntryRow): WalletEntryView {
  const change = walletChange({ debit: row.debit_code, credit: row.credit_code, amountMinor: row.amount });
  return {
    ...common(row),
    change: { amount: change, currency: row.currency },
    balanceAfter: { amount: row.balance_after, currency: row.currency },
    counterAccount: row.credit_code === 'wallet' ? row.debit_code : row.credit_code,
  };
}

export interface AccountRow {
  customer_id: string;
  code: AccountCode;
  currency: CurrencyCode;
  debits: number;
  credits: number;
  held: number;
}

export const accountView = (row: AccountRow): AccountView => ({
  id: `${row.customer_id}:${row.code}`,
  customerId: row.customer_id,
  code: row.code,
  debits: { amount: row.debits, currency: row.currency },
  credits: { amount: row.credits, currency: row.currency },
  held: { amount: row.held, currency: row.currency },
  balance: { amount: balanceOf(row.code, row), currency: row.currency },
});

export const walletView = (customerId: string, wallet: WalletBalance, at: string | null): WalletView => ({
  id: customerId,
  customerId,
  ...wallet,
  at,
});

export const walletRowView = (row: AccountRow): WalletView =>
  walletView(row.customer_id, walletBalance(row, row.currency), null);
