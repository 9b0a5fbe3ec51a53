import { type EntityManager } from 'typeorm';

/*
 * Where the money of the payment `p` lies in the wallet, as `own (id, left)`: the lot that its capture made, and what a dispute that was
 * won made again of what a chargeback had taken from there. A lot that was made again may hold more: of other money that the
 * chargeback took along.
 */
const LOTS_OF_PAYMENT = `WITH RECURSIVE own (id, left_minor) AS (
    SELECT l.id, l.remaining FROM transfer t
      JOIN wallet_lot l ON l.customer_id = t.customer_id AND l.transfer_id = t.id
      WHERE t.customer_id = p.customer_id AND t.cause_id = p.id AND t.kind = 'capture'
    UNION
    SELECT n.id, least(n.remaining, k.amount) FROM own o
      JOIN wallet_take k ON k.customer_id = p.customer_id AND k.lot_id = o.id
      JOIN transfer b ON b.customer_id = k.customer_id AND b.id = k.transfer_id AND b.kind = 'chargeback'
      JOIN transfer r ON r.customer_id = b.customer_id AND r.reverses_id = b.id
      JOIN wallet_lot n ON n.customer_id = r.customer_id AND n.transfer_id = r.id
  )`;

/** Part of a statement that knows a payment as `p`: what of it is still in the wallet, minor units. */
export const UNSPENT_OF_PAYMENT = `(${LOTS_OF_PAYMENT} SELECT coalesce(sum(own.left_minor), 0)::bigint FROM own)`;

const IDS = `SELECT ARRAY(${LOTS_OF_PAYMENT} SELECT own.id FROM own ORDER BY own.id) AS ids
FROM payment p WHERE p.customer_id = $1 AND p.id = $2`;

/** The lots of the wallet in which a payment's money lies: what it pays back, or what is charged back of it, is taken from them first. */
export async function lotsOfPayment(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
): Promise<string[]> {
  const rows = await em.query<{ ids: string[] }[]>(IDS, [of.customerId, of.paymentId]);
  return rows[0]?.ids ?? [];
}
