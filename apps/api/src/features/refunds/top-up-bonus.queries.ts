import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type StandingTransfer } from '@ur-desk/domain/ledger';
import { type GivenTopUpBonus } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { standingTransfers } from '../ledger/undo.queries';

/*
 * Where the bonus of the transfer `g` lies: the lot that it made, and what a dispute that was won made again of what had been taken back.
 */
const LOTS_OF_BONUS = `WITH RECURSIVE own (id, remaining) AS (
    SELECT l.id, l.remaining FROM wallet_lot l WHERE l.customer_id = g.customer_id AND l.transfer_id = g.id
    UNION
    SELECT n.id, n.remaining FROM own o
      JOIN wallet_take k ON k.customer_id = g.customer_id AND k.lot_id = o.id
      JOIN transfer b ON b.customer_id = k.customer_id AND b.id = k.transfer_id AND b.kind = 'topUpBonusReturn'
      JOIN transfer r ON r.customer_id = b.customer_id AND r.reverses_id = b.id
      JOIN wallet_lot n ON n.customer_id = r.customer_id AND n.transfer_id = r.id
  )`;

/** What promotions gave with the top-up of the payment `p`, as JSON: how much of each came back and stayed there, and where the rest is. */
export const TOP_UP_BONUSES = `(SELECT jsonb_agg(bonus.given ORDER BY g.id) FROM transfer g CROSS JOIN LATERAL (
    ${LOTS_OF_BONUS}
    SELECT jsonb_build_object('granted', g.amount,
      'lots', (SELECT jsonb_agg(jsonb_build_object('lotId', o.id, 'remaining', o.remaining) ORDER BY o.id) FROM own o),
      'returned', (SELECT coalesce(sum(k.amount), 0) FROM own o
        JOIN wallet_take k ON k.customer_id = g.customer_id AND k.lot_id = o.id
        JOIN transfer b ON b.customer_id = k.customer_id AND b.id = k.transfer_id AND b.kind = 'topUpBonusReturn'
        WHERE NOT EXISTS (SELECT 1 FROM transfer r WHERE r.reverses_id = b.id))) AS given) bonus
  WHERE g.customer_id = p.customer_id AND g.cause_id = p.id AND g.kind = 'topUpBonus')`;

export interface ReturnFacts {
  purpose: string;
  currency: CurrencyCode;
  captured: number;
  /** What refunds that succeeded paid back to the source, and what disputes have taken back. */
  gone: number;
  bonuses: GivenTopUpBonus[] | null;
  /** What of the wallet no hold keeps. */
  available: number;
}

const FACTS = `SELECT p.purpose, p.currency, p.captured, ${TOP_UP_BONUSES} AS bonuses, a.credits - a.debits - a.held AS available,
  (SELECT coalesce(sum(f.to_source), 0)::bigint FROM refund f
   WHERE f.customer_id = p.customer_id AND f.payment_id = p.id AND f.state = 'succeeded')
  + (SELECT coalesce(sum(d.amount), 0)::bigint FROM dispute d
     WHERE d.customer_id = p.customer_id AND d.payment_id = p.id AND d.funds_taken) AS gone
FROM payment p JOIN account a ON a.customer_id = p.customer_id AND a.code = 'wallet'
WHERE p.customer_id = $1 AND p.id = $2`;

/** What decides how much of a top-up's bonuses comes back, once some of it went back to its payer; null: it is no top-up, or gave none. */
export async function returnFacts(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
): Promise<(ReturnFacts & { bonuses: GivenTopUpBonus[] }) | null> {
  const rows = await em.query<ReturnFacts[]>(FACTS, [of.customerId, of.paymentId]);
  if (!rows[0]) throw new Error('the payment of what goes back is there');
  const { bonuses } = rows[0];
  return rows[0].purpose === 'topUp' && bonuses ? { ...rows[0], bonuses } : null;
}

const ENDS = `SELECT k.transfer_id, l.expires_at FROM wallet_take k
JOIN wallet_lot l ON l.customer_id = k.customer_id AND l.id = k.lot_id
WHERE k.customer_id = $1 AND k.transfer_id = ANY ($2::uuid[])`;

/** What a cause took back of bonuses and nothing has given back, each with the end of the lot that it came from. */
export async function standingReturns(
  em: EntityManager,
  of: { customerId: string; causeId: string },
): Promise<(StandingTransfer & { expiresAt: Instant | null })[]> {
  const { transfers } = await standingTransfers(em, of);
  const returns = transfers.filter(({ kind }) => kind === 'topUpBonusReturn');
  if (returns.length === 0) return [];
  const ids = returns.map(({ id }) => id);
  const rows = await em.query<{ transfer_id: string; expires_at: Date | null }[]>(ENDS, [of.customerId, ids]);
  const ends = new Map(rows.map((row) => [row.transfer_id, row.expires_at?.toISOString() ?? null]));
  return returns.map((transfer) => ({ ...transfer, expiresAt: ends.get(transfer.id) ?? null }));
}
