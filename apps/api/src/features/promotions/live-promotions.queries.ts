import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type PromotionLimits, WHOLE_TIME } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';

/* Whoever changes what is live waits here for the one before, so that a higher revision always says more than a lower one. */
const IN_TURN = `SELECT pg_advisory_xact_lock(hashtext('promotion_revision'))`;

const MARK = `INSERT INTO promotion_revision (released, suspended, at)
SELECT coalesce(array_agg(id) FILTER (WHERE state = 'released'), '{}'),
  coalesce(array_agg(id) FILTER (WHERE state = 'suspended'), '{}'), $1
FROM promotion_version WHERE state IN ('released', 'suspended') AND (ends_at IS NULL OR ends_at > $1)`;

/** Writes down which versions are live from now on; in the transaction of the change, as its last statement. */
export async function markLive(em: EntityManager, now: Instant): Promise<void> {
  await em.query(IN_TURN);
  await em.query(MARK, [now]);
}

export interface Revision {
  released: string[];
  suspended: string[];
}

/** What was live in a revision; null: there is no such revision. */
export async function revisionByNo(em: EntityManager, revision: number): Promise<Revision | null> {
  const sql = 'SELECT released, suspended FROM promotion_revision WHERE revision = $1';
  const rows = await em.query<Revision[]>(sql, [revision]);
  return rows[0] ?? null;
}

const COUNTER = `WITH taken AS (
  UPDATE redemption SET counted = true WHERE promotion_id = $1 AND state <> 'released' RETURNING 1
), uses AS (SELECT count(*) AS n FROM taken)
INSERT INTO promotion_counter AS c (promotion_id, most, uses) SELECT $1, greatest($2::bigint, n), n FROM uses
ON CONFLICT (promotion_id) DO UPDATE SET most = greatest($2::bigint, c.uses)`;

const WHOLE_BUDGET = `WITH charged AS (
  UPDATE redemption SET budget_periods = array_append(budget_periods, $4)
  WHERE promotion_id = $1 AND currency = $2 AND state <> 'released' AND NOT $4 = ANY(budget_periods) RETURNING amount
), sum AS (SELECT coalesce(sum(amount), 0)::bigint AS n FROM charged)
INSERT INTO promotion_budget AS b (promotion_id, currency, period, most, spent)
SELECT $1, $2, $4, greatest($3::bigint, n), n FROM sum
ON CONFLICT (promotion_id, currency, period) DO UPDATE SET most = greatest($3::bigint, b.spent)`;

/**
 * Brings the rows that hold the limits to what a version says. What was used already counts; a limit below that stays at
 * what was used, so that nothing more can be.
 */
export async function keepLimits(
  em: EntityManager,
  promotionId: string,
  { totalUses, budgets }: PromotionLimits,
): Promise<void> {
  if (totalUses === null)
    await em.query('DELETE FROM promotion_counter WHERE promotion_id = $1', [promotionId]);
  else await em.query(COUNTER, [promotionId, totalUses]);
  const kept = budgets.flatMap(({ currency, totalMinor, periodMinor }) => [
    ...(totalMinor === null ? [] : [`${currency} ${WHOLE_TIME}`]),
    ...(periodMinor === null ? [] : [`${currency} period`]),
  ]);
  await em.query(
    `DELETE FROM promotion_budget WHERE promotion_id = $1
       AND NOT concat(currency, ' ', CASE WHEN period = $3 THEN $3 ELSE 'period' END) = ANY($2::text[])`,
    [promotionId, kept, WHOLE_TIME],
  );
  for (const { currency, totalMinor, periodMinor } of budgets) {
    if (totalMinor !== null) await em.query(WHOLE_BUDGET, [promotionId, currency, totalMinor, WHOLE_TIME]);
    if (periodMinor !== null)
      await em.query(
        `UPDATE promotion_budget SET most = greatest($3::bigint, spent)
         WHERE promotion_id = $1 AND currency = $2 AND period <> $4`,
        [promotionId, currency, periodMinor, WHOLE_TIME],
      );
  }
}

/** What promotions ask about a customer, and how much of their limits is left. */
export interface PromotionFactsRow {
  tags: string[];
  purchases: number;
  last_ended_at: Date | null;
  /** Uses by this customer, by promotion. */
  uses: Record<string, number> | null;
  /** Uses left, by promotion. */
  counters: Record<string, number> | null;
  budgets: { promotion: string; period: string; left: number }[] | null;
}

const factsFrom = (customer: string): string => `SELECT c.tags,
  (SELECT count(*) FROM renewal r WHERE r.customer_id = $1 AND r.state = 'succeeded') AS purchases,
  (SELECT CASE WHEN bool_or(s.ends_at > $4 AND s.state <> 'revoked') THEN NULL ELSE max(least(s.ends_at, $4)) END
   FROM subscription s WHERE s.customer_id = $1 AND s.line_id = $2) AS last_ended_at,
  (SELECT jsonb_object_agg(u.promotion_id, u.n) FROM (SELECT promotion_id, count(*) AS n FROM redemption
   WHERE customer_id = $1 AND state <> 'released' GROUP BY promotion_id) AS u) AS uses,
  (SELECT jsonb_object_agg(n.promotion_id, n.most - n.uses) FROM promotion_counter n) AS counters,
  (SELECT jsonb_agg(jsonb_build_object('promotion', b.promotion_id, 'period', b.period, 'left', b.most - b.spent))
   FROM promotion_budget b WHERE b.currency = $3 AND b.period = ANY($5::text[])) AS budgets
FROM ${customer}`;

const FACTS = { name: 'promotion-facts', text: factsFrom('customer c WHERE c.id = $1') };
/** Of somebody who is no customer: nothing bought, no tags. */
const SHOPPER_FACTS = {
  name: 'promotion-facts-of-shopper',
  text: factsFrom(`(SELECT '{}'::text[] AS tags) c`),
};

/** `periods`: the whole time and those of the operator's periods that contain `now`. */
export async function promotionFacts(
  em: EntityManager,
  of: { customerId: string | null; lineId: string | null; currency: CurrencyCode },
  at: { now: Instant; periods: readonly string[] },
): Promise<PromotionFactsRow> {
  const values = [of.customerId, of.lineId, of.currency, at.now, at.periods];
  const statement = of.customerId === null ? SHOPPER_FACTS : FACTS;
  const [row] = await runPrepared<PromotionFactsRow>(em, statement, values);
  if (!row) throw new Error('the customer of a purchase is there');
  return row;
}
