import { createHash } from 'node:crypto';
import { SIGN_IN_WINDOW_MS, type TryCount } from '@ur-desk/domain/staff';
import { type EntityManager } from 'typeorm';

/** The e-mail itself is not kept: people type their password into the wrong field. */
export const accountKey = (email: string): string =>
  `account:${createHash('sha256').update(email).digest('base64url')}`;

export const addressKey = (address: string): string => `address:${address}`;

/*
 * `countTry` of the domain as one statement, so that of a hundred at once each gets its own number. A test compares the two.
 */
const COUNT_SQL = `
INSERT INTO sign_in_attempt AS a (key, tries, last_try_at) VALUES ($1, 1, clock_timestamp())
ON CONFLICT (key) DO UPDATE SET
  tries = CASE WHEN a.last_try_at <= clock_timestamp() - $3 * interval '1 ms' THEN 1 ELSE a.tries + 1 END,
  last_try_at = CASE
    WHEN a.tries < $2 OR a.last_try_at <= clock_timestamp() - $3 * interval '1 ms' THEN clock_timestamp()
    ELSE a.last_try_at END
RETURNING tries, last_try_at, clock_timestamp() AS now`;

/** Counts one more try for the key and says where that leaves it. Committed before any password is looked at. */
export async function countOneTry(
  em: EntityManager,
  key: string,
  limit: number,
): Promise<{ counted: TryCount; now: string }> {
  const rows = await em.query<{ tries: number; last_try_at: Date; now: Date }[]>(COUNT_SQL, [
    key,
    limit,
    SIGN_IN_WINDOW_MS,
  ]);
  const [row] = rows;
  if (!row) throw new Error('counting a try answers one row');
  return {
    counted: { tries: row.tries, lastTryAt: row.last_try_at.toISOString() },
    now: row.now.toISOString(),
  };
}

/** A success: the account starts over, and the address is not charged for it. */
export async function forgiveTries(em: EntityManager, account: string, address: string): Promise<void> {
  await em.query('DELETE FROM sign_in_attempt WHERE key = $1', [account]);
  await em.query('UPDATE sign_in_attempt SET tries = greatest(tries - 1, 0) WHERE key = $1', [address]);
}
