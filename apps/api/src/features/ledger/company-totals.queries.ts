import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type AccountCode, balanceOf, type CompanyTotalsView } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';

const SUMS = `SELECT code, currency, count(*) AS customers, sum(debits) AS debits, sum(credits) AS credits,
  sum(held) AS held FROM account GROUP BY code, currency`;

/*
 * One statement, so that whoever reads meanwhile sees the old sums or the new ones. Two that run at once write the same rows
 * one after the other; the sums of either are true for its time.
 */
const TAKE = `WITH taken AS MATERIALIZED (${SUMS}), gone AS (
  DELETE FROM account_total t WHERE NOT EXISTS (
    SELECT FROM taken n WHERE n.code = t.code AND n.currency = t.currency)
)
INSERT INTO account_total (code, currency, customers, debits, credits, held, at)
SELECT code, currency, customers, debits, credits, held, $1::timestamptz FROM taken ORDER BY code, currency
ON CONFLICT (code, currency) DO UPDATE SET customers = excluded.customers, debits = excluded.debits,
  credits = excluded.credits, held = excluded.held, at = excluded.at`;

/** Sums up every account of every customer and keeps the result. Reads the whole account table: for a job, or on demand. */
export async function takeTotals(em: EntityManager, at: Instant): Promise<void> {
  await em.query(TAKE, [at]);
}

interface TotalRow {
  code: AccountCode;
  currency: CurrencyCode;
  customers: number;
  debits: number;
  credits: number;
  held: number;
  at: Date;
}

function totalView({ code, currency, customers, ...sums }: TotalRow): CompanyTotalsView['totals'][number] {
  const inCurrency = (amount: number) => ({ amount, currency });
  return {
    code,
    customers,
    debits: inCurrency(sums.debits),
    credits: inCurrency(sums.credits),
    held: inCurrency(sums.held),
    balance: inCurrency(balanceOf(code, sums)),
  };
}

/** The sums as they were last taken, currency by currency. */
export async function keptTotals(em: EntityManager): Promise<CompanyTotalsView> {
  const rows = await em.query<TotalRow[]>('SELECT * FROM account_total ORDER BY currency, code');
  return { at: rows[0]?.at.toISOString() ?? null, totals: rows.map(totalView) };
}

/** The sums of this moment, kept nowhere. Reads the whole account table. */
export async function sumTotals(em: EntityManager, at: Instant): Promise<CompanyTotalsView> {
  const rows = await em.query<TotalRow[]>(`${SUMS} ORDER BY currency, code`);
  return { at: rows.length > 0 ? at : null, totals: rows.map(totalView) };
}
