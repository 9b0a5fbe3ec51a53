import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type LedgerCheck, type LedgerVerificationView } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';

const LISTED = 100;

interface DifferenceRow {
  customer_id: string | null;
  subject: string;
  expected: string;
  found: string;
  total: number;
}

/** Each gives one row per difference: what it is about, what it should be, what it is. */
const DIFFERENCES: Record<LedgerCheck, string> = {
  balanced: `SELECT NULL::uuid AS customer_id, currency AS subject, 'debits ' || sum(debits) AS expected,
      'credits ' || sum(credits) AS found
    FROM account GROUP BY currency HAVING sum(debits) <> sum(credits)`,
  accounts: `WITH moved AS (
      SELECT t.customer_id, s.code, t.currency, sum(s.debit) AS debits, sum(s.credit) AS credits
      FROM transfer t CROSS JOIN LATERAL (VALUES (t.debit_code, t.amount, 0), (t.credit_code, 0, t.amount)) AS s (code, debit, credit)
      GROUP BY t.customer_id, s.code, t.currency)
    SELECT coalesce(a.customer_id, m.customer_id) AS customer_id, coalesce(a.code, m.code) AS subject,
      format('debits %s, credits %s %s', coalesce(m.debits, 0), coalesce(m.credits, 0), coalesce(m.currency, a.currency)) AS expected,
      format('debits %s, credits %s %s', coalesce(a.debits, 0), coalesce(a.credits, 0), a.currency) AS found
    FROM account a FULL JOIN moved m ON m.customer_id = a.customer_id AND m.code = a.code AND m.currency = a.currency
    WHERE coalesce(a.debits, 0) <> coalesce(m.debits, 0) OR coalesce(a.credits, 0) <> coalesce(m.credits, 0)
      OR (a.code = 'wallet' AND a.credits - a.debits - a.held < 0)`,
  captures: `SELECT coalesce(p.customer_id, t.customer_id) AS customer_id, coalesce(p.reference, t.cause_reference) AS subject,
      CASE WHEN p.id IS NULL THEN 'no transfer' ELSE '1 transfer of ' || p.captured END AS expected,
      format('%s transfers of %s', coalesce(t.n, 0), coalesce(t.amount, 0)) AS found
    FROM (SELECT * FROM payment WHERE state = 'captured' AND provider <> 'wallet') p
    FULL JOIN (SELECT customer_id, cause_id, cause_reference, count(*) AS n, sum(amount) AS amount FROM transfer
               WHERE kind = 'capture' GROUP BY customer_id, cause_id, cause_reference) t
      ON t.customer_id = p.customer_id AND t.cause_id = p.id
    WHERE p.id IS NULL OR t.n IS DISTINCT FROM 1 OR t.amount <> p.captured`,
  refunds: `SELECT p.customer_id, p.reference AS subject, 'reserved ' || p.refund_reserved AS expected,
      format('refunds of %s, transfers of %s', coalesce(r.amount, 0), coalesce(r.moved, 0)) AS found
    FROM payment p LEFT JOIN (
      SELECT f.customer_id, f.payment_id, sum(f.amount) AS amount, sum(t.amount) AS moved
      FROM refund f LEFT JOIN transfer t ON t.customer_id = f.customer_id AND t.cause_id = f.id AND t.kind = 'refund'
      WHERE f.state NOT IN ('failed', 'rejected', 'cancelled') GROUP BY f.customer_id, f.payment_id) r
      ON r.customer_id = p.customer_id AND r.payment_id = p.id
    WHERE (p.refund_reserved > 0 OR r.amount IS NOT NULL)
      AND (p.refund_reserved <> coalesce(r.amount, 0) OR coalesce(r.moved, 0) <> coalesce(r.amount, 0))`,
};

const TOTALS = `SELECT currency, sum(debits) AS debits, sum(credits) AS credits FROM account GROUP BY currency ORDER BY currency`;

interface TotalRow {
  currency: CurrencyCode;
  debits: number;
  credits: number;
}

/**
 * Proves the ledger on one snapshot (rules 2): debits equal credits in every currency; every cached sum is that of its
 * transfers and no wallet is below zero; every payment captured at a provider has exactly one transfer, and the reverse;
 * what is reserved on a payment is the sum of its refunds, and each has moved. Reads everything: allow it minutes.
 */
export async function verifyLedger(em: EntityManager, at: Instant): Promise<LedgerVerificationView> {
  await em.query(`SET LOCAL statement_timeout = '10min'`);
  const [count] = await em.query<[{ n: number }]>('SELECT count(*) AS n FROM transfer');
  const totals = await em.query<TotalRow[]>(TOTALS);
  const differences: LedgerVerificationView['differences'] = [];
  let differenceCount = 0;
  for (const check of Object.keys(DIFFERENCES) as LedgerCheck[]) {
    const sql = `SELECT *, count(*) OVER () AS total FROM (${DIFFERENCES[check]}) d LIMIT ${LISTED}`;
    const rows = await em.query<DifferenceRow[]>(sql);
    differenceCount += rows[0]?.total ?? 0;
    for (const { customer_id: customerId, subject, expected, found } of rows)
      differences.push({ check, customerId, subject, expected, found });
  }
  return {
    sound: differenceCount === 0,
    at,
    transfers: count.n,
    totals: totals.map(({ currency, debits, credits }) => ({
      currency,
      debits: { amount: debits, currency },
      credits: { amount: credits, currency },
    })),
    differenceCount,
    differences,
  };
}
