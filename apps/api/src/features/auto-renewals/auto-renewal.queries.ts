import {
  type AutoRenewOrder,
  type AutoRenewSchedule,
  firstTryBeforeMs,
  LAST_TRY_AFTER_MS,
  lastTryAfterMs,
} from '@ur-desk/domain/auto-renewals';
import { addMs, type Instant, type LocalText, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { AUTO_RENEWAL_COLUMNS, type AutoRenewalRow, LINE_WITH_LAST_PLAN } from './auto-renewal.view';

const BY_LINE = `SELECT ${AUTO_RENEWAL_COLUMNS} FROM ${LINE_WITH_LAST_PLAN} WHERE l.id = $1`;

/** How a line is renewed by itself, as it stands now. Throws `not_found`. */
export async function autoRenewalOf(em: EntityManager, lineId: string): Promise<AutoRenewalRow> {
  const rows = await em.query<AutoRenewalRow[]>(BY_LINE, [lineId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

const CHARGEABLE = `SELECT m.id FROM payment_method m
WHERE m.customer_id = $1 AND m.is_default AND m.state = 'active' AND m.automatic_use_since IS NOT NULL`;

/** The default method, where the customer lets us charge it without asking; null: there is none. */
export async function chargeableMethod(em: EntityManager, customerId: string): Promise<string | null> {
  const rows = await em.query<{ id: string }[]>(CHARGEABLE, [customerId]);
  return rows[0]?.id ?? null;
}

export interface AutoRenewalChange {
  customerId: string;
  lineId: string;
  planId: string | null;
  paymentOrder: AutoRenewOrder;
  since: Instant;
  subscriptionId: string | null;
  tries: number;
  lastTryAt: Instant | null;
  lastError: string | null;
  lastRenewalId: string | null;
  nextTryAt: Instant | null;
  stopReason: string | null;
  stoppedAt: Instant | null;
}

const WRITE = `INSERT INTO auto_renewal (customer_id, line_id, plan_id, payment_order, since, subscription_id, tries, last_try_at,
  last_error, last_renewal_id, next_try_at, stop_reason, stopped_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (customer_id, line_id) DO UPDATE SET plan_id = EXCLUDED.plan_id, payment_order = EXCLUDED.payment_order,
  since = EXCLUDED.since, subscription_id = EXCLUDED.subscription_id, tries = EXCLUDED.tries,
  last_try_at = EXCLUDED.last_try_at, last_error = EXCLUDED.last_error, last_renewal_id = EXCLUDED.last_renewal_id,
  next_try_at = EXCLUDED.next_try_at, stop_reason = EXCLUDED.stop_reason, stopped_at = EXCLUDED.stopped_at`;

/** Terms and tries of a line; the caller holds the customer's lock. */
export async function writeAutoRenewal(em: EntityManager, change: AutoRenewalChange): Promise<void> {
  const { customerId, lineId, planId, paymentOrder, since, subscriptionId, tries, lastTryAt } = change;
  const { lastError, lastRenewalId, nextTryAt, stopReason, stoppedAt } = change;
  const terms = [customerId, lineId, planId, paymentOrder, since, subscriptionId];
  const progress = [tries, lastTryAt, lastError, lastRenewalId, nextTryAt, stopReason, stoppedAt];
  await em.query(WRITE, [...terms, ...progress]);
}

/** Switches a line's automatic renewal; counts a change of the line. */
export async function switchAutoRenew(
  em: EntityManager,
  { customerId, lineId }: { customerId: string; lineId: string },
  on: boolean,
): Promise<void> {
  const sql = 'UPDATE line SET auto_renew = $3, version = version + 1 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [customerId, lineId, on]);
}

export interface DueLine {
  customer_id: string;
  line_id: string;
}

const SCHEDULE = 'SELECT hours FROM auto_renew_schedule';

/** When plans are renewed by themselves. */
export async function autoRenewSchedule(em: EntityManager): Promise<AutoRenewSchedule> {
  const [row] = await em.query<{ hours: AutoRenewSchedule }[]>(SCHEDULE);
  if (!row) throw new Error('there is always a schedule');
  return row.hours;
}

/*
 * Lines whose last plan has reached its first time ($2), and that wait for a try: nothing was tried for that plan yet and a time of
 * the schedule is still to come, its next try is due, or its last one had no answer and there is none left.
 */
const DUE = `SELECT s.customer_id, s.line_id FROM subscription s
JOIN line l ON l.customer_id = s.customer_id AND l.id = s.line_id AND l.auto_renew
LEFT JOIN auto_renewal a ON a.customer_id = s.customer_id AND a.line_id = s.line_id
WHERE s.state IN ('queued', 'active', 'expired') AND s.ends_at <= $2 AND s.ends_at > $3
  AND CASE WHEN a.subscription_id IS DISTINCT FROM s.id THEN true
    WHEN a.tries = 0 THEN a.since <= s.ends_at + make_interval(secs => $5)
    ELSE a.next_try_at IS NULL OR a.next_try_at <= $1 END
  AND NOT EXISTS (SELECT 1 FROM subscription t WHERE t.customer_id = s.customer_id AND t.line_id = s.line_id
    AND t.state <> 'revoked' AND t.ends_at > s.ends_at)
  AND NOT EXISTS (SELECT 1 FROM renewal r WHERE r.line_id = s.line_id AND r.state IN ('running', 'waiting'))
ORDER BY s.ends_at, s.line_id LIMIT $4`;

/** Lines to look at now, those that end first at the front. */
export async function dueLines(em: EntityManager, now: Instant, atMost: number): Promise<DueLine[]> {
  const schedule = await autoRenewSchedule(em);
  const until = addMs(now, firstTryBeforeMs(schedule));
  const from = addMs(now, -LAST_TRY_AFTER_MS);
  return em.query<DueLine[]>(DUE, [now, until, from, atMost, lastTryAfterMs(schedule) / 1_000]);
}

export interface ToldNames {
  plan_name: LocalText;
  msisdn: string;
}

const NAMES = `SELECT v.name AS plan_name, l.msisdn FROM subscription s
JOIN plan_version v ON v.id = s.plan_version_id JOIN line l ON l.customer_id = s.customer_id AND l.id = s.line_id
WHERE s.customer_id = $1 AND s.id = $2`;

/** What a message about the plan that ends names. */
export async function namesOfPlan(
  em: EntityManager,
  of: { customerId: string; subscriptionId: string },
): Promise<ToldNames> {
  const rows = await em.query<ToldNames[]>(NAMES, [of.customerId, of.subscriptionId]);
  if (!rows[0]) throw new Error('a plan that ends has a line');
  return rows[0];
}
