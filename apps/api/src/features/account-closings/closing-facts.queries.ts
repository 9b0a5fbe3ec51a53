import {
  type ClosingBlockerKind,
  type ClosingFacts,
  type ClosingMoneyFacts,
  type ClosingSource,
} from '@ur-desk/domain/account-closings';
import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { type CurrencyCode, type Instant, type LocalText, money, Problem } from '@ur-desk/domain/kernel';
import { isExpired } from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { refundFacts, type SourceOf } from '../refunds/refund-facts.queries';

interface At {
  now: Instant;
  sourceOf: SourceOf;
}

/** An account as closing it looks at it. */
interface AccountRow {
  status: CustomerStatus;
  currency: CurrencyCode;
  balance: number;
  held: number;
  granted: number;
  owed: number;
}

const ACCOUNT = `SELECT c.status, c.wallet_currency AS currency, coalesce(w.credits - w.debits, 0) AS balance,
  coalesce(w.held, 0) AS held, coalesce(r.debits - r.credits, 0) AS owed,
  (SELECT coalesce(sum(l.remaining), 0)::bigint FROM wallet_lot l WHERE l.customer_id = c.id AND l.open AND l.kind = 'granted') AS granted
FROM customer c
LEFT JOIN account w ON w.customer_id = c.id AND w.code = 'wallet'
LEFT JOIN account r ON r.customer_id = c.id AND r.code = 'receivable'
WHERE c.id = $1`;

