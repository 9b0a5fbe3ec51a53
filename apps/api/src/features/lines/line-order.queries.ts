import { type Instant } from '@ur-desk/domain/kernel';
import {
  type LineOrderKind,
  type LineOrderState,
  type LineOrderVerdict,
  type LineState,
  nextAskAt,
  serviceAfter,
  type SuspensionReason,
} from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';

export interface LineOf {
  customerId: string;
  lineId: string;
}

/** An order with the line as it is. */
export interface OrderRow {
  customer_id: string;
  id: string;
  line_id: string;
  kind: LineOrderKind;
  suspension: SuspensionReason | null;
  state: LineOrderState;
  asked: number;
  line_state: LineState;
  msisdn: string;
  iccid: string | null;
}

const ORDER = `SELECT o.customer_id, o.id, o.line_id, o.kind, o.suspension, o.state, o.asked, l.state AS line_state, l.msisdn, s.iccid
FROM line_order o JOIN line l ON l.customer_id = o.customer_id AND l.id = o.line_id
LEFT JOIN sim_profile s ON s.customer_id = o.customer_id AND s.line_id = o.line_id AND s.state <> 'revoked'`;

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

const INSERT = `INSERT INTO line_order (customer_id, id, line_id, kind, state, asked, next_ask_at, requested_at, suspension)
VALUES ($1, $2, $3, $4, 'requested', 0, $5, $6, $7)`;

/** The network is to do this; the constraint refuses a second order while one is open (`line_order_open`). */
export async function insertOrder(
  em: EntityManager,
  { customerId, lineId }: LineOf,
  made: { id: string; kind: LineOrderKind; suspension: SuspensionReason | null; now: Instant },
): Promise<void> {
  const { id, kind, suspension, now } = made;
  await em.query(INSERT, [customerId, id, lineId, kind, nextAskAt(1, now), now, suspension]);
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

/** The line is now as the network confirmed it, and so is its place in the stock. */
export async function applyOrder(em: EntityManager, order: OrderRow): Promise<void> {
  const of = [order.customer_id, order.line_id];
  // Its account may have been closed meanwhile: what is retired stays so.
  const sql = `UPDATE line SET state = $3, suspended_for = $4, version = version + 1
    WHERE customer_id = $1 AND id = $2 AND state <> 'retired'`;
  await em.query(sql, [...of, serviceAfter(order.kind), order.suspension]);
}
