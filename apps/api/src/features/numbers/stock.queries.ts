import { type Instant } from '@ur-desk/domain/kernel';
import { type NewNumber, type StockPlace } from '@ur-desk/domain/numbers';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

interface PlaceRow {
  key: string;
  in_use: boolean;
}

const placesOf = (rows: readonly PlaceRow[]): Map<string, StockPlace> =>
  new Map(rows.map(({ key, in_use: inUse }) => [key, inUse ? 'inUse' : 'inStock']));

const NUMBERS = `SELECT msisdn AS key, state IN ('reserved', 'assigned') AS in_use FROM stock_number WHERE msisdn = ANY($1::text[])
UNION ALL SELECT msisdn, true FROM line WHERE msisdn = ANY($1::text[]) AND state <> 'retired'`;

/** Which of these numbers are ours already; a line may have one that never was in the stock. */
export const placesOfNumbers = async (em: EntityManager, msisdns: readonly string[]) =>
  placesOf(await em.query<PlaceRow[]>(NUMBERS, [msisdns]));

const PROFILES = `SELECT iccid AS key, state <> 'available' AS in_use FROM stock_profile WHERE iccid = ANY($1::text[])
UNION ALL SELECT iccid, true FROM sim_profile WHERE iccid = ANY($1::text[])`;

export const placesOfProfiles = async (em: EntityManager, iccids: readonly string[]) =>
  placesOf(await em.query<PlaceRow[]>(PROFILES, [iccids]));

const ADD_NUMBERS = `INSERT INTO stock_number (id, msisdn, country, state, added_at)
SELECT id, msisdn, country, 'available', $4 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS t (id, msisdn, country)
ON CONFLICT (msisdn) DO NOTHING RETURNING msisdn AS key`;

/** Puts numbers into the stock; gives those that nobody else put there first (N1). */
export async function addNumbers(
  em: EntityManager,
  numbers: readonly NewNumber[],
  now: Instant,
): Promise<Set<string>> {
  const [msisdns, countries] = [numbers.map((n) => n.msisdn), numbers.map((n) => n.country)];
  const values = [numbers.map(() => uuidv7()), msisdns, countries, now];
  const rows = await em.query<{ key: string }[]>(ADD_NUMBERS, values);
  return new Set(rows.map(({ key }) => key));
}

export interface SealedProfile {
  iccid: string;
  smdpAddress: string;
  sealed: Buffer;
}

const ADD_PROFILES = `INSERT INTO stock_profile (id, iccid, smdp_address, sealed_activation_code, state, added_at)
SELECT id, iccid, smdp_address, sealed, 'available', $5
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) AS t (id, iccid, smdp_address, sealed)
ON CONFLICT (iccid) DO NOTHING RETURNING iccid AS key`;

export async function addProfiles(
  em: EntityManager,
  profiles: readonly SealedProfile[],
  now: Instant,
): Promise<Set<string>> {
  const parts = [
    profiles.map((p) => p.iccid),
    profiles.map((p) => p.smdpAddress),
    profiles.map((p) => p.sealed),
  ];
  const values = [profiles.map(() => uuidv7()), ...parts, now];
  const rows = await em.query<{ key: string }[]>(ADD_PROFILES, values);
  return new Set(rows.map(({ key }) => key));
}

const RESTED = `UPDATE stock_number SET state = 'available', line_id = NULL, rests_until = NULL
WHERE state = 'resting' AND rests_until <= $1 RETURNING id`;

/** N2 Numbers that have rested long enough can be had again; gives how many. */
export async function endRests(em: EntityManager, now: Instant): Promise<number> {
  const [rows] = await em.query<[unknown[], number]>(RESTED, [now]);
  return rows.length;
}

const DUE = `SELECT EXISTS (SELECT FROM stock_number WHERE state = 'resting' AND rests_until <= $1) AS due`;

export async function restsAreDue(em: EntityManager, now: Instant): Promise<boolean> {
  return (await em.query<{ due: boolean }[]>(DUE, [now]))[0]?.due ?? false;
}
