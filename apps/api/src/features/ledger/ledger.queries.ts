import { type CurrencyCode, type Instant, Problem } from '@ur-desk/domain/kernel';
import { emptyAccount, type TransferView, type WalletBalance, walletBalance } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { ACTOR_JOINS, TRANSFER_COLUMNS, type TransferRow, transferView } from './ledger.view';

interface SumsRow {
  wallet_currency: CurrencyCode;
  debits: number | null;
  credits: number | null;
  held: number | null;
}

const WALLET_NOW = `SELECT c.wallet_currency, a.debits, a.credits, a.held
FROM customer c LEFT JOIN account a ON a.customer_id = c.id AND a.code = 'wallet' WHERE c.id = $1`;

const WALLET_AT = `SELECT c.wallet_currency, 0 AS held,
  sum(t.amount) FILTER (WHERE t.debit_code = 'wallet') AS debits,
  sum(t.amount) FILTER (WHERE t.credit_code = 'wallet') AS credits
FROM customer c LEFT JOIN transfer t ON t.customer_id = c.id AND t.at <= $2::timestamptz
WHERE c.id = $1 GROUP BY c.id`;

const toBalance = (row: SumsRow | undefined): WalletBalance => {
  if (!row) throw new Problem('not_found');
  const { debits, credits, held } = emptyAccount();
  const sums = { debits: row.debits ?? debits, credits: row.credits ?? credits, held: row.held ?? held };
  return walletBalance(sums, row.wallet_currency);
};

/** What a customer has. Throws `not_found` for an unknown customer. */
export async function walletOf(em: EntityManager, customerId: string): Promise<WalletBalance> {
  const rows = await em.query<SumsRow[]>(WALLET_NOW, [customerId]);
  return toBalance(rows[0]);
}

/** What a customer had at a past instant, from the transfers up to then. Holds of the past are not kept. */
export async function walletAsOf(em: EntityManager, customerId: string, at: Instant): Promise<WalletBalance> {
  const rows = await em.query<SumsRow[]>(WALLET_AT, [customerId, at]);
  return toBalance(rows[0]);
}

const TRANSFER_BY_ID = `SELECT ${TRANSFER_COLUMNS} FROM transfer t ${ACTOR_JOINS} WHERE t.id = $1`;

/** One transfer. Throws `not_found`. */
export async function transferById(em: EntityManager, transferId: string): Promise<TransferView> {
  const rows = await em.query<TransferRow[]>(TRANSFER_BY_ID, [transferId]);
  if (!rows[0]) throw new Problem('not_found');
  return transferView(rows[0]);
}
