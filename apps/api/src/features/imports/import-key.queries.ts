import { createHash } from 'node:crypto';
import { type RowReading } from '@ur-desk/domain/imports';
import { DAY_MS } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type Leftovers } from '../../platform/jobs/clean-up';

const KEY_BYTES = 16;
/** So many rows are deleted well within the time that a statement has. */
const FORGOTTEN_AT_ONCE = 5_000;

/** Says nothing about the id, nor that two imports have the same one. */
const keyOf = (importId: string, externalId: string): string =>
  createHash('sha256').update(`${importId} ${externalId}`).digest().subarray(0, KEY_BYTES).toString('hex');

const PUT_SQL = `INSERT INTO import_key (import_id, key, line)
SELECT $1, * FROM unnest($2::uuid[], $3::integer[]) ON CONFLICT DO NOTHING`;
const LINES_SQL = `SELECT replace(key::text, '-', '') AS key, line FROM import_key
WHERE import_id = $1 AND key = ANY($2::uuid[])`;

/** In which line each external id of these rows came first in the file, also when the same rows are read again. */
export async function firstLines(
  em: EntityManager,
  importId: string,
  readings: readonly RowReading[],
): Promise<Map<string, number>> {
  const lines = new Map<string, number>();
  const ids = new Map<string, string>();
  for (const { facts, line } of readings) {
    if (!facts) continue;
    const key = keyOf(importId, facts.externalId);
    if (!lines.has(key)) lines.set(key, line);
    ids.set(facts.externalId, key);
  }
  await em.query(PUT_SQL, [importId, [...lines.keys()], [...lines.values()]]);
  const stored = await em.query<{ key: string; line: number }[]>(LINES_SQL, [importId, [...lines.keys()]]);
  const first = new Map(stored.map(({ key, line }) => [key, line]));
  return new Map([...ids].flatMap(([id, key]) => (first.has(key) ? [[id, first.get(key) ?? 0]] : [])));
}

const FORGET_SQL = `DELETE FROM import_key WHERE import_id = $1 AND key IN (
  SELECT key FROM import_key WHERE import_id = $1 LIMIT $2)`;

/** Forgets what a file said under another mapping. */
export async function forgetKeys(em: EntityManager, importId: string): Promise<void> {
  for (let rows = FORGOTTEN_AT_ONCE; rows === FORGOTTEN_AT_ONCE;)
    [, rows] = await em.query<[unknown[], number]>(FORGET_SQL, [importId, FORGOTTEN_AT_ONCE]);
}

/** Files are kept for a week; what they said, no longer, and not at all once they are through. */
export const OLD_KEYS: Leftovers = {
  name: 'ids of imported files',
  keptForMs: 7 * DAY_MS,
  sql: `DELETE FROM import_key WHERE (import_id, key) IN (
    SELECT k.import_id, k.key FROM import_job j JOIN import_key k ON k.import_id = j.id
    WHERE j.state = 'finished' OR j.progressed_at < $1 LIMIT $2)`,
};
