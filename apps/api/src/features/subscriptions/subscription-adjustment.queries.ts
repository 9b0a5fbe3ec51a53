import { type LotDraft } from '@ur-desk/domain/allowances';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

/** The subscription that is changed, and by what. */
export interface SubscriptionChange {
  customerId: string;
  subscriptionId: string;
  lineId: string;
  cause: { kind: 'adjustment'; id: string };
  now: Instant;
}

const GRANT = `WITH lot AS (
  INSERT INTO allowance_lot (id, customer_id, line_id, subscription_id, kind, origin, granted, remaining, valid_from, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)
)
INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
VALUES ($10, $2, $1, 'grant', $7, $11, $12, $13)`;

/** A lot on top of a subscription, with the row that says where it came from. The customer's row must be locked. */
export async function grantLot(em: EntityManager, of: SubscriptionChange, lot: LotDraft): Promise<void> {
  const owner = [uuidv7(), of.customerId, of.lineId, of.subscriptionId];
  const granted = [lot.kind, lot.origin, lot.granted, lot.validFrom, lot.expiresAt];
  await em.query(GRANT, [...owner, ...granted, uuidv7(), of.cause.kind, of.cause.id, of.now]);
}

const EXTEND = `UPDATE subscription SET ends_at = $4
WHERE id = $1 AND customer_id = $2 AND ends_at = $3 AND state <> 'revoked' RETURNING id`;

const EXTEND_LOTS = `WITH moved AS (
  UPDATE allowance_lot SET expires_at = $4
  WHERE subscription_id = $1 AND customer_id = $2 AND expires_at = $3 RETURNING id
)
INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
SELECT gen_random_uuid(), $2, id, 'adjustment', 0, $5, $6, $7 FROM moved`;

/**
 * Moves the end of a subscription, and with it the lots that ended with it: days without anything to use would be worth
 * nothing. Each lot gets a row that says so. Throws `wrong_state` where the end is another one than was decided upon.
 */
export async function moveEnd(
  em: EntityManager,
  of: SubscriptionChange,
  { from, to }: { from: Instant; to: Instant },
): Promise<void> {
  const span = [of.subscriptionId, of.customerId, from, to];
  const [moved] = await em.query<[{ id: string }[], number]>(EXTEND, span);
  if (moved.length !== 1) throw new Problem('wrong_state', { state: 'changed' });
  await em.query(EXTEND_LOTS, [...span, of.cause.kind, of.cause.id, of.now]);
}
