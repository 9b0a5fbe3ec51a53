import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type TopUpBonusLot } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';

/** What promotions gave with the top-up of the payment `p`, as JSON: how much of each came back, how much is left. */
export const TOP_UP_BONUS_LOTS = `(SELECT jsonb_agg(jsonb_build_object('lotId', l.id, 'granted', t.amount, 'remaining', l.remaining,
    'returned', (SELECT coalesce(sum(k.amount), 0) FROM wallet_take k
      JOIN transfer b ON b.customer_id = k.customer_id AND b.id = k.transfer_id AND b.kind = 'topUpBonusReturn'
      WHERE k.customer_id = l.customer_id AND k.lot_id = l.id)) ORDER BY l.id)
  FROM transfer t JOIN wallet_lot l ON l.customer_id = t.customer_id AND l.transfer_id = t.id
  WHERE t.customer_id = p.customer_id AND t.cause_id = p.id AND t.kind = 'topUpBonus')`;

export interface ReturnFacts {
  purpose: string;
  currency: CurrencyCode;
  captured: number;
  /** What refunds that succeeded paid back to the source. */
  refunded: number;
  bonuses: TopUpBonusLot[] | null;
  /** What of the wallet no hold keeps. */
  available: number;
}

const FACTS = `SELECT p.purpose, p.currency, p.captured, ${TOP_UP_BONUS_LOTS} AS bonuses, a.credits - a.debits - a.held AS available,
  (SELECT coalesce(sum(f.to_source), 0)::bigint FROM refund f
   WHERE f.customer_id = p.customer_id AND f.payment_id = p.id AND f.state = 'succeeded') AS refunded
FROM payment p JOIN account a ON a.customer_id = p.customer_id AND a.code = 'wallet'
WHERE p.customer_id = $1 AND p.id = $2`;

/** What decides how much of a top-up's bonuses comes back, once a refund of it has succeeded. */
export async function returnFacts(
  em: EntityManager,
  of: { customerId: string; paymentId: string },
): Promise<ReturnFacts> {
  const rows = await em.query<ReturnFacts[]>(FACTS, [of.customerId, of.paymentId]);
  if (!rows[0]) throw new Error('the payment of a refund is there');
  return rows[0];
}
