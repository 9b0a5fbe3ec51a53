import { type AllowanceKind } from '@ur-desk/domain/allowances';
import { type CurrencyCode, type Instant, type LocalText } from '@ur-desk/domain/kernel';
import { entriesOfMovedLot, type MoveConsent } from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Actor } from '../../platform/db/call-context';
import { type LineOf } from './line-order.queries';

const UNDER_WAY_AT_MOST = 20;

/* What of a line has not come to its end, the oldest of each kind first. */
const UNDER_WAY = `WITH bought AS (SELECT r.id, r.reference, r.state FROM renewal r WHERE r.customer_id = $1 AND r.line_id = $2),
paid AS (SELECT p.id, p.reference, p.state FROM payment p JOIN bought b ON b.id = p.purpose_id
  WHERE p.customer_id = $1 AND p.purpose = 'renewal')
SELECT reference FROM (
  SELECT 1 AS n, id, reference FROM bought WHERE state IN ('running', 'waiting')
  UNION ALL SELECT 2, id, reference FROM paid WHERE state IN ('pending', 'requiresAction', 'unknown')
  UNION ALL SELECT 3, f.id, f.reference FROM refund f JOIN paid p ON p.id = f.payment_id
    WHERE f.customer_id = $1 AND f.state IN ('awaitingApproval', 'approved', 'submitted', 'unknown')
  UNION ALL SELECT 4, d.id, d.reference FROM dispute d JOIN paid p ON p.id = d.payment_id
    WHERE d.customer_id = $1 AND d.state IN ('needsResponse', 'underReview')
  UNION ALL SELECT 5, a.id, a.reference FROM adjustment a JOIN subscription s ON s.customer_id = a.customer_id AND s.id = a.subscription_id
    WHERE a.customer_id = $1 AND s.line_id = $2 AND a.state = 'awaitingApproval'
) u ORDER BY n, id LIMIT ${UNDER_WAY_AT_MOST}`;

/** References of what goes on with a line's money and plans. */
export async function underWay(em: EntityManager, { customerId, lineId }: LineOf): Promise<string[]> {
  const rows = await em.query<{ reference: string }[]>(UNDER_WAY, [customerId, lineId]);
  return rows.map(({ reference }) => reference);
}

export interface LineMove {
  from: LineOf;
  to: LineOf;
  /** Of the new line. */
  reference: string;
  consent: MoveConsent;
  actor: Pick<Actor, 'kind' | 'id'>;
  now: Instant;
}

/*
 * One statement: the line that ends is written before the one that goes on, so that its number is live once at any time (N1). What it was
 * is read from before both.
 */
const MOVE_LINE = `WITH was AS (
  SELECT msisdn, state, suspended_for, coalesce(network_id, id) AS network_id FROM line WHERE customer_id = $1 AND id = $2
), ended AS (
  UPDATE line SET state = 'retired', suspended_for = NULL, auto_renew = false, retired_at = $6, network_id = $4, version = version + 1
  WHERE customer_id = $1 AND id = $2 RETURNING id
)
INSERT INTO line (customer_id, id, reference, msisdn, state, suspended_for, auto_renew, network_id, created_at, version)
SELECT $3, $4, $5, was.msisdn, was.state, was.suspended_for, false, was.network_id, $6, 1 FROM ended CROSS JOIN was`;

const STOP_TRYING = 'UPDATE auto_renewal SET next_try_at = NULL WHERE customer_id = $1 AND line_id = $2';

