import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

/** Throws `validation_failed` with `service_unknown` at `field` for codes that no service of the catalogue has; retired ones count. */
export async function refuseUnknownServices(
  em: EntityManager,
  codes: readonly string[],
  field: string,
): Promise<void> {
  const sql = `SELECT c.code FROM unnest($1::text[]) AS c (code)
    WHERE NOT EXISTS (SELECT FROM value_added_service v WHERE v.code = c.code)`;
  const rows = await em.query<{ code: string }[]>(sql, [codes]);
  if (rows.length === 0) return;
  const unknown = rows.map(({ code }) => code).join(', ');
  throw new Problem('validation_failed', {}, [
    { field, code: 'service_unknown', params: { codes: unknown } },
  ]);
}
