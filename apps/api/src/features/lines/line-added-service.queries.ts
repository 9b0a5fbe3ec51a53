import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type LineOf } from './line-order.queries';

const OF_LINE = 'customer_id = $1 AND line_id = $2';

/** Codes of the value-added services that are on at a line. */
export async function servicesOn(em: EntityManager, { customerId, lineId }: LineOf): Promise<string[]> {
  const sql = `SELECT code FROM line_added_service WHERE ${OF_LINE} ORDER BY code`;
  const rows = await em.query<{ code: string }[]>(sql, [customerId, lineId]);
  return rows.map(({ code }) => code);
}

const SWITCH_ON = `INSERT INTO line_added_service (customer_id, line_id, code, since)
SELECT $1, $2, s.code, $4 FROM unnest($3::text[]) AS s (code) ON CONFLICT DO NOTHING`;

/** The line has these services and no others; what was on keeps its beginning. */
export async function setServices(
  em: EntityManager,
  { customerId, lineId }: LineOf,
  { codes, now }: { codes: readonly string[]; now: Instant },
): Promise<void> {
  const off = `DELETE FROM line_added_service WHERE ${OF_LINE} AND code <> ALL ($3::text[])`;
  await em.query(off, [customerId, lineId, codes]);
  if (codes.length > 0) await em.query(SWITCH_ON, [customerId, lineId, codes, now]);
}

/** A line that goes to another customer has its services there. */
export async function moveServices(em: EntityManager, from: LineOf, to: LineOf): Promise<void> {
  const sql = `UPDATE line_added_service SET customer_id = $3, line_id = $4 WHERE ${OF_LINE}`;
  await em.query(sql, [from.customerId, from.lineId, to.customerId, to.lineId]);
}