const WRITE_DOWN = `INSERT INTO line_move (customer_id, line_id, to_customer_id, to_line_id, consent, actor_kind, actor_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/**
 * The line ends at the giver and goes on at the receiver, with the id under which the network has it; the one that ended gets an id that
 * the network never heard of, so that nothing that is done with it can reach the other.
 */
export async function moveLine(em: EntityManager, move: LineMove): Promise<void> {
  const { from, to, reference, consent, actor, now } = move;
  const ends = [from.customerId, from.lineId, to.customerId, to.lineId];
  await em.query(MOVE_LINE, [...ends, reference, now]);
  await em.query(STOP_TRYING, ends.slice(0, 2));
  await em.query(WRITE_DOWN, [...ends, consent, actor.kind, actor.id, now]);
}

const PROFILES = `SELECT id, activation_code_sealed FROM sim_profile
WHERE customer_id = $1 AND line_id = $2 AND state IN ('released', 'installed')`;
const MOVE_PROFILE = `UPDATE sim_profile SET customer_id = $3, line_id = $4, activation_code_sealed = $5 WHERE customer_id = $1 AND id = $2`;

/** The profile in use goes along, and its code is sealed anew: the giver's key does not open it any more. */
export async function moveProfile(
  em: EntityManager,
  { from, to }: Pick<LineMove, 'from' | 'to'>,
  reseal: (sealed: Buffer) => Buffer,
): Promise<void> {
  type Profile = { id: string; activation_code_sealed: Buffer };
  const profiles = await em.query<Profile[]>(PROFILES, [from.customerId, from.lineId]);
  for (const { id, activation_code_sealed: sealed } of profiles)
    await em.query(MOVE_PROFILE, [from.customerId, id, to.customerId, to.lineId, reseal(sealed)]);
}

export interface MovingPlan {
  id: string;
  state: 'queued' | 'active';
  name: LocalText;
  starts_at: Date;
  ends_at: Date;
  /** It can be bought in the receiver's currency. */
  is_sold: boolean;
}

const PLANS = `SELECT s.id, CASE WHEN s.starts_at <= $3 THEN 'active' ELSE 'queued' END AS state, v.name, s.starts_at, s.ends_at,
  EXISTS (SELECT FROM jsonb_array_elements(v.prices) p WHERE p ->> 'currency' = $4) AS is_sold
FROM subscription s JOIN plan_version v ON v.id = s.plan_version_id
WHERE s.customer_id = $1 AND s.line_id = $2 AND s.state IN ('queued', 'active') AND s.ends_at > $3 ORDER BY s.starts_at, s.id`;

/** The plans that run on a line or wait, in their order. */
export const plansToMove = (
  em: EntityManager,
  { customerId, lineId }: LineOf,
  { now, currency }: { now: Instant; currency: CurrencyCode },
): Promise<MovingPlan[]> => em.query<MovingPlan[]>(PLANS, [customerId, lineId, now, currency]);

const END_PLANS = `UPDATE subscription SET state = 'revoked' WHERE customer_id = $1 AND id = ANY($2::uuid[])`;

/* Each goes on as it is; who waits behind another one waits behind that one's successor. */
const PLANS_GO_ON = `WITH moved AS (SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS m (old_id, new_id, reference))
INSERT INTO subscription (id, customer_id, reference, line_id, plan_id, plan_version_id, state, starts_at, ends_at, anchor_day, zone,
  predecessor_id, renewal_id, moved_from_id, created_at)
SELECT m.new_id, $5, m.reference, $6, s.plan_id, s.plan_version_id,
  CASE WHEN s.starts_at <= $7 THEN 'active' ELSE 'queued' END, s.starts_at, s.ends_at, s.anchor_day, s.zone,
  before.new_id, NULL, s.id, $7
