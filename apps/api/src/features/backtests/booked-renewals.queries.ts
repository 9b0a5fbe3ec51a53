import { type BookedPrice } from '@ur-desk/domain/backtests';
import { type PurchaseFacts } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type PromotionBasis } from '../promotions/live-promotions.service';
import { type BacktestRow } from './backtest.view';

/** A renewal with what it keeps of its price; `rebuilt` where no promotion was live then, so that it kept nothing of the customer. */
export interface BookedRow {
  id: string;
  customer_id: string;
  /** As text: more exact than a `Date`. */
  cursor_at: string;
  price: BookedPrice;
  basis: PromotionBasis | null;
  rebuilt: Omit<PurchaseFacts, 'amountMinor' | 'coupon'> | null;
}

/* The customer as of the renewal `r`: tier, purchases and the line's last plan have their history; country and tags have none. */
const REBUILT = `SELECT jsonb_build_object('at', r.created_at, 'planId', r.plan_id, 'country', c.country, 'tags', c.tags,
  'currency', r.currency, 'channel', r.channel,
  'tier', (SELECT nullif(t.to_tier, 'none') FROM tier_change t WHERE t.customer_id = r.customer_id AND t.at <= r.created_at
    ORDER BY t.seq DESC LIMIT 1),
  'purchases', (SELECT count(*) FROM renewal e WHERE e.customer_id = r.customer_id AND e.state = 'succeeded'
    AND e.id <> r.id AND e.ended_at <= r.created_at),
  'lastEndedAt', (SELECT CASE WHEN bool_or(s.ends_at > r.created_at AND s.state <> 'revoked') THEN NULL
      ELSE max(least(s.ends_at, r.created_at)) END
    FROM subscription s WHERE s.customer_id = r.customer_id AND s.line_id = r.line_id AND s.created_at < r.created_at))
  FROM customer c WHERE c.id = r.customer_id`;

const NEXT = `SELECT r.id, r.customer_id, r.created_at::text AS cursor_at, r.promotion_basis AS basis,
  jsonb_build_object('currency', r.currency, 'lines', r.price->'lines', 'floorMinor', r.price->'floorMinor', 'totalMinor', r.total) AS price,
  CASE WHEN r.promotion_basis IS NULL THEN (${REBUILT}) END AS rebuilt
FROM renewal r WHERE r.state = 'succeeded' AND (r.created_at, r.id) > ($1::timestamptz, $2::uuid) AND r.created_at < $3 AND r.ended_at < $3
ORDER BY r.created_at, r.id LIMIT $4`;

/** The next renewals of a backtest in the order in which they were made. */
export async function nextRenewals(
  em: EntityManager,
  { cursor_at: at, cursor_id: id, until_at: until }: BacktestRow,
  atMost: number,
): Promise<BookedRow[]> {
  return em.query<BookedRow[]>(NEXT, [at, id, until, atMost]);
}

/** What its promotions were judged by: as it was kept, or as it can be told. */
export function factsOf({ basis, rebuilt, price }: BookedRow): PurchaseFacts {
  const planId = basis?.facts.planId ?? null;
  if (basis && planId !== null) return { ...basis.facts, planId };
  if (!rebuilt) throw new Error('the customer of a renewal is there');
  const { at, lastEndedAt } = rebuilt;
  return {
    ...rebuilt,
    at: new Date(at).toISOString(),
    lastEndedAt: lastEndedAt === null ? null : new Date(lastEndedAt).toISOString(),
    amountMinor: price.lines[0]?.amountMinor ?? 0,
    coupon: null,
  };
}
