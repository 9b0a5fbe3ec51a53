import { type ChargeExceptionView } from '@ur-desk/domain/charge-limits';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';

const COLUMNS =
  'x.id, x.customer_id, x.reason, x.granted_by, x.created_at, x.expires_at, x.payment_id, x.used_at';

export interface ChargeExceptionRow {
  id: string;
  customer_id: string;
  reason: string;
  granted_by: string;
  created_at: Date;
  expires_at: Date;
  payment_id: string | null;
  used_at: Date | null;
}

export const chargeExceptionView = (row: ChargeExceptionRow): ChargeExceptionView => ({
  id: row.id,
  customerId: row.customer_id,
  reason: row.reason,
  grantedBy: row.granted_by,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  paymentId: row.payment_id,
  usedAt: row.used_at?.toISOString() ?? null,
});

export const chargeExceptionList = defineList({
  name: 'charge exceptions',
  from: 'charge_exception x',
  select: COLUMNS,
  id: 'x.id',
  table: 'charge_exception',
  fields: {
    createdAt: { column: 'x.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 'x.customer_id', type: 'id', filter: ['eq'] },
  },
  // UUIDv7: the order in which they were granted.
  defaultSort: ['id', 'DESC'],
});

/** Throws `not_found`. */
export async function chargeExceptionById(em: EntityManager, id: string): Promise<ChargeExceptionView> {
  const rows = await em.query<ChargeExceptionRow[]>(
    `SELECT ${COLUMNS} FROM charge_exception x WHERE x.id = $1`,
    [id],
  );
  if (!rows[0]) throw new Problem('not_found');
  return chargeExceptionView(rows[0]);
}

/** When the leave that nobody has used yet ends, or null; the customer's row must be locked. */
export async function openException(
  em: EntityManager,
  customerId: string,
  now: Instant,
): Promise<Instant | null> {
  const sql = `SELECT expires_at FROM charge_exception WHERE customer_id = $1 AND used_at IS NULL AND expires_at > $2`;
  const rows = await em.query<{ expires_at: Date }[]>(sql, [customerId, now]);
  return rows[0]?.expires_at.toISOString() ?? null;
}

const INSERT = `INSERT INTO charge_exception (customer_id, id, reason, granted_by, granted_by_id, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)`;

export async function insertException(
  em: EntityManager,
  exception: ChargeExceptionView,
  grantedById: string,
): Promise<void> {
  const { customerId, id, reason, grantedBy, createdAt, expiresAt } = exception;
  await em.query(INSERT, [customerId, id, reason, grantedBy, grantedById, createdAt, expiresAt]);
}

/** Uses leave up; the customer's row must be locked. */
export async function useException(
  em: EntityManager,
  of: { customerId: string; exceptionId: string; paymentId: string },
  now: Instant,
): Promise<void> {
  const sql = `UPDATE charge_exception SET payment_id = $3, used_at = $4
    WHERE customer_id = $1 AND id = $2 AND used_at IS NULL RETURNING id`;
  const [used] = await em.query<[unknown[], number]>(sql, [of.customerId, of.exceptionId, of.paymentId, now]);
  if (used.length !== 1) throw new Error(`the exception ${of.exceptionId} was used already`);
}
