import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type PromotionSpentView, WHOLE_TIME } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';

/** Whose uses: those of one purchase. */
export interface RedemptionsOf {
  customerId: string;
  /** The renewal or top-up. */
  purposeId: string;
}

const COUNT = {
  name: 'promotion-count',
  text: `UPDATE promotion_counter SET uses = uses + 1 WHERE promotion_id = $1 AND uses < most RETURNING uses`,
};

/** Takes one of the uses of all customers together; false: none is left (M1). */
export async function countUse(em: EntityManager, promotionId: string): Promise<boolean> {
  return (await runPrepared(em, COUNT, [promotionId])).length > 0;
}

export interface BudgetOf {
  promotionId: string;
  currency: CurrencyCode;
  period: string;
}

const OPEN_PERIOD = {
  name: 'promotion-budget-period',
  text: `INSERT INTO promotion_budget (promotion_id, currency, period, most, spent) VALUES ($1, $2, $3, $4, 0)
ON CONFLICT DO NOTHING`,
};

/** The budget of a period begins with the first use in it. */
export async function openPeriod(em: EntityManager, of: BudgetOf, mostMinor: number): Promise<void> {
  await runPrepared(em, OPEN_PERIOD, [of.promotionId, of.currency, of.period, mostMinor]);
}

const SPEND = {
  name: 'promotion-spend',
  text: `UPDATE promotion_budget SET spent = spent + $4
WHERE promotion_id = $1 AND currency = $2 AND period = $3 AND spent + $4 <= most RETURNING spent`,
};

/** Takes an amount from a budget; false: there is not that much left (M3). */
export async function spend(em: EntityManager, of: BudgetOf, amountMinor: number): Promise<boolean> {
  const rows = await runPrepared(em, SPEND, [of.promotionId, of.currency, of.period, amountMinor]);
  return rows.length > 0;
}

const TAKE_CODE = {
  name: 'coupon-take',
  text: `UPDATE coupon_code c SET state = $4, used_by = $2, used_for = $3
WHERE c.id = $1 AND c.state = 'free' AND c.disabled_at IS NULL AND (c.customer_id IS NULL OR c.customer_id = $2)
  AND EXISTS (SELECT FROM coupon_batch b WHERE b.id = c.batch_id AND b.disabled_at IS NULL) RETURNING c.id`,
};

/** Takes the one use of a code from a batch; false: it is no longer to be had. */
export async function takeCode(
  em: EntityManager,
  codeId: string,
  { customerId, purposeId, state }: RedemptionsOf & { state: 'reserved' | 'redeemed' },
): Promise<boolean> {
  return (await runPrepared(em, TAKE_CODE, [codeId, customerId, purposeId, state])).length > 0;
}

export interface NewRedemption extends RedemptionsOf {
  id: string;
  promotionId: string;
  versionId: string;
  couponCodeId: string | null;
  /** The most uses of one customer; null: no limit. */
  perCustomer: number | null;
  currency: CurrencyCode;
  amountMinor: number;
  budgetPeriods: readonly string[];
  counted: boolean;
  state: 'reserved' | 'redeemed';
  now: Instant;
  reservedUntil: Instant;
}

/* The smallest number that is free: what was released can be used again. Under the customer's lock nobody else counts. */
const INSERT = {
  name: 'redemption-insert',
  text: `INSERT INTO redemption (id, customer_id, promotion_id, version_id, purpose_id, use_no, per_customer, currency, amount,
  budget_periods, counted, state, created_at, reserved_until, ended_at,
  coupon_code_id)
SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, n, $6::integer, $7, $8::bigint, $9::text[], $10::boolean, $11,
  $12::timestamptz, $13::timestamptz, CASE WHEN $11 = 'reserved' THEN NULL ELSE $12::timestamptz END, $14::uuid
FROM generate_series(1, 1 + (SELECT count(*)::integer FROM redemption
  WHERE customer_id = $2 AND promotion_id = $3 AND state <> 'released')) AS n
WHERE ($6::integer IS NULL OR n <= $6::integer) AND NOT EXISTS (SELECT FROM redemption r
  WHERE r.customer_id = $2 AND r.promotion_id = $3 AND r.state <> 'released' AND r.use_no = n)
ORDER BY n LIMIT 1 RETURNING use_no`,
};

/** Writes a use down as one of the customer's; false: the customer has had all of theirs (M2). */
export async function insertRedemption(em: EntityManager, use: NewRedemption): Promise<boolean> {
  const rows = await runPrepared(em, INSERT, [
    use.id,
    use.customerId,
    use.promotionId,
    use.versionId,
    use.purposeId,
    use.perCustomer,
    use.currency,
    use.amountMinor,
    use.budgetPeriods,
    use.counted,
    use.state,
    use.now,
    use.reservedUntil,
    use.couponCodeId,
  ]);
  return rows.length > 0;
}