FROM moved m JOIN subscription s ON s.customer_id = $1 AND s.id = m.old_id LEFT JOIN moved before ON before.old_id = s.predecessor_id
ORDER BY s.starts_at`;

export interface PlanMove {
  from: LineOf;
  to: LineOf;
  plans: readonly { oldId: string; newId: string; reference: string }[];
  now: Instant;
}

/** Plans end at the giver and go on at the receiver; what was paid for them stays with who paid. */
export async function movePlans(em: EntityManager, { from, to, plans, now }: PlanMove): Promise<void> {
  if (plans.length === 0) return;
  const [oldIds, newIds] = [plans.map(({ oldId }) => oldId), plans.map(({ newId }) => newId)];
  await em.query(END_PLANS, [from.customerId, oldIds]);
  const made = [oldIds, newIds, plans.map(({ reference }) => reference)];
  await em.query(PLANS_GO_ON, [from.customerId, ...made, to.customerId, to.lineId, now]);
}

export interface MovingLot {
  id: string;
  subscription_id: string | null;
  kind: AllowanceKind;
  origin: string;
  granted: number | null;
  remaining: number | null;
  valid_from: Date;
  expires_at: Date | null;
}

const LOTS = `SELECT a.id, a.subscription_id, a.kind, a.origin, a.granted, a.remaining, a.valid_from, a.expires_at FROM allowance_lot a
WHERE a.customer_id = $1 AND a.line_id = $2 AND (a.expires_at IS NULL OR a.expires_at > $3)
  AND NOT EXISTS (SELECT FROM subscription s WHERE s.customer_id = a.customer_id AND s.id = a.subscription_id AND s.state = 'revoked')
ORDER BY a.kind, a.expires_at NULLS LAST, a.id FOR UPDATE OF a`;

/** Allowances of a line that are not over, also used up ones: their bars go along. Read before the plans are moved. */
export const lotsToMove = (
  em: EntityManager,
  { customerId, lineId }: LineOf,
  now: Instant,
): Promise<MovingLot[]> => em.query<MovingLot[]>(LOTS, [customerId, lineId, now]);

/* An unlimited lot has nothing to take, so it ends. */
const EMPTY_LOTS = `UPDATE allowance_lot SET remaining = CASE WHEN granted IS NULL THEN NULL ELSE 0 END,
  expires_at = CASE WHEN granted IS NULL THEN $3::timestamptz ELSE expires_at END
WHERE customer_id = $1 AND id = ANY($2::uuid[])`;
const LOTS_GO_ON = `INSERT INTO allowance_lot (id, customer_id, line_id, subscription_id, kind, origin, granted, remaining, valid_from, expires_at)
SELECT x.id, $1, $2, x.subscription_id, x.kind, x.origin, x.granted, x.remaining, x.valid_from, x.expires_at
FROM jsonb_populate_recordset(NULL::allowance_lot, $3) AS x`;
const ENTRIES = `INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
SELECT x.id, x.customer_id, x.lot_id, x.reason, x.change, 'lineMove', $1, $2
FROM jsonb_populate_recordset(NULL::allowance_entry, $3) AS x`;

export interface LotMove {
  from: LineOf;
  to: LineOf;
  lots: readonly MovingLot[];
  /** The new id of a plan that goes along. */
  planIds: ReadonlyMap<string, string>;
  now: Instant;
}

/** What is left of each lot is taken away at the giver and given to the receiver, each with rows that say why (rules 3). */
export async function moveLots(em: EntityManager, { from, to, lots, planIds, now }: LotMove): Promise<void> {
  if (lots.length === 0) return;
  const moved = lots.map((lot) => ({ lot, newId: uuidv7(), ...entriesOfMovedLot(lot) }));
  const oldIds = lots.map(({ id }) => id);
  await em.query(EMPTY_LOTS, [from.customerId, oldIds, now]);
  const rows = moved.map(({ lot, newId }) => ({
    ...lot,
    id: newId,
    subscription_id: lot.subscription_id === null ? null : (planIds.get(lot.subscription_id) ?? null),
  }));
  await em.query(LOTS_GO_ON, [to.customerId, to.lineId, JSON.stringify(rows)]);
  const entry = (customerId: string, lotId: string, reason: string, change: number | null) => ({
    id: uuidv7(),
    customer_id: customerId,
    lot_id: lotId,
    reason,
    change,
  });
  const entries = moved.flatMap(({ lot, newId, taken, given, usedBefore }) => [
    entry(from.customerId, lot.id, 'revoke', taken),
    entry(to.customerId, newId, 'grant', given),
    ...(usedBefore === 0 ? [] : [entry(to.customerId, newId, 'adjustment', usedBefore)]),
  ]);
  await em.query(ENTRIES, [from.lineId, now, JSON.stringify(entries)]);
}
