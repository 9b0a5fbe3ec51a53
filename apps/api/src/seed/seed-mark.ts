import { type DataSource, type EntityManager } from 'typeorm';

/** What the seed finds: `empty` and `cutOff` are seeded, the rest is left as it is. */
export type SeedState = 'empty' | 'cutOff' | 'finished' | 'foreign';

interface Found {
  begun: boolean;
  finished: boolean;
  staff: boolean;
  data: boolean;
}

const FOUND_SQL = `SELECT
  EXISTS (SELECT 1 FROM demo_seed) AS begun,
  EXISTS (SELECT 1 FROM demo_seed WHERE finished_at IS NOT NULL) AS finished,
  EXISTS (SELECT 1 FROM staff) AS staff,
  EXISTS (SELECT 1 FROM plan) OR EXISTS (SELECT 1 FROM customer) AS data`;

/**
 * How far a seed came here. Rows without its mark are somebody's, and so is a database that bears the mark but has staff:
 * the seed's own come last, together with the end of the mark.
 */
export async function seedStateOf(source: DataSource): Promise<SeedState> {
  const [{ begun, finished, staff, data }] = await source.query<[Found]>(FOUND_SQL);
  if (finished) return 'finished';
  if (staff) return 'foreign';
  if (begun) return 'cutOff';
  return data ? 'foreign' : 'empty';
}

/** Marks an empty database as the seed's, before its first row. */
export async function markBegun(source: DataSource): Promise<void> {
  await source.query('INSERT INTO demo_seed (id, begun_at) VALUES (1, clock_timestamp())');
}

/** Says that the seed is complete; in the transaction of its last rows. */
export async function markFinished(em: EntityManager): Promise<void> {
  await em.query('UPDATE demo_seed SET finished_at = clock_timestamp()');
}
