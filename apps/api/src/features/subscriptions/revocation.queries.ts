import { type LotOrigin } from '@ur-desk/domain/allowances';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/** Why and by what a subscription is stopped. */
export interface Revocation {
  customerId: string;
  subscriptionId: string;
  cause: { kind: 'refund' | 'dispute' | 'renewal' | 'accountClosing'; id: string };
  now: Instant;
}

const STOP = `UPDATE subscription SET state = 'revoked'
WHERE id = $1 AND customer_id = $2 AND state IN ('queued', 'active') AND ends_at > $3 RETURNING id`;

const EMPTY_LOTS = `WITH lots AS (
  SELECT id, remaining FROM allowance_lot
  WHERE subscription_id = $1 AND customer_id = $2 AND remaining IS DISTINCT FROM 0
    AND (expires_at IS NULL OR expires_at > $3) AND ($4::text IS NULL OR origin = $4)
    AND ($5::uuid IS NULL OR id IN (SELECT e.lot_id FROM allowance_entry e WHERE e.cause_id = $5 AND e.reason = 'grant'))
  ORDER BY origin <> 'bonus', id FOR UPDATE
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
  const { customerId, subscriptionId, now } = revocation;
  const [stopped] = await em.query<[{ id: string }[], number]>(STOP, [subscriptionId, customerId, now]);
  if (stopped.length === 0) return false;
  await emptyLots(em, revocation);
  return true;
}

/**
 * Takes away what is left of the lots that one renewal granted, and leaves the plan and its other lots as they are: how an add-on
 * pack ends early (decision 0519). The customer's row must be locked.
 */
export const takeBackLots = (em: EntityManager, revocation: Revocation, renewalId: string): Promise<void> =>
  emptyLots(em, revocation, { renewalId });

/** Takes away what is left of the lots of an origin or of a renewal, or of all; those of a promotion first (rules 7). */
async function emptyLots(
  em: EntityManager,
  revocation: Revocation,
  { origin = null, renewalId = null }: { origin?: LotOrigin | null; renewalId?: string | null } = {},
): Promise<void> {
  const { customerId, subscriptionId, cause, now } = revocation;
  type Emptied = { id: string; remaining: number | null };
  const lots = await em.query<Emptied[]>(EMPTY_LOTS, [subscriptionId, customerId, now, origin, renewalId]);
  if (lots.length === 0) return;
  await em.query(ENTRIES, [
    customerId,
    cause.kind,
    cause.id,
    now,
    lots.map(() => uuidv7()),
    lots.map((lot) => lot.id),
    lots.map((lot) => (lot.remaining === null ? null : -lot.remaining)),
  ]);
}

const SHORTEN = `UPDATE subscription SET ends_at = $4
WHERE id = $1 AND customer_id = $2 AND state IN ('queued', 'active') AND ends_at > $4 AND $4 > greatest(starts_at, $3) RETURNING id`;

const SHORTEN_LOTS = `WITH shortened AS (
  UPDATE allowance_lot SET expires_at = $3
  WHERE subscription_id = $1 AND customer_id = $2 AND (expires_at IS NULL OR expires_at > $3) RETURNING id
)
INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
SELECT gen_random_uuid(), $2, id, 'adjustment', 0, $4, $5, $6 FROM shortened`;

/**
 * Ends a running or waiting subscription earlier: what a promotion gave on top is taken away first, the other lots end with
 * it; each has a row that says why (rules 3, 7). The customer's row must be locked. Throws `wrong_state` where it cannot.
 */
export async function shortenSubscription(
  em: EntityManager,
  revocation: Revocation,
  endsAt: Instant,
): Promise<void> {
  const { customerId, subscriptionId, cause, now } = revocation;
  const [shortened] = await em.query<[{ id: string }[], number]>(SHORTEN, [
    subscriptionId,
    customerId,
    now,
    endsAt,
  ]);
  if (shortened.length !== 1) throw new Problem('wrong_state', { state: 'changed' });
  await emptyLots(em, revocation, { origin: 'bonus' });
  const lots = [subscriptionId, customerId, endsAt];
  await em.query(SHORTEN_LOTS, [...lots, cause.kind, cause.id, now]);
}
