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
