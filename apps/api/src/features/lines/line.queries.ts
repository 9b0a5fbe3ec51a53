import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type SimProfileState } from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { LINE_COLUMNS, LINE_WITH_SIM, type LineRow } from './line.view';

const BY_ID = `SELECT ${LINE_COLUMNS} FROM ${LINE_WITH_SIM} WHERE l.id = $1`;

/** A line by its id alone (an index of its own finds the customer), or null. */
export async function lineById(em: EntityManager, lineId: string): Promise<LineRow | null> {
  const rows = await em.query<LineRow[]>(BY_ID, [lineId]);
  return rows[0] ?? null;
}

/** Under which id the network has a line. Throws `not_found`. */
export async function networkIdOf(em: EntityManager, lineId: string): Promise<string> {
  const sql = 'SELECT coalesce(network_id, id) AS id FROM line WHERE id = $1';
  const [row] = await em.query<{ id: string }[]>(sql, [lineId]);
  if (!row) throw new Problem('not_found');
  return row.id;
}

const OF_CUSTOMER = `SELECT ${LINE_COLUMNS} FROM ${LINE_WITH_SIM} WHERE l.customer_id = $1
ORDER BY (l.state = 'retired'), l.created_at, l.id LIMIT $2`;

/** A customer's lines, the oldest first, retired ones last. */
export const linesOfCustomer = (em: EntityManager, customerId: string, limit: number): Promise<LineRow[]> =>
  em.query<LineRow[]>(OF_CUSTOMER, [customerId, limit]);

const ACTIVATION_CODE = `SELECT s.iccid, s.activation_code_sealed
FROM sim_profile s WHERE s.customer_id = $1 AND s.line_id = $2 AND s.state IN ('released', 'installed')`;

/** The sealed activation code of the profile in use, or null. */
export async function sealedActivationCode(
  em: EntityManager,
  line: { customerId: string; lineId: string },
): Promise<{ iccid: string; activation_code_sealed: Buffer } | null> {
  const params = [line.customerId, line.lineId];
  const rows = await em.query<{ iccid: string; activation_code_sealed: Buffer }[]>(ACTIVATION_CODE, params);
  return rows[0] ?? null;
}

export interface NewLine {
  customerId: string;
  lineId: string;
  reference: string;
  msisdn: string;
  label: string | null;
  now: Instant;
}

const INSERT_LINE = `INSERT INTO line (customer_id, id, reference, msisdn, state, label, auto_renew, created_at, version)
VALUES ($1, $2, $3, $4, 'ordered', $5, false, $6, 1)`;

/** A line that the network has not put into service yet. */
export async function insertLine(em: EntityManager, line: NewLine): Promise<void> {
  const { customerId, lineId, reference, msisdn, label, now } = line;
  await em.query(INSERT_LINE, [customerId, lineId, reference, msisdn, label, now]);
}

export interface NewSimProfile {
  customerId: string;
  lineId: string;
  id: string;
  iccid: string;
  smdpAddress: string;
  /** The activation code, with the customer's key. */
  sealed: Buffer;
  /** In use at once, or once the network has confirmed that it replaces another one. */
  state: Extract<SimProfileState, 'released' | 'reserved'>;
}

const INSERT_PROFILE = `INSERT INTO sim_profile (customer_id, id, line_id, iccid, smdp_address, activation_code_sealed, state)
VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** A profile that no phone has downloaded yet. */
export async function insertProfile(em: EntityManager, profile: NewSimProfile): Promise<void> {
  const { customerId, lineId, id, iccid, smdpAddress, sealed, state } = profile;
  await em.query(INSERT_PROFILE, [customerId, id, lineId, iccid, smdpAddress, sealed, state]);
}

/** The new profile is in use, the one before it is done; the network has confirmed both. */
export async function switchProfile(
  em: EntityManager,
  { customerId, lineId }: { customerId: string; lineId: string },
  iccid: string,
): Promise<void> {
  const sql = `UPDATE sim_profile SET state = CASE WHEN iccid = $3 THEN 'released' ELSE 'revoked' END
    WHERE customer_id = $1 AND line_id = $2 AND state <> 'revoked'`;
  await em.query(sql, [customerId, lineId, iccid]);
}

/** A profile that was to replace another one, and will not. */
export async function dropReservedProfile(
  em: EntityManager,
  { customerId, lineId }: { customerId: string; lineId: string },
): Promise<void> {
  const sql = `UPDATE sim_profile SET state = 'revoked' WHERE customer_id = $1 AND line_id = $2 AND state = 'reserved'`;
  await em.query(sql, [customerId, lineId]);
}

/** The line is over, and so is its profile. */
export async function retireLine(
  em: EntityManager,
  { customerId, lineId }: { customerId: string; lineId: string },
  now: Instant,
): Promise<void> {
  const of = [customerId, lineId];
  const line = `UPDATE line SET state = 'retired', auto_renew = false, retired_at = $3, version = version + 1
    WHERE customer_id = $1 AND id = $2`;
  await em.query(line, [...of, now]);
  await em.query(`UPDATE sim_profile SET state = 'revoked' WHERE customer_id = $1 AND line_id = $2`, of);
}
