import { type CurrencyCode, type Instant, type LocalText } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

/** One sum: of a day, of a plan, or (neither) of everything in its currency. */
export interface UseSumRow {
  day: string | null;
  plan_id: string | null;
  plan_name: LocalText | null;
  currency: CurrencyCode;
  uses: number;
  discount: number;
  revenue: number;
}

/* A top-up has no plan, and is no revenue. */
const SUMS = `WITH used AS (
  SELECT (d.ended_at AT TIME ZONE $3)::date::text AS day, r.plan_id, d.currency, d.amount, coalesce(r.total, 0) AS total
  FROM redemption d LEFT JOIN renewal r ON r.customer_id = d.customer_id AND r.id = d.purpose_id
  WHERE d.promotion_id = $1 AND d.state = 'redeemed' AND d.ended_at >= $2
), sums AS (
  SELECT day, plan_id, currency, count(*) AS uses, sum(amount)::bigint AS discount, sum(total)::bigint AS revenue
  FROM used GROUP BY GROUPING SETS ((currency), (day, currency), (plan_id, currency))
  HAVING grouping(plan_id) = 1 OR plan_id IS NOT NULL
)
SELECT s.*, v.name AS plan_name FROM sums s LEFT JOIN LATERAL (
  SELECT v.name FROM plan_version v WHERE v.plan_id = s.plan_id ORDER BY v.version_no DESC LIMIT 1) v ON true
ORDER BY s.day, s.uses DESC, s.currency`;

/** What a promotion's uses since then came to; `zone` is whose days they are. */
export async function useSums(
  em: EntityManager,
  promotionId: string,
  { from, zone }: { from: Instant; zone: string },
): Promise<UseSumRow[]> {
  return em.query<UseSumRow[]>(SUMS, [promotionId, from, zone]);
}

export interface BudgetRow {
  currency: CurrencyCode;
  period: string;
  left: number;
}

/** What is left of the budgets of these periods that have begun. */
export async function budgetsLeft(
  em: EntityManager,
  promotionId: string,
  periods: readonly string[],
): Promise<BudgetRow[]> {
  const sql = `SELECT currency, period, most - spent AS left FROM promotion_budget
    WHERE promotion_id = $1 AND period = ANY($2::text[])`;
  return em.query<BudgetRow[]>(sql, [promotionId, periods]);
}

/** Uses left for all customers together; null: no limit. */
export async function usesLeft(em: EntityManager, promotionId: string): Promise<number | null> {
  const sql = 'SELECT most - uses AS left FROM promotion_counter WHERE promotion_id = $1';
  const [row] = await em.query<{ left: number }[]>(sql, [promotionId]);
  return row?.left ?? null;
}
