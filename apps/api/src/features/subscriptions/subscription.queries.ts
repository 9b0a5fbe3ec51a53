import { type AllowanceLotView } from '@ur-desk/domain/allowances';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type SubscriptionView } from '@ur-desk/domain/subscriptions';
import { type EntityManager } from 'typeorm';
import {
  LOT_COLUMNS,
  lotView,
  type LotRow,
  SUBSCRIPTION_COLUMNS,
  SUBSCRIPTION_FROM,
  subscriptionView,
  type SubscriptionRow,
} from './subscription.view';

const SELECT = `SELECT ${SUBSCRIPTION_COLUMNS} FROM ${SUBSCRIPTION_FROM}`;

/** One subscription as it is at `now`. Throws `not_found`. */
export async function subscriptionById(
  em: EntityManager,
  subscriptionId: string,
  now: Instant,
): Promise<SubscriptionView> {
  const rows = await em.query<SubscriptionRow[]>(`${SELECT} WHERE s.id = $1`, [subscriptionId]);
  if (!rows[0]) throw new Problem('not_found');
  return subscriptionView(rows[0], now);
}

/** The subscription that runs on a line at `now`, or null. */
export async function currentOf(
  em: EntityManager,
  of: { customerId: string; lineId: string },
  now: Instant,
): Promise<SubscriptionView | null> {
  const sql = `${SELECT} WHERE s.customer_id = $1 AND s.line_id = $2 AND s.state <> 'revoked'
    AND s.starts_at <= $3 AND s.ends_at > $3`;
  const rows = await em.query<SubscriptionRow[]>(sql, [of.customerId, of.lineId, now]);
  return rows[0] ? subscriptionView(rows[0], now) : null;
}

/** The lots that a renewal granted, by kind and origin. */
export async function lotsOfRenewal(em: EntityManager, renewalId: string): Promise<AllowanceLotView[]> {
  const sql = `SELECT ${LOT_COLUMNS} FROM allowance_entry e
    JOIN allowance_lot t ON t.id = e.lot_id AND t.customer_id = e.customer_id
    WHERE e.cause_id = $1 AND e.reason = 'grant' ORDER BY t.id`;
  return (await em.query<LotRow[]>(sql, [renewalId])).map(lotView);
}

export interface DueSubscription {
  id: string;
  customer_id: string;
}

const DUE = `SELECT id, customer_id FROM (
  (SELECT id, customer_id, starts_at AS at FROM subscription WHERE state = 'queued' AND starts_at <= $1
   ORDER BY starts_at LIMIT $2)
  UNION ALL
  (SELECT id, customer_id, ends_at AS at FROM subscription WHERE state IN ('queued', 'active') AND ends_at <= $1
   ORDER BY ends_at LIMIT $2)
) AS due ORDER BY at LIMIT $2`;

/** Subscriptions whose stored state is behind the time, the longest first. */
export async function dueSubscriptions(
  em: EntityManager,
  now: Instant,
  atMost: number,
): Promise<DueSubscription[]> {
  return em.query<DueSubscription[]>(DUE, [now, atMost]);
}

const ADVANCE = `
WITH before AS (
  SELECT id, customer_id, state FROM subscription WHERE id = ANY($1::uuid[]) AND state IN ('queued', 'active')
), changed AS (
  UPDATE subscription s SET state = CASE WHEN s.ends_at <= $2 THEN 'expired' ELSE 'active' END
  FROM before b WHERE s.id = b.id AND s.customer_id = b.customer_id
    AND (s.ends_at <= $2 OR (s.state = 'queued' AND s.starts_at <= $2))
  RETURNING s.id, s.customer_id, b.state AS before, s.state AS after
)
SELECT * FROM changed`;

export interface AdvancedSubscription {
  id: string;
  customer_id: string;
  before: string;
  after: string;
}

/** Brings stored states up to `now`; gives those that changed. */
export async function advanceSubscriptions(
  em: EntityManager,
  ids: readonly string[],
  now: Instant,
): Promise<AdvancedSubscription[]> {
  return em.query<AdvancedSubscription[]>(ADVANCE, [ids, now]);
}
