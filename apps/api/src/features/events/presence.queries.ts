import {
  type PresenceInput,
  type PresenceKind,
  SHOWN_VIEWERS,
  type ViewerView,
} from '@ur-desk/domain/events';
import { Problem, SECOND_MS } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

/** A tab says every 20 seconds that it is still there; after two missed times it is gone. */
export const PRESENCE_LIFE_MS = 50 * SECOND_MS;

const LIVE = `seen_at > now() - interval '${PRESENCE_LIFE_MS} ms'`;

/** A record at which somebody looks. */
export interface Looked {
  kind: PresenceKind;
  recordId: string;
}

/* The old row is what stood there when the statement began; who has another's tab id changes nothing. */
const LOOK_SQL = `
WITH old AS (SELECT kind, record_id FROM presence WHERE tab = $1 AND staff_id = $2 AND ${LIVE}),
seen AS (
  INSERT INTO presence (tab, staff_id, kind, record_id, seen_at) VALUES ($1, $2, $3, $4, now())
  ON CONFLICT (tab) DO UPDATE SET kind = EXCLUDED.kind, record_id = EXCLUDED.record_id, seen_at = EXCLUDED.seen_at
  WHERE presence.staff_id = EXCLUDED.staff_id
)
SELECT kind, record_id AS "recordId" FROM old`;

/** Notes that the tab shows the record; what it showed before, if anything. */
export async function noteLook(
  em: EntityManager,
  staffId: string,
  { tab, kind, recordId }: PresenceInput,
): Promise<Looked | null> {
  const rows = await em.query<Looked[]>(LOOK_SQL, [tab, staffId, kind, recordId]);
  return rows[0] ?? null;
}

/** The tab shows nothing any more; what it showed before, if anything. */
export async function noteLeave(em: EntityManager, staffId: string, tab: string): Promise<Looked | null> {
  const [rows] = await em.query<[Looked[], number]>(
    'DELETE FROM presence WHERE tab = $1 AND staff_id = $2 RETURNING kind, record_id AS "recordId"',
    [tab, staffId],
  );
  return rows[0] ?? null;
}

const KNOWN_SQL: Record<PresenceKind, string> = {
  customer: 'SELECT 1 FROM customer WHERE id = $1',
  ticket: 'SELECT 1 FROM ticket WHERE id = $1',
};

/** Throws `not_found`. */
export async function requireRecord(em: EntityManager, { kind, recordId }: Looked): Promise<void> {
  const rows = await em.query<unknown[]>(KNOWN_SQL[kind], [recordId]);
  if (rows.length === 0) throw new Problem('not_found');
}

/** Who has the record open, but for one. */
export async function viewersOf(
  em: EntityManager,
  { kind, recordId }: Looked,
  exceptId: string,
): Promise<ViewerView[]> {
  return em.query(
    `SELECT DISTINCT staff.id, staff.name FROM presence p JOIN staff ON staff.id = p.staff_id
     WHERE p.record_id = $1 AND p.kind = $2 AND p.${LIVE} AND p.staff_id <> $3
     ORDER BY staff.name, staff.id LIMIT ${SHOWN_VIEWERS}`,
    [recordId, kind, exceptId],
  );
}
