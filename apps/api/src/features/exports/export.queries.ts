import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

/** How many files somebody has begun since then, by the audit log: what was handed over is not forgotten with a row. */
export async function exportsBegun(em: EntityManager, actorId: string, since: Instant): Promise<number> {
  const sql = `SELECT count(*) AS n FROM audit_event
    WHERE actor_id = $1 AND at > $2 AND action = 'export.start'`;
  const [row] = await em.query<[{ n: number }]>(sql, [actorId, since]);
  return row.n;
}
