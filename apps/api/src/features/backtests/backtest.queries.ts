import { type BacktestDay, type BacktestMode } from '@ur-desk/domain/backtests';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type PromotionVersionFacts } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type Tx } from '../../platform/db/tx';
import { BACKTEST_COLUMNS, BACKTEST_FROM, type BacktestRow } from './backtest.view';

/** Throws `not_found`. */
export async function backtestById(em: EntityManager, id: string): Promise<BacktestRow> {
  const sql = `SELECT ${BACKTEST_COLUMNS} FROM ${BACKTEST_FROM} WHERE b.id = $1`;
  const [row] = await em.query<BacktestRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return row;
}

/** Keeps others from going on with it, or stopping it, meanwhile. Throws `not_found`. */
export async function lockBacktest(em: EntityManager, id: string): Promise<BacktestRow> {
  await em.query('SELECT FROM backtest WHERE id = $1 FOR UPDATE', [id]);
  return backtestById(em, id);
}

export interface NewBacktest {
  id: string;
  version: PromotionVersionFacts;
  mode: BacktestMode;
  days: number;
  from: Instant;
  createdBy: string;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The renewals up to now are counted: those that had succeeded, so that neither their number nor their order changes. */
export async function insertBacktest(tx: Tx, backtest: NewBacktest): Promise<void> {
  const { id, version, mode, days, from, createdBy } = backtest;
  await tx.em.query(
    `INSERT INTO backtest (id, promotion_id, version_id, version_no, content, mode, days, from_at, until_at, state, total, done,
       cursor_at, cursor_id, created_by, created_at, progressed_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9::timestamptz, 'running', count(*), 0, $8, $10, $11, $9, $9
     FROM renewal r WHERE ${RENEWALS}`,
    [
      id,
      version.promotionId,
      version.id,
      version.versionNo,
      JSON.stringify(version.content),
      mode,
      days,
      from,
      tx.now,
      NO_ID,
      createdBy,
    ],
  );
}

/** Part of a statement that knows the renewal as `r`, the beginning as `$8` and the end as `$9`. */
const RENEWALS = `r.state = 'succeeded' AND r.created_at >= $8 AND r.created_at < $9 AND r.ended_at < $9`;

export async function backtestDays(em: EntityManager, id: string): Promise<BacktestDay[]> {
  return em.query<BacktestDay[]>(
    `SELECT day::text AS day, currency, renewals, uses, discount AS "discountMinor", revenue AS "revenueMinor",
       booked AS "bookedMinor", differing FROM backtest_day WHERE backtest_id = $1 ORDER BY day, currency`,
    [id],
  );
}

/** Writes the sums as they are now. */
export async function keepDays(em: EntityManager, id: string, days: readonly BacktestDay[]): Promise<void> {
  await em.query(
    `INSERT INTO backtest_day (backtest_id, day, currency, renewals, uses, discount, revenue, booked, differing)
     SELECT $1, d.day, d.currency, d.renewals, d.uses, d."discountMinor", d."revenueMinor", d."bookedMinor", d.differing
     FROM jsonb_to_recordset($2::jsonb) AS d (day date, currency text, renewals integer, uses integer, "discountMinor" bigint,
       "revenueMinor" bigint, "bookedMinor" bigint, differing integer)
     ON CONFLICT (backtest_id, day, currency) DO UPDATE SET renewals = excluded.renewals, uses = excluded.uses,
       discount = excluded.discount, revenue = excluded.revenue, booked = excluded.booked, differing = excluded.differing`,
    [id, JSON.stringify(days)],
  );
}

/** Uses of these customers so far, by customer. */
export async function usesOf(
  em: EntityManager,
  id: string,
  customerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await em.query<{ customer_id: string; uses: number }[]>(
    'SELECT customer_id, uses FROM backtest_use WHERE backtest_id = $1 AND customer_id = ANY($2::uuid[])',
    [id, customerIds],
  );
  return new Map(rows.map(({ customer_id: customerId, uses }) => [customerId, uses]));
}

export async function keepUses(
  em: EntityManager,
  id: string,
  uses: ReadonlyMap<string, number>,
): Promise<void> {
  await em.query(
    `INSERT INTO backtest_use (backtest_id, customer_id, uses) SELECT $1, c, n FROM unnest($2::uuid[], $3::integer[]) AS u (c, n)
     ON CONFLICT (backtest_id, customer_id) DO UPDATE SET uses = excluded.uses`,
    [id, [...uses.keys()], [...uses.values()]],
  );
}

/** Counts what was just made again, and where to go on. */
export async function countDone(
  em: EntityManager,
  id: string,
  { done, cursor, now }: { done: number; cursor: { at: string; id: string }; now: Instant },
): Promise<void> {
  const sql =
    'UPDATE backtest SET done = done + $2, cursor_at = $3, cursor_id = $4, progressed_at = $5 WHERE id = $1';
  await em.query(sql, [id, done, cursor.at, cursor.id, now]);
}

/** Its end, one way or the other; whose use it was is of no more interest. */
export async function endBacktest(
  em: EntityManager,
  id: string,
  { state, now }: { state: 'done' | 'cancelled'; now: Instant },
): Promise<void> {
  await em.query('UPDATE backtest SET state = $2, finished_at = $3 WHERE id = $1', [id, state, now]);
  await em.query('DELETE FROM backtest_use WHERE backtest_id = $1', [id]);
}

/** Backtests at work that have shown nothing for so long that their worker must be gone. */
export async function silentBacktests(em: EntityManager, before: Instant): Promise<string[]> {
  const sql = `SELECT id FROM backtest WHERE state = 'running' AND progressed_at < $1`;
  return (await em.query<{ id: string }[]>(sql, [before])).map(({ id }) => id);
}
