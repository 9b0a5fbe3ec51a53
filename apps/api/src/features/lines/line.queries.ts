import { type EntityManager } from 'typeorm';
import { LINE_COLUMNS, LINE_WITH_SIM, type LineRow } from './line.view';

const BY_ID = `SELECT ${LINE_COLUMNS} FROM ${LINE_WITH_SIM} WHERE l.id = $1`;

/** A line by its id alone (an index of its own finds the customer), or null. */
export async function lineById(em: EntityManager, lineId: string): Promise<LineRow | null> {
  const rows = await em.query<LineRow[]>(BY_ID, [lineId]);
  return rows[0] ?? null;
}

const OF_CUSTOMER = `SELECT ${LINE_COLUMNS} FROM ${LINE_WITH_SIM} WHERE l.customer_id = $1
ORDER BY (l.state = 'retired'), l.created_at, l.id LIMIT $2`;

/** A customer's lines, the oldest first, retired ones last. */
export const linesOfCustomer = (em: EntityManager, customerId: string, limit: number): Promise<LineRow[]> =>
  em.query<LineRow[]>(OF_CUSTOMER, [customerId, limit]);

const ACTIVATION_CODE = `SELECT s.iccid, s.activation_code_sealed
FROM sim_profile s WHERE s.customer_id = $1 AND s.line_id = $2 AND s.state <> 'revoked'`;

/** The sealed activation code of the profile in use, or null. */
export async function sealedActivationCode(
  em: EntityManager,
  line: { customerId: string; lineId: string },
): Promise<{ iccid: string; activation_code_sealed: Buffer } | null> {
  const params = [line.customerId, line.lineId];
  const rows = await em.query<{ iccid: string; activation_code_sealed: Buffer }[]>(ACTIVATION_CODE, params);
  return rows[0] ?? null;
}
