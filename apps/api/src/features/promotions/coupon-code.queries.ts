import { type CouponCodeFacts, type CouponCodeState, couponRefusal } from '@ur-desk/domain/coupons';
import { Problem } from '@ur-desk/domain/kernel';
import { couponCodeOf, couponKeyOf, type GivenCoupon } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { runPrepared } from '../../platform/db/prepared';
import { type Tx } from '../../platform/db/tx';

const FORGET =
  'DELETE FROM coupon_code WHERE promotion_id = $1 AND batch_id IS NULL AND NOT key = ANY($2::text[])';

/* What another one has just claimed must be seen: without the wait its versions would not be there yet. */
const IN_TURN = `SELECT pg_advisory_xact_lock(hashtext('coupon_code'))`;

/* A code is free again once nothing of its promotion is ahead: what ended does not keep next year's campaign from having it. */
const CLAIM = `INSERT INTO coupon_code AS c (id, key, code, promotion_id, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (key) DO UPDATE SET code = EXCLUDED.code, promotion_id = EXCLUDED.promotion_id
WHERE c.batch_id IS NULL AND (c.promotion_id = EXCLUDED.promotion_id OR NOT EXISTS (SELECT FROM promotion_version v
  WHERE v.promotion_id = c.promotion_id AND v.state <> 'retired' AND (v.ends_at IS NULL OR v.ends_at > $5)))
RETURNING id`;

/**
 * Keeps the shared codes that the versions of a promotion name, and no others. Throws `validation_failed` at `coupon.code` when
 * another promotion that is not over, or a batch, has one of them or
 * one that looks the same.
 */
export async function keepSharedCodes(tx: Tx, promotionId: string, codes: readonly string[]): Promise<void> {
  const byKey = new Map(codes.map((code) => [couponKeyOf(code), code]));
  await tx.em.query(FORGET, [promotionId, [...byKey.keys()]]);
  if (byKey.size > 0) await tx.em.query(IN_TURN);
  for (const [key, code] of byKey) {
    const rows = await tx.em.query<unknown[]>(CLAIM, [tx.newId(), key, code, promotionId, tx.now]);
    if (rows.length > 0) continue;
    const holder = await tx.em.query<{ code: string }[]>(
      'SELECT p.code FROM coupon_code c JOIN promotion p ON p.id = c.promotion_id WHERE c.key = $1',
      [key],
    );
    const params = { promotion: holder[0]?.code ?? '' };
    throw new Problem('validation_failed', {}, [{ field: 'coupon.code', code: 'coupon_code_taken', params }]);
  }
}

const FIND = {
  name: 'coupon-find',
  text: `SELECT c.id, c.code, c.promotion_id, c.batch_id, c.state, c.disabled_at, c.customer_id, b.disabled_at AS batch_disabled_at
FROM coupon_code c LEFT JOIN coupon_batch b ON b.id = c.batch_id WHERE c.key = $1
AND EXISTS (SELECT FROM promotion_version v WHERE v.promotion_id = c.promotion_id AND v.released_at IS NOT NULL)`,
};

interface FoundCode {
  id: string;
  code: string;
  promotion_id: string;
  batch_id: string | null;
  state: CouponCodeState;
  disabled_at: Date | null;
  customer_id: string | null;
  batch_disabled_at: Date | null;
}

const codeFacts = (found: FoundCode): CouponCodeFacts => ({
  state: found.state,
  disabledAt: found.disabled_at?.toISOString() ?? null,
  batchDisabledAt: found.batch_disabled_at?.toISOString() ?? null,
  customerId: found.customer_id,
});

/** The code that a customer gave, as it is known; one of a promotion that was never released is known to nobody. */
export async function givenCoupon(
  em: EntityManager,
  typed: string,
  customerId: string | null,
): Promise<GivenCoupon> {
  const key = couponKeyOf(typed);
  const code = couponCodeOf(typed) ?? typed;
  const [found] = key === null ? [] : await runPrepared<FoundCode>(em, FIND, [key]);
  if (!found) return { code, key, promotionId: null };
  const known = { code: found.code, key, promotionId: found.promotion_id };
  if (found.batch_id === null) return known;
  return { ...known, unique: { codeId: found.id, refused: couponRefusal(codeFacts(found), customerId) } };
}

/** Whether a promotion takes codes from batches, live or in preparation; null: there is no such promotion. */
export async function takesBatches(em: EntityManager, promotionId: string): Promise<boolean | null> {
  const rows = await em.query<{ takes: boolean }[]>(
    `SELECT EXISTS (SELECT FROM promotion_version v WHERE v.promotion_id = p.id AND v.state <> 'retired'
       AND v.content #>> '{coupon,kind}' = 'unique') AS takes FROM promotion p WHERE p.id = $1`,
    [promotionId],
  );
  return rows[0]?.takes ?? null;
}
