import { type Instant } from '@ur-desk/domain/kernel';
import { type NetworkLine, type NetworkRefusal } from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { type NetworkOrder } from '../network.port';

/** What the sandbox network writes down, and finds again: its own side of every order and line. */
export interface OrderRow {
  result: 'confirmed' | 'accepted' | 'refused';
  refusal: NetworkRefusal | null;
  answered_at: Date | null;
}

/** How an order stands when it comes in. `applies`: the line is then as ordered. */
export interface OrderEntry {
  result: OrderRow['result'];
  refusal: NetworkRefusal | null;
  dueAt: Instant | null;
  applies: boolean;
}

/** A number or profile that another line has refuses the order, as does a line that was taken out of service. */
const OBSTACLE = `CASE
  WHEN $6 <> 'retired' AND EXISTS (SELECT FROM sandbox_network_line n WHERE n.msisdn = $3 AND n.line_id <> $2::uuid
    AND n.service <> 'retired') THEN 'numberTaken'
  WHEN $6 <> 'retired' AND EXISTS (SELECT FROM sandbox_network_line n WHERE n.iccid = $4 AND n.line_id <> $2::uuid
    AND n.service <> 'retired') THEN 'profileTaken'
  WHEN $6 <> 'retired' AND EXISTS (SELECT FROM sandbox_network_line n WHERE n.line_id = $2::uuid AND n.service = 'retired')
    THEN 'lineRetired' END`;

const UPSERT_LINE = `ON CONFLICT (line_id) DO UPDATE
  SET msisdn = excluded.msisdn, iccid = excluded.iccid, service = excluded.service, services = excluded.services`;

const INSERT_ORDER = `WITH obstacle AS (SELECT coalesce($7, ${OBSTACLE}) AS refusal), made AS (
  INSERT INTO sandbox_network_order (idempotency_key, line_id, msisdn, iccid, service, services, result, refusal, due_at, answered_at)
  SELECT $1, $2::uuid, $3, $4, $6, $11::text[], CASE WHEN refusal IS NULL THEN $5 ELSE 'refused' END, refusal,
    CASE WHEN refusal IS NULL THEN $8::timestamptz END,
    CASE WHEN refusal IS NULL AND $8::timestamptz IS NOT NULL THEN NULL ELSE $9::timestamptz END
  FROM obstacle ON CONFLICT DO NOTHING RETURNING *
)
INSERT INTO sandbox_network_line (line_id, msisdn, iccid, service, services)
SELECT line_id, msisdn, iccid, service, services FROM made WHERE result = 'confirmed' AND $10 ${UPSERT_LINE}`;

/** Writes an order down and carries it out, in one statement. The first of a key stands. */
export async function rememberOrder(
  em: EntityManager,
  { idempotencyKey, lineId, msisdn, iccid, service, services }: NetworkOrder,
  of: { entry: OrderEntry; now: Instant },
): Promise<void> {
  const { result, refusal, dueAt, applies } = of.entry;
  const order = [idempotencyKey, lineId, msisdn, iccid, result, service];
  await em.query(INSERT_ORDER, [...order, refusal, dueAt, of.now, applies, services]);
}

const END_DUE = `WITH ended AS (
  UPDATE sandbox_network_order SET result = 'confirmed', answered_at = due_at, due_at = NULL
  WHERE due_at <= $1 RETURNING line_id, msisdn, iccid, service, services, answered_at
)
INSERT INTO sandbox_network_line (line_id, msisdn, iccid, service, services)
SELECT DISTINCT ON (line_id) line_id, msisdn, iccid, service, services FROM ended ORDER BY line_id, answered_at DESC ${UPSERT_LINE}`;

/** Carries out what was only accepted and whose time has come. */
export const endDueOrders = (em: EntityManager, now: Instant): Promise<unknown> => em.query(END_DUE, [now]);

export async function recallOrder(em: EntityManager, idempotencyKey: string): Promise<OrderRow | null> {
  const sql = 'SELECT result, refusal, answered_at FROM sandbox_network_order WHERE idempotency_key = $1';
  return (await em.query<OrderRow[]>(sql, [idempotencyKey]))[0] ?? null;
}

/** How often a line was turned away because the network was busy. */
export async function busyBefore(em: EntityManager, lineId: string): Promise<number> {
  const sql = `SELECT count(*)::int AS n FROM sandbox_network_order WHERE line_id = $1 AND refusal = 'busy'`;
  return (await em.query<{ n: number }[]>(sql, [lineId]))[0]?.n ?? 0;
}

export async function recallLine(em: EntityManager, lineId: string): Promise<NetworkLine | null> {
  const sql = 'SELECT msisdn, iccid, service, services FROM sandbox_network_line WHERE line_id = $1';
  return (await em.query<NetworkLine[]>(sql, [lineId]))[0] ?? null;
}
