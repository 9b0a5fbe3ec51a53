import { addMs, DAY_MS, type Instant } from '@ur-desk/domain/kernel';
import { NUMBER_REST_DAYS } from '@ur-desk/domain/numbers';
import { type EntityManager } from 'typeorm';

const TAKE = `UPDATE stock_number SET state = 'reserved', line_id = $1, rests_until = NULL`;
const BY_NAME = `${TAKE} WHERE msisdn = $2 AND (state = 'available' OR state = 'resting' AND rests_until <= $3) RETURNING msisdn`;
const NEXT = `${TAKE} WHERE id = (SELECT id FROM stock_number WHERE state = 'available' AND country = $2
  ORDER BY msisdn LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING msisdn`;

/** N1 Reserves this very number for a line; null: it is not (any more) to be had. */
export async function takeNumber(
  em: EntityManager,
  lineId: string,
  of: { msisdn: string; now: Instant },
): Promise<string | null> {
  const [rows] = await em.query<[{ msisdn: string }[], number]>(BY_NAME, [lineId, of.msisdn, of.now]);
  return rows[0]?.msisdn ?? null;
}

/** Reserves the next free number of a country, past those that others are just taking; null: there is none. */
export async function takeNextNumber(
  em: EntityManager,
  lineId: string,
  country: string,
): Promise<string | null> {
  const [rows] = await em.query<[{ msisdn: string }[], number]>(NEXT, [lineId, country]);
  return rows[0]?.msisdn ?? null;
}

export interface TakenProfile {
  iccid: string;
  smdp_address: string;
  /** With the general key. */
  sealed: Buffer;
}

const TAKE_PROFILE = `WITH next AS (SELECT id, sealed_activation_code FROM stock_profile WHERE state = 'available'
  AND sealed_activation_code IS NOT NULL ORDER BY iccid LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE stock_profile p SET state = 'reserved', line_id = $1, sealed_activation_code = NULL FROM next
WHERE p.id = next.id RETURNING p.iccid, p.smdp_address, next.sealed_activation_code AS sealed`;

/** Reserves the next SIM profile for a line; null: there is none. */
export async function takeNextProfile(em: EntityManager, lineId: string): Promise<TakenProfile | null> {
  const [rows] = await em.query<[TakenProfile[], number]>(TAKE_PROFILE, [lineId]);
  return rows[0] ?? null;
}

/** What was reserved for a line is in use. */
export async function confirmStock(em: EntityManager, lineId: string): Promise<void> {
  const where = `SET state = 'assigned' WHERE line_id = $1 AND state = 'reserved'`;
  await em.query(`UPDATE stock_number ${where}`, [lineId]);
  await em.query(`UPDATE stock_profile ${where}`, [lineId]);
}

const UNRESERVE = `UPDATE stock_number SET state = 'available', line_id = NULL WHERE line_id = $1 AND state = 'reserved'`;
const REVOKE = `UPDATE stock_profile SET state = 'revoked' WHERE line_id = ANY($1::uuid[]) AND state IN ('reserved', 'assigned')`;

/** Nothing came of a line: nobody ever had its number, which is free again; its profile is not used a second time. */
export async function freeStock(em: EntityManager, lineId: string): Promise<void> {
  await em.query(UNRESERVE, [lineId]);
  await em.query(REVOKE, [[lineId]]);
}

const REST = `UPDATE stock_number SET state = 'resting', rests_until = $2
WHERE line_id = ANY($1::uuid[]) AND state IN ('reserved', 'assigned')`;

/** N2 Lines are retired: their numbers rest from now on, their profiles are done. */
export async function restStock(em: EntityManager, lineIds: readonly string[], now: Instant): Promise<void> {
  await em.query(REST, [lineIds, addMs(now, NUMBER_REST_DAYS * DAY_MS)]);
  await em.query(REVOKE, [lineIds]);
}

const TO_REST = `UPDATE stock_number SET state = 'resting', rests_until = $3 WHERE line_id = $1 AND msisdn = $2 AND state = 'assigned'`;

/** N2 A line has another number now: this one rests from now on. */
export async function restNumber(
  em: EntityManager,
  lineId: string,
  of: { msisdn: string; now: Instant },
): Promise<void> {
  await em.query(TO_REST, [lineId, of.msisdn, addMs(of.now, NUMBER_REST_DAYS * DAY_MS)]);
}

/** A line has another profile now: the ones before it are done. */
export async function revokeOtherProfiles(em: EntityManager, lineId: string, iccid: string): Promise<void> {
  const sql = `UPDATE stock_profile SET state = 'revoked' WHERE line_id = $1 AND iccid <> $2 AND state IN ('reserved', 'assigned')`;
  await em.query(sql, [lineId, iccid]);
}

/** A line goes on at another customer: what it has in use is that one's now; numbers that it had before rest where they were. */
export async function moveStock(em: EntityManager, fromLineId: string, toLineId: string): Promise<void> {
  const where = `SET line_id = $2 WHERE line_id = $1 AND state = 'assigned'`;
  await em.query(`UPDATE stock_number ${where}`, [fromLineId, toLineId]);
  await em.query(`UPDATE stock_profile ${where}`, [fromLineId, toLineId]);
}

const REVOKE_RESERVED = `UPDATE stock_profile SET state = 'revoked' WHERE line_id = $1 AND state = 'reserved'`;

/** A line in service keeps what it has: what was reserved to replace it is free again, or, a profile, not used a second time. */
export async function dropReserved(em: EntityManager, lineId: string): Promise<void> {
  await em.query(UNRESERVE, [lineId]);
  await em.query(REVOKE_RESERVED, [lineId]);
}
