import { type Instant } from '@ur-desk/domain/kernel';
import {
  type LineOrderKind,
  type LineOrderState,
  type LineOrderVerdict,
  type LineState,
  nextAskAt,
  stateAfter,
  type SuspensionReason,
} from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { LINE_WITH_SIM } from './line.view';

export interface LineOf {
  customerId: string;
  lineId: string;
}

/** An order with what the line is to have, and the line as it is. */
export interface OrderRow {
  customer_id: string;
  id: string;
  line_id: string;
  kind: LineOrderKind;
  suspension: SuspensionReason | null;
  state: LineOrderState;
  asked: number;
  msisdn: string;
  iccid: string | null;
  /** The value-added service that is to be on or off, and all that the line is to have then. */
  service: string | null;
  services: string[];
  line_state: LineState;
  line_msisdn: string;
  /** Under which the network has the line. */
  network_id: string;
}

/** What a line is to have, where that differs from what it has. */
export interface OrderTarget {
  msisdn?: string;
  iccid?: string;
}

const ORDER = `SELECT o.customer_id, o.id, o.line_id, o.kind, o.suspension, o.state, o.asked, o.msisdn, o.iccid, o.service, o.services, l.state AS line_state,
  l.msisdn AS line_msisdn, coalesce(l.network_id, l.id) AS network_id
FROM line_order o JOIN line l ON l.customer_id = o.customer_id AND l.id = o.line_id`;

/** The last order of a line, or null. */
export async function lastOrder(em: EntityManager, { customerId, lineId }: LineOf): Promise<OrderRow | null> {
  const sql = `${ORDER} WHERE o.customer_id = $1 AND o.line_id = $2 ORDER BY o.id DESC LIMIT 1`;
  return (await em.query<OrderRow[]>(sql, [customerId, lineId]))[0] ?? null;
}

/** Orders whose turn it is to be asked about. */
export const ordersToAskFor = (em: EntityManager, now: Instant, atMost: number): Promise<OrderRow[]> =>
  em.query<OrderRow[]>(
    `${ORDER} WHERE o.state = 'requested' AND o.next_ask_at <= $1 ORDER BY o.next_ask_at LIMIT $2`,
    [now, atMost],
  );

const INSERT = `INSERT INTO line_order (customer_id, id, line_id, kind, state, asked, next_ask_at, requested_at, suspension, msisdn, iccid, service, services)
SELECT l.customer_id, $2, l.id, $4, 'requested', 0, $5, $6, $7, coalesce($8, l.msisdn), coalesce($9, s.iccid), $10, $11
FROM ${LINE_WITH_SIM} WHERE l.customer_id = $1 AND l.id = $3`;

/** The network is to do this; the constraint refuses a second order while one is open (`line_order_open`). */
export async function insertOrder(
  em: EntityManager,
  { customerId, lineId }: LineOf,
  made: {
    id: string;
    kind: LineOrderKind;
    suspension: SuspensionReason | null;
    service: string | null;
    services: readonly string[];
    target: OrderTarget;
    now: Instant;
  },
): Promise<void> {
  const { id, kind, suspension, service, services, target, now } = made;
  const wanted = [target.msisdn ?? null, target.iccid ?? null, service, services];
  await em.query(INSERT, [customerId, id, lineId, kind, nextAskAt(1, now), now, suspension, ...wanted]);
}

/** The network refused it, and it is not wanted any more. */
export async function withdrawOrder(em: EntityManager, { customer_id, id }: OrderRow): Promise<void> {
  await em.query(`UPDATE line_order SET state = 'withdrawn' WHERE customer_id = $1 AND id = $2`, [
    customer_id,
    id,
  ]);
}

const ANSWER = `UPDATE line_order SET state = $3, refusal = $4, as_of = $5, asked = asked + 1,
  next_ask_at = CASE WHEN $3 = 'requested' THEN $6::timestamptz END
WHERE customer_id = $1 AND id = $2 AND state = 'requested' RETURNING id`;

/** Writes down what the network said, once; false: somebody else has. */
export async function answerOrder(
  em: EntityManager,
  order: OrderRow,
  of: { verdict: LineOrderVerdict; now: Instant },
): Promise<boolean> {
  const { state, refusal, asOf } = of.verdict;
  const values = [order.customer_id, order.id, state, refusal, asOf, nextAskAt(order.asked + 1, of.now)];
  const [answered] = await em.query<[unknown[], number]>(ANSWER, values);
  return answered.length === 1;
}

const APPLY = `UPDATE line SET state = $3, msisdn = $4, version = version + 1,
  suspended_for = CASE WHEN $3 = 'suspended' THEN coalesce($5, suspended_for) END
WHERE customer_id = $1 AND id = $2 AND state <> 'retired' RETURNING id`;

/** The line is now as the network confirmed it. False: its account was closed meanwhile, and what is retired stays so. */
export async function applyOrder(em: EntityManager, order: OrderRow): Promise<boolean> {
  const { customer_id, line_id, kind, line_state, msisdn, suspension } = order;
  const values = [customer_id, line_id, stateAfter(kind, line_state), msisdn, suspension];
  const [applied] = await em.query<[unknown[], number]>(APPLY, values);
  return applied.length === 1;
}