async function accountOf(em: EntityManager, customerId: string): Promise<AccountRow> {
  const rows = await em.query<AccountRow[]>(ACCOUNT, [customerId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/* Payments of whose money a lot is left, the newest first; a lost dispute took its money already. */
const SOURCES = `SELECT p.id, m.expiry_month, m.expiry_year FROM payment p
LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id
WHERE p.customer_id = $1 AND p.state = 'captured' AND p.provider <> 'wallet' AND EXISTS (
  SELECT FROM transfer t JOIN wallet_lot l ON l.customer_id = t.customer_id AND l.transfer_id = t.id
  WHERE t.customer_id = p.customer_id AND t.cause_id = p.id AND t.kind = 'capture' AND l.open)
ORDER BY p.settled_at DESC, p.id DESC`;

interface SourceRow {
  id: string;
  expiry_month: number | null;
  expiry_year: number | null;
}

async function sourcesOf(em: EntityManager, customerId: string, at: At): Promise<ClosingSource[]> {
  const rows = await em.query<SourceRow[]>(SOURCES, [customerId]);
  const sources: ClosingSource[] = [];
  for (const row of rows) {
    const { payment } = await refundFacts(em, row.id, at);
    if (payment.inWallet.amount === 0 || payment.disputedBy !== null) continue;
    sources.push({
      paymentId: payment.id,
      reference: payment.reference,
      provider: payment.provider,
      paidWith: payment.paidWith,
      capturedAt: payment.capturedAt,
      unspent: payment.inWallet,
      source: payment.source,
      methodExpired:
        row.expiry_month !== null &&
        row.expiry_year !== null &&
        isExpired({ expiryMonth: row.expiry_month, expiryYear: row.expiry_year }, at.now),
    });
  }
  return sources;
}

const REFUSED = `SELECT f.payment_id, f.to_source FROM refund f
JOIN account_closing c ON c.customer_id = f.customer_id AND c.id = f.closing_id AND c.state IN ('paying', 'done')
WHERE f.customer_id = $1 AND f.state = 'failed'
  AND NOT EXISTS (SELECT FROM refund n WHERE n.customer_id = f.customer_id AND n.replaces_id = f.id)
  AND NOT EXISTS (SELECT FROM refund n WHERE n.customer_id = f.customer_id AND n.payment_id = f.payment_id
    AND n.closing_id IS NOT NULL AND n.id > f.id)`;

/** The money of an account, and what of it can go where. Throws `not_found`. */
export async function closingMoney(
  em: EntityManager,
  customerId: string,
  at: At,
): Promise<{ account: AccountRow; money: ClosingMoneyFacts }> {
  const account = await accountOf(em, customerId);
  const { currency } = account;
  const refused = await em.query<{ payment_id: string; to_source: number }[]>(REFUSED, [customerId]);
  return {
    account,
    money: {
      currency,
      balance: money(account.balance, currency),
      held: money(account.held, currency),
      granted: money(account.granted, currency),
      sources: await sourcesOf(em, customerId, at),
      refused: refused.map((row) => ({
        paymentId: row.payment_id,
        toSource: money(row.to_source, currency),
      })),
    },
  };
}

const PLANS = `SELECT s.id, s.reference, v.name, l.msisdn, s.ends_at FROM subscription s
JOIN plan_version v ON v.id = s.plan_version_id JOIN line l ON l.customer_id = s.customer_id AND l.id = s.line_id
WHERE s.customer_id = $1 AND s.state IN ('queued', 'active') AND s.starts_at <= $2 AND s.ends_at > $2 ORDER BY s.ends_at, s.id`;

interface PlanRow {
  id: string;
  reference: string;
  name: LocalText;
  msisdn: string;
  ends_at: Date;
}

const plansOf = async (em: EntityManager, customerId: string, now: Instant) =>
  (await em.query<PlanRow[]>(PLANS, [customerId, now])).map(
    ({ id, reference, name, msisdn, ends_at: ends }) => ({
      id,
      reference,
      planName: { en: name.en, zh: name.zh },
      msisdn,
      endsAt: ends.toISOString(),
    }),
  );

const LINES = `SELECT l.id, l.reference, l.msisdn FROM line l WHERE l.customer_id = $1 AND l.state <> 'retired' ORDER BY l.id`;

/* One statement for everything that has not come to its end, the oldest of each kind first. */
const BLOCKERS = `SELECT * FROM (
  SELECT 1 AS n, 'payment' AS kind, p.id, p.reference FROM payment p
  WHERE p.customer_id = $1 AND p.state IN ('pending', 'requiresAction', 'unknown')
  UNION ALL SELECT 2, 'renewal', r.id, r.reference FROM renewal r
  WHERE r.customer_id = $1 AND r.state IN ('running', 'waiting')
  UNION ALL SELECT 3, 'hold', h.id, coalesce(r.reference, '') FROM wallet_hold h
  LEFT JOIN renewal r ON r.customer_id = h.customer_id AND r.id = h.purpose_id
  WHERE h.customer_id = $1 AND h.state = 'open' AND r.state IS DISTINCT FROM 'running' AND r.state IS DISTINCT FROM 'waiting'
  UNION ALL SELECT 4, 'refund', f.id, f.reference FROM refund f
  WHERE f.customer_id = $1 AND f.state IN ('awaitingApproval', 'approved', 'submitted', 'unknown')
  UNION ALL SELECT 5, 'dispute', d.id, d.reference FROM dispute d
  WHERE d.customer_id = $1 AND d.state IN ('needsResponse', 'underReview')
  UNION ALL SELECT 6, 'queuedPlan', s.id, s.reference FROM subscription s
  WHERE s.customer_id = $1 AND s.state = 'queued' AND s.starts_at > $2
  UNION ALL SELECT 7, 'approval', q.id, q.reference FROM approval_request q
  WHERE q.customer_id = $1 AND q.state = 'open' AND q.expires_at > $2 AND q.kind NOT IN ('refund', 'accountClosing')
) b ORDER BY b.n, b.id LIMIT 50`;

const WAITING = `SELECT t.reference FROM account_closing t WHERE t.customer_id = $1 AND t.state = 'awaitingApproval'
  AND t.id IS DISTINCT FROM $2::uuid`;

/** All that closing an account is decided upon. `without`: a closing that waits, left out as if it had not been asked for. */
export async function closingFacts(
  em: EntityManager,
  customerId: string,
  { without = null, ...at }: At & { without?: string | null },
): Promise<ClosingFacts> {
  const { account, money: facts } = await closingMoney(em, customerId, at);
  type Blocker = { kind: ClosingBlockerKind; id: string; reference: string };
  const blockers = await em.query<Blocker[]>(BLOCKERS, [customerId, at.now]);
  const waiting = await em.query<{ reference: string }[]>(WAITING, [customerId, without]);
  return {
    customer: { id: customerId, status: account.status },
    money: facts,
    owed: money(Math.max(0, account.owed), account.currency),
    plans: await plansOf(em, customerId, at.now),
    lines: await em.query<{ id: string; reference: string; msisdn: string }[]>(LINES, [customerId]),
    blockers: blockers.map(({ kind, id, reference }) => ({ kind, id, reference })),
    waiting: waiting[0]?.reference ?? null,
  };
}
