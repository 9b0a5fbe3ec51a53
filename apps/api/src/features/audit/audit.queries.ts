import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { auditList } from './audit.list';
import { type AuditListRow } from './audit.view';

export type AuditDetailRow = AuditListRow & { payload: Buffer };

/** One event by its id (an unlisted index serves it: ids are looked up seldom). */
export async function auditEventById(em: EntityManager, id: string): Promise<AuditDetailRow | null> {
  const sql = `SELECT ${auditList.select}, e.payload FROM ${auditList.from} WHERE e.id = $1`;
  const [row] = await em.query<AuditDetailRow[]>(sql, [id]);
  return row ?? null;
}

/** Who changed a record last and when; showing a hidden value is audited, too, but changes nothing. */
const LAST_CHANGE_SQL = `SELECT e.at, e.actor_id, coalesce(s.name, n.name) AS actor_name
FROM audit_event e LEFT JOIN staff s ON s.id = e.actor_id LEFT JOIN api_key n ON n.id = e.actor_id
WHERE e.subject_kind = $1 AND e.subject_id = $2 AND e.action NOT LIKE '%.reveal%' ORDER BY e.at DESC, e.seq DESC LIMIT 1`;

interface LastChangeRow {
  at: Date;
  actor_id: string;
  actor_name: string | null;
}

/**
 * The refusal of a change that rests on an old version: the record as it is now, who changed it (null: the system itself)
 * and when.
 */
export async function versionConflict(
  em: EntityManager,
  subject: { kind: string; id: string },
  current: object,
): Promise<Problem> {
  const [last] = await em.query<LastChangeRow[]>(LAST_CHANGE_SQL, [subject.kind, subject.id]);
  const by = last?.actor_name ? { id: last.actor_id, name: last.actor_name } : null;
  return new Problem('version_conflict', { current, by, at: last?.at.toISOString() ?? null });
}
