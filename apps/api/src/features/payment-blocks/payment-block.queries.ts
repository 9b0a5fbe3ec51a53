import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { HARD_DECLINES, type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { type PaymentBlockRow } from './payment-block.view';

const COLUMNS = `b.id, b.customer_id, b.method_id, b.cause, b.reason, b.blocked_by, b.until, b.created_at, b.lifted_at,
  b.lifted_by, b.lift_reason`;

export const paymentBlockList = defineList({
  name: 'payment blocks',
  from: 'payment_block b',
  select: COLUMNS,
  id: 'b.id',
  table: 'payment_block',
  fields: {
    createdAt: { column: 'b.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 'b.customer_id', type: 'id', filter: ['eq'] },
    methodId: { column: 'b.method_id', type: 'id', filter: ['eq'] },
  },
  // UUIDv7: the order in which they were made.
  defaultSort: ['id', 'DESC'],
});

/**
 * Whether two saved methods of one customer are the same card: a card that was removed and saved again gets another id and,
 * at some providers, another token.
 */
export const IS_SAME_CARD = (a: string, b: string): string =>
  `(${a}.id = ${b}.id OR (${a}.provider = ${b}.provider AND (${a}.token = ${b}.token OR (${a}.kind = 'card'
    AND ${b}.kind = 'card' AND ${a}.brand = ${b}.brand AND ${a}.last_four = ${b}.last_four
    AND ${a}.expiry_month = ${b}.expiry_month AND ${a}.expiry_year = ${b}.expiry_year))))`;

const JSON_OF = `jsonb_build_object('until', b.until, 'liftedAt', b.lifted_at)`;
const LASTING_FIRST = 'ORDER BY b.until DESC NULLS FIRST, b.id DESC LIMIT 1';

/** What keeps all payments of a customer from being made, or did last, as JSON. */
export const BLOCK_OF_CUSTOMER = (customer: string): string => `(SELECT ${JSON_OF} FROM payment_block b
  WHERE b.customer_id = ${customer}.id AND b.method_id IS NULL AND b.lifted_at IS NULL ${LASTING_FIRST})`;

const blockOfMethod = (method: string, what: string): string => `(SELECT ${what} FROM payment_block b
  JOIN payment_method blocked ON blocked.customer_id = b.customer_id AND blocked.id = b.method_id
  WHERE b.customer_id = ${method}.customer_id AND b.lifted_at IS NULL AND ${IS_SAME_CARD('blocked', method)}
  ${LASTING_FIRST})`;

/** What keeps a method, or the same card saved before, from being charged, as JSON. */
export const BLOCK_OF_METHOD = (method: string): string => blockOfMethod(method, JSON_OF);

/** The same as a whole row. */
export const BLOCK_ROW_OF_METHOD = (method: string): string => blockOfMethod(method, 'to_jsonb(b)');

/** Throws `not_found`. */
export async function paymentBlockById(em: EntityManager, id: string): Promise<PaymentBlockRow> {
  const rows = await em.query<PaymentBlockRow[]>(`SELECT ${COLUMNS} FROM payment_block b WHERE b.id = $1`, [
    id,
  ]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

const INSERT = `INSERT INTO payment_block (customer_id, id, method_id, cause, reason, blocked_by, until, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** The constraint refuses a second one for the same (`payment_block_exists`). */
export async function insertBlock(em: EntityManager, block: PaymentBlockView): Promise<void> {
  const { customerId, id, methodId, cause, reason, blockedBy, until, createdAt } = block;
  await em.query(INSERT, [customerId, id, methodId, cause, reason, blockedBy, until, createdAt]);
}

export async function markLifted(em: EntityManager, block: PaymentBlockView): Promise<void> {
  const { customerId, id, liftedAt, liftedBy, liftReason } = block;
  await em.query(
    `UPDATE payment_block SET lifted_at = $3, lifted_by = $4, lift_reason = $5
     WHERE customer_id = $1 AND id = $2 AND lifted_at IS NULL`,
    [customerId, id, liftedAt, liftedBy, liftReason],
  );
}

const DECLINES = `SELECT count(*) AS declines,
  EXISTS (SELECT 1 FROM payment_block b JOIN payment_method x ON x.customer_id = b.customer_id AND x.id = b.method_id
    WHERE b.customer_id = $1 AND b.lifted_at IS NULL AND (b.until IS NULL OR b.until > $4) AND ${IS_SAME_CARD('x', 'm')}) AS blocked
FROM payment_method m
JOIN payment_method k ON k.customer_id = m.customer_id AND ${IS_SAME_CARD('k', 'm')}
JOIN payment p ON p.customer_id = k.customer_id AND p.method_id = k.id AND p.state = 'failed'
  AND p.decline_code = ANY($5::text[]) AND p.settled_at > greatest($3::timestamptz,
    (SELECT max(g.settled_at) FROM payment g WHERE g.customer_id = k.customer_id AND g.method_id = k.id
      AND g.state = 'captured'),
    (SELECT max(l.lifted_at) FROM payment_block l WHERE l.customer_id = k.customer_id AND l.method_id = k.id))
WHERE m.customer_id = $1 AND m.id = $2
GROUP BY m.customer_id, m.id, m.provider, m.token, m.kind, m.brand, m.last_four, m.expiry_month, m.expiry_year`;

/**
 * How often a card was refused for good since `since`, since it last paid and since a block of it was lifted; and whether
 * it is blocked already.
 */
export async function hardDeclinesOf(
  em: EntityManager,
  of: { customerId: string; methodId: string },
  { since, now }: { since: Instant; now: Instant },
): Promise<{ declines: number; blocked: boolean }> {
  const values = [of.customerId, of.methodId, since, now, HARD_DECLINES];
  const rows = await em.query<{ declines: number; blocked: boolean }[]>(DECLINES, values);
  return rows[0] ?? { declines: 0, blocked: false };
}
