import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/** Why and by what a subscription is stopped. */
export interface Revocation {
  customerId: string;
  subscriptionId: string;
  cause: { kind: 'refund'; id: string };
  now: Instant;
}

const STOP = `UPDATE subscription SET state = 'revoked'
WHERE id = $1 AND customer_id = $2 AND state IN ('queued', 'active') AND ends_at > $3 RETURNING id`;

const EMPTY_LOTS = `WITH lots AS (
  SELECT id, remaining FROM allowance_lot
  WHERE subscription_id = $1 AND customer_id = $2 AND remaining IS DISTINCT FROM 0
    AND (expires_at IS NULL OR expires_at > $3) FOR UPDATE
), emptied AS (
  UPDATE allowance_lot l SET remaining = CASE WHEN l.granted IS NULL THEN NULL ELSE 0 END,
    expires_at = CASE WHEN l.granted IS NULL THEN $3::timestamptz ELSE l.expires_at END
  FROM lots WHERE l.id = lots.id AND l.customer_id = $2 RETURNING l.id
)
SELECT lots.id, lots.remaining FROM lots`;

const ENTRIES = `INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
SELECT e.id, $1, e.lot_id, 'revoke', e.change, $2, $3, $4
FROM unnest($5::uuid[], $6::uuid[], $7::bigint[]) AS e (id, lot_id, change)`;

/**
 * Stops a running or waiting subscription now: what is left of its lots is taken away, each with a row that says why
 * (rules 3). An unlimited lot has nothing to take, so it ends. The customer's row must be locked. Gives false when there
 * was nothing to stop.
 */
export async function revokeSubscription(em: EntityManager, revocation: Revocation): Promise<boolean> {
  const { customerId, subscriptionId, cause, now } = revocation;
  const [stopped] = await em.query<[{ id: string }[], number]>(STOP, [subscriptionId, customerId, now]);
  if (stopped.length === 0) return false;
  type Emptied = { id: string; remaining: number | null };
  const lots = await em.query<Emptied[]>(EMPTY_LOTS, [subscriptionId, customerId, now]);
  if (lots.length === 0) return true;
  await em.query(ENTRIES, [
    customerId,
    cause.kind,
    cause.id,
    now,
    lots.map(() => uuidv7()),
    lots.map((lot) => lot.id),
    lots.map((lot) => (lot.remaining === null ? null : -lot.remaining)),
  ]);
  return true;
}