const REDEEM = {
  name: 'redemption-redeem',
  text: `WITH redeemed AS (
  UPDATE redemption SET state = 'redeemed', ended_at = $3
  WHERE customer_id = $1 AND purpose_id = $2 AND state = 'reserved' RETURNING promotion_id, coupon_code_id
), used AS (
  UPDATE coupon_code c SET state = 'redeemed' FROM redeemed r WHERE c.id = r.coupon_code_id
)
SELECT promotion_id FROM redeemed
UNION SELECT promotion_id FROM redemption WHERE customer_id = $1 AND purpose_id = $2 AND state = 'redeemed'`,
};

/** What is reserved for a purchase is used now. Which promotions the purchase has used then. */
export async function redeemReserved(em: EntityManager, of: RedemptionsOf, now: Instant): Promise<string[]> {
  const values = [of.customerId, of.purposeId, now];
  return (await runPrepared<{ promotion_id: string }>(em, REDEEM, values)).map((row) => row.promotion_id);
}

const RELEASE = {
  name: 'redemption-release',
  text: `WITH freed AS (
  UPDATE redemption SET state = 'released', ended_at = $3
  WHERE customer_id = $1 AND purpose_id = $2 AND state = ANY($4::text[]) AND ($5::timestamptz IS NULL OR reserved_until <= $5)
  RETURNING promotion_id, currency, amount, budget_periods, counted, coupon_code_id
), unused AS (
  UPDATE coupon_code c SET state = 'free', used_by = NULL, used_for = NULL FROM freed f WHERE c.id = f.coupon_code_id
), uncounted AS (
  UPDATE promotion_counter c SET uses = c.uses - 1 FROM freed f WHERE f.counted AND c.promotion_id = f.promotion_id
), unspent AS (
  UPDATE promotion_budget b SET spent = b.spent - f.amount FROM freed f
  WHERE b.promotion_id = f.promotion_id AND b.currency = f.currency AND b.period = ANY(f.budget_periods)
)
SELECT promotion_id FROM freed`,
};

/**
 * Gives uses of a purchase back, once: to the total, to the customer, to the budgets. How many there were. With `until` only
 * those whose reservation has ended by then.
 */
export async function releaseRedemptions(
  em: EntityManager,
  of: RedemptionsOf,
  { states, now, until }: { states: readonly ('reserved' | 'redeemed')[]; now: Instant; until?: Instant },
): Promise<number> {
  return (await runPrepared(em, RELEASE, [of.customerId, of.purposeId, now, states, until ?? null])).length;
}

export interface DueRedemptions {
  customer_id: string;
  purpose_id: string;
  of: 'renewal' | 'topUp';
}

/** Purchases whose reserved uses nobody redeemed or released in time. */
export async function expiredRedemptions(
  em: EntityManager,
  now: Instant,
  atMost: number,
): Promise<DueRedemptions[]> {
  const sql = `SELECT DISTINCT d.customer_id, d.purpose_id, CASE WHEN t.id IS NULL THEN 'renewal' ELSE 'topUp' END AS of
    FROM redemption d LEFT JOIN top_up t ON t.customer_id = d.customer_id AND t.id = d.purpose_id
    WHERE d.state = 'reserved' AND d.reserved_until <= $1 LIMIT $2`;
  return em.query<DueRedemptions[]>(sql, [now, atMost]);
}

interface SpentRow {
  currency: CurrencyCode;
  uses: number;
  spent: number;
}

/** How often it was used and what it took off, reserved uses included; with what the present periods' budgets have spent. */
export async function spentOn(
  em: EntityManager,
  promotionId: string,
  periods: readonly string[],
): Promise<{ uses: number; spent: PromotionSpentView[] }> {
  const rows = await em.query<SpentRow[]>(
    `SELECT currency, count(*)::bigint AS uses, sum(amount)::bigint AS spent FROM redemption
     WHERE promotion_id = $1 AND state <> 'released' GROUP BY currency ORDER BY currency`,
    [promotionId],
  );
  const budgets = await em.query<{ currency: string; spent: number }[]>(
    `SELECT currency, spent FROM promotion_budget WHERE promotion_id = $1 AND period = ANY($2::text[]) AND period <> $3`,
    [promotionId, periods, WHOLE_TIME],
  );
  const inPeriod = (currency: string) => budgets.find((one) => one.currency === currency)?.spent ?? 0;
  return {
    uses: rows.reduce((sum, { uses }) => sum + uses, 0),
    spent: rows.map(({ currency, spent }) => ({
      currency,
      spentMinor: spent,
      spentInPeriodMinor: inPeriod(currency),
    })),
  };
}
