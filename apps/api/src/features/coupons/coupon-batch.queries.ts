import { type CodeOrder } from '@ur-desk/domain/coupons';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { couponKeyOf } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type Tx } from '../../platform/db/tx';
import { COUPON_BATCH_COLUMNS, COUPON_BATCH_FROM, type CouponBatchRow } from './coupon-batch.view';

/** Throws `not_found`. */
export async function couponBatchById(em: EntityManager, id: string): Promise<CouponBatchRow> {
  const sql = `SELECT ${COUPON_BATCH_COLUMNS} FROM ${COUPON_BATCH_FROM} WHERE b.id = $1`;
  const [row] = await em.query<CouponBatchRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return row;
}

/** Keeps others from going on with it, or disabling it, meanwhile. Throws `not_found`. */
export async function lockCouponBatch(em: EntityManager, id: string): Promise<CouponBatchRow> {
  await em.query('SELECT FROM coupon_batch WHERE id = $1 FOR UPDATE', [id]);
  return couponBatchById(em, id);
}

/** How many codes of the same make were ordered before. */
export async function codesOrdered(
  em: EntityManager,
  { pattern, charset }: Pick<CodeOrder, 'pattern' | 'charset'>,
): Promise<number> {
  const sql =
    'SELECT coalesce(sum(count), 0)::bigint AS n FROM coupon_batch WHERE pattern = $1 AND charset = $2';
  const [row] = await em.query<{ n: number }[]>(sql, [pattern, charset]);
  return row?.n ?? 0;
}

export async function insertCouponBatch(
  tx: Tx,
  batch: CodeOrder & { id: string; promotionId: string; name: string; createdBy: string },
): Promise<void> {
  await tx.em.query(
    `INSERT INTO coupon_batch (id, promotion_id, name, pattern, charset, count, made, state, created_by, created_at,
       progressed_at, version) VALUES ($1, $2, $3, $4, $5, $6, 0, 'making', $7, $8, $8, 1)`,
    [
      batch.id,
      batch.promotionId,
      batch.name,
      batch.pattern,
      batch.charset,
      batch.count,
      batch.createdBy,
      tx.now,
    ],
  );
}

/* A code that is there already is left out: the next turn makes another one. */
const INSERT_CODES = `WITH made AS (
  INSERT INTO coupon_code (id, key, code, promotion_id, batch_id, created_at)
  SELECT id, key, code, $4, $5, $6 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS t (id, key, code)
  ON CONFLICT DO NOTHING RETURNING 1
) SELECT count(*)::integer AS n FROM made`;

/** Writes codes of a batch, all that are new. How many they were. */
export async function insertCodes(
  tx: Tx,
  batch: { id: string; promotionId: string },
  codes: readonly string[],
): Promise<number> {
  const ids = codes.map(() => tx.newId());
  const params = [ids, codes.map(couponKeyOf), codes, batch.promotionId, batch.id, tx.now];
  const [row] = await tx.em.query<{ n: number }[]>(INSERT_CODES, params);
  return row?.n ?? 0;
}

/** Counts what was just written; the last ones make the batch ready. */
export async function countMade(em: EntityManager, id: string, made: number, now: Instant): Promise<void> {
  await em.query(
    `UPDATE coupon_batch SET made = made + $2, progressed_at = $3, version = version + 1,
       state = CASE WHEN made + $2 = count THEN 'ready' ELSE state END,
       finished_at = CASE WHEN made + $2 = count THEN $3::timestamptz END WHERE id = $1`,
    [id, made, now],
  );
}

export async function disableBatch(em: EntityManager, id: string, now: Instant): Promise<void> {
  const sql = `UPDATE coupon_batch SET state = 'disabled', disabled_at = $2, version = version + 1 WHERE id = $1`;
  await em.query(sql, [id, now]);
}

/** Batches at work that have shown nothing for so long that their worker must be gone. */
export async function silentBatches(em: EntityManager, before: Instant): Promise<string[]> {
  const sql = `SELECT id FROM coupon_batch WHERE state = 'making' AND progressed_at < $1`;
  return (await em.query<{ id: string }[]>(sql, [before])).map(({ id }) => id);
}
