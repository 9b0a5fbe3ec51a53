import { type LocalDate } from '@ur-desk/domain/kernel';
import { type Measure } from '@ur-desk/domain/limits';
import { type EntityManager } from 'typeorm';

/** A person's day and what is counted on it. */
export interface DayUse {
  actorId: string;
  /** Of the operator's zone. */
  day: LocalDate;
  measure: Measure;
}

const TAKE = `INSERT INTO staff_limit_use AS u (actor_id, day, measure, used, most)
SELECT $1, $2::date, $3, $4::bigint, $5::bigint WHERE $4::bigint <= $5::bigint
ON CONFLICT (actor_id, day, measure) DO UPDATE SET used = u.used + EXCLUDED.used, most = EXCLUDED.most
WHERE u.used + EXCLUDED.used <= EXCLUDED.most RETURNING u.used`;

/**
 * Counts what a person gives on a day, if it fits: the row is locked until the end of the transaction, so that parallel
 * ones count one after the other (X6). Gives false when it no longer fits; nothing is counted then.
 */
export async function takeFromDay(
  em: EntityManager,
  use: DayUse,
  { quantity, most }: { quantity: number; most: number },
): Promise<boolean> {
  const rows = await em.query<unknown[]>(TAKE, [use.actorId, use.day, use.measure, quantity, most]);
  return rows.length === 1;
}

/** What was taken back is no longer counted. */
export async function giveBackToDay(em: EntityManager, use: DayUse, quantity: number): Promise<void> {
  const sql = `UPDATE staff_limit_use SET used = greatest(0, used - $4::bigint)
    WHERE actor_id = $1 AND day = $2::date AND measure = $3`;
  await em.query(sql, [use.actorId, use.day, use.measure, quantity]);
}
