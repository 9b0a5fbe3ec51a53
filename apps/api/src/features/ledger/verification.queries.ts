import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { LEDGER_CHECKS, type LedgerCheck, type LedgerVerificationView } from '@ur-desk/domain/ledger';
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
  refunds: `SELECT p.customer_id, p.reference AS subject,
      format('reserved %s, moved %s, paid out %s', p.refund_reserved, coalesce(r.due, 0), coalesce(r.payout, 0)) AS expected,
      format('refunds of %s, transfers of %s and %s', coalesce(r.counted, 0), coalesce(r.moved, 0), coalesce(r.paid_out, 0)) AS found
    FROM payment p LEFT JOIN (
      SELECT f.customer_id, f.payment_id,
        sum(CASE WHEN f.state = 'failed' THEN f.amount - f.to_source WHEN f.state IN ('rejected', 'cancelled', 'undone') THEN 0 ELSE f.amount END) AS counted,
        sum(CASE WHEN f.state IN ('awaitingApproval', 'approved', 'rejected', 'cancelled', 'undone') THEN 0 ELSE f.from_revenue END) AS due,
        sum(CASE WHEN f.state = 'succeeded' THEN f.to_source ELSE 0 END) AS payout,
        sum(t.moved) AS moved, sum(t.paid_out) AS paid_out
      FROM refund f LEFT JOIN LATERAL (
        SELECT sum(CASE e.kind WHEN 'refund' THEN e.amount WHEN 'refundReturn' THEN -e.amount END) AS moved,
          sum(e.amount) FILTER (WHERE e.kind = 'refundPayout') AS paid_out
        FROM transfer e WHERE e.customer_id = f.customer_id AND e.cause_id = f.id
          AND NOT EXISTS (SELECT FROM transfer b WHERE b.reverses_id = e.id)) t ON true
      GROUP BY f.customer_id, f.payment_id) r
      ON r.customer_id = p.customer_id AND r.payment_id = p.id
    LEFT JOIN offline_payment o ON o.customer_id = p.customer_id AND o.payment_id = p.id
    WHERE (p.refund_reserved > 0 OR r.counted IS NOT NULL)
      AND (p.refund_reserved <> coalesce(r.counted, 0) + coalesce(o.reversed_amount, 0)
      OR coalesce(r.due, 0) <> coalesce(r.moved, 0) OR coalesce(r.payout, 0) <> coalesce(r.paid_out, 0))
    UNION ALL
    SELECT n.customer_id, n.reference, 'credit of ' || due.amount, 'refunds of ' || coalesce(g.amount, 0)
    FROM renewal n
    LEFT JOIN (SELECT customer_id, renewal_id, sum(amount) AS amount FROM refund
      WHERE renewal_id IS NOT NULL AND state = 'succeeded' GROUP BY customer_id, renewal_id) g
      ON g.customer_id = n.customer_id AND g.renewal_id = n.id
    CROSS JOIN LATERAL (SELECT CASE WHEN n.state = 'succeeded' THEN coalesce((n.credit #>> '{amount,amount}')::bigint, 0)
      ELSE 0 END AS amount) due
    WHERE (n.credit IS NOT NULL OR g.amount IS NOT NULL) AND due.amount <> coalesce(g.amount, 0)
    UNION ALL
    SELECT c.customer_id, c.reference, 'rest of ' || c.rest_paid, 'transfers of ' || coalesce(t.amount, 0)
    FROM account_closing c LEFT JOIN LATERAL (SELECT sum(e.amount) AS amount FROM transfer e
      WHERE e.customer_id = c.customer_id AND e.cause_id = c.id AND e.kind = 'refundPayout') t ON true
    WHERE c.rest_paid <> coalesce(t.amount, 0)
    UNION ALL
    SELECT c.id, 'closed account', 'balance 0, held 0', format('balance %s, held %s', a.credits - a.debits, a.held)
    FROM customer c JOIN account a ON a.customer_id = c.id AND a.code = 'wallet'
    WHERE c.status = 'closed' AND (a.credits <> a.debits OR a.held <> 0)`,
  disputes: `SELECT d.customer_id, d.reference AS subject,
      format('charged back %s, fee %s', due.amount, due.fee) AS expected,
      format('transfers of %s and %s', coalesce(t.charged, 0), coalesce(t.fee, 0)) AS found
    FROM dispute d
    CROSS JOIN LATERAL (SELECT CASE WHEN d.funds_taken THEN d.amount ELSE 0 END AS amount,
      CASE WHEN d.fee_currency = d.currency THEN d.fee ELSE 0 END AS fee) due
    LEFT JOIN LATERAL (
      SELECT sum(e.amount) FILTER (WHERE e.kind = 'chargeback') AS charged, sum(e.amount) FILTER (WHERE e.kind = 'disputeFee') AS fee
      FROM transfer e WHERE e.customer_id = d.customer_id AND e.cause_id = d.id
        AND NOT EXISTS (SELECT FROM transfer r WHERE r.reverses_id = e.id)) t ON true
    WHERE due.amount <> coalesce(t.charged, 0) OR due.fee <> coalesce(t.fee, 0)
    UNION ALL
    SELECT t.customer_id, t.cause_reference, 'no transfer', format('%s of %s', t.kind, t.amount)
    FROM transfer t WHERE t.kind IN ('chargeback', 'disputeFee')
      AND NOT EXISTS (SELECT FROM dispute d WHERE d.customer_id = t.customer_id AND d.id = t.cause_id)`,
  lots: `SELECT coalesce(a.customer_id, l.customer_id) AS customer_id, 'wallet' AS subject,
      'balance ' || coalesce(a.credits - a.debits, 0) AS expected, 'lots ' || coalesce(l.remaining, 0) AS found
    FROM (SELECT * FROM account WHERE code = 'wallet') a
    FULL JOIN (SELECT customer_id, sum(remaining) AS remaining FROM wallet_lot GROUP BY customer_id) l
      ON l.customer_id = a.customer_id
    WHERE coalesce(a.credits - a.debits, 0) <> coalesce(l.remaining, 0)
    UNION ALL
    SELECT coalesce(l.customer_id, k.customer_id), 'lot ' || coalesce(l.id, k.lot_id),
      format('%s less what is left, %s', coalesce(l.amount, 0), coalesce(l.remaining, 0)), 'taken ' || coalesce(k.taken, 0)
    FROM wallet_lot l FULL JOIN (SELECT customer_id, lot_id, sum(amount) AS taken FROM wallet_take GROUP BY customer_id, lot_id) k
      ON k.customer_id = l.customer_id AND k.lot_id = l.id
    WHERE coalesce(l.amount - l.remaining, 0) <> coalesce(k.taken, 0)
    UNION ALL
    SELECT coalesce(t.customer_id, s.customer_id), 'transfer ' || coalesce(t.id, s.transfer_id), 'moved ' || coalesce(t.amount, 0),
      'lots of ' || coalesce(s.amount, 0)
    FROM (SELECT * FROM transfer WHERE 'wallet' IN (debit_code, credit_code)) t
    FULL JOIN (SELECT customer_id, transfer_id, sum(amount) AS amount FROM (
        SELECT customer_id, transfer_id, amount FROM wallet_lot UNION ALL
        SELECT customer_id, transfer_id, amount FROM wallet_take) e GROUP BY customer_id, transfer_id) s
      ON s.customer_id = t.customer_id AND s.transfer_id = t.id
    WHERE coalesce(t.amount, 0) <> coalesce(s.amount, 0)`,
  holds: `SELECT coalesce(a.customer_id, h.customer_id) AS customer_id, 'wallet' AS subject,
      format('held %s for holds and refunds under way', coalesce(h.held, 0)) AS expected, 'held ' || coalesce(a.held, 0) AS found
    FROM (SELECT * FROM account WHERE code = 'wallet') a
    FULL JOIN (SELECT customer_id, sum(held) AS held FROM (
        SELECT customer_id, held FROM wallet_hold WHERE state = 'open' UNION ALL
        SELECT customer_id, rest_owed FROM account_closing WHERE rest_owed > 0 UNION ALL
        SELECT customer_id, to_source FROM refund WHERE state IN ('submitted', 'unknown')) u GROUP BY customer_id) h
      ON h.customer_id = a.customer_id
    WHERE coalesce(a.held, 0) <> coalesce(h.held, 0)
    UNION ALL
    SELECT customer_id, code, 'held 0', 'held ' || held FROM account WHERE code <> 'wallet' AND held <> 0`,
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
 * what is reserved on a payment is the sum of its refunds, and each has moved; what a renewal credited for a plan that it replaced is the
 * sum of its refunds; what a closing paid out by hand has moved, and a closed account is empty; of a dispute stands what its provider took; the lots
 * of a wallet add up to its balance, and every credit and debit of it names its lots; what is held is exactly what open holds,
 * refunds under way and closings promise. Reads everything: allow it minutes.
 */
export async function verifyLedger(
  em: EntityManager,
  at: Instant,
  onChecked: (checksDone: number) => Promise<void> = async () => undefined,
): Promise<LedgerVerificationView> {
  await em.query(`SET LOCAL statement_timeout = '10min'`);
  const [count] = await em.query<[{ n: number }]>('SELECT count(*) AS n FROM transfer');
  const totals = await em.query<TotalRow[]>(TOTALS);
  const differences: LedgerVerificationView['differences'] = [];
  let differenceCount = 0;
  for (const [index, check] of LEDGER_CHECKS.entries()) {
    const sql = `SELECT *, count(*) OVER () AS total FROM (${DIFFERENCES[check]}) d LIMIT ${LISTED}`;
    const rows = await em.query<DifferenceRow[]>(sql);
    differenceCount += rows[0]?.total ?? 0;
    for (const { customer_id: customerId, subject, expected, found } of rows)
      differences.push({ check, customerId, subject, expected, found });
    await onChecked(index + 1);
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
