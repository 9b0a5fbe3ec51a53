import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type PaymentProviderName, type SavedMethod } from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { METHOD_COLUMNS, type PaymentMethodRow } from './payment.view';

/** One saved method. Throws `not_found`. */
export async function methodById(em: EntityManager, methodId: string): Promise<PaymentMethodRow> {
  const sql = `SELECT ${METHOD_COLUMNS} FROM payment_method m WHERE m.id = $1`;
  const rows = await em.query<PaymentMethodRow[]>(sql, [methodId]);
  if (!rows[0]) throw new Problem('not_found');
  return rows[0];
}

/** A saved method of this customer. Throws `not_known` at `field` for any other id. */
export async function paymentMethodOf(
  em: EntityManager,
  owner: { customerId: string; methodId: string },
  field = 'methodId',
): Promise<PaymentMethodRow> {
  const sql = `SELECT ${METHOD_COLUMNS} FROM payment_method m WHERE m.customer_id = $1 AND m.id = $2`;
  const rows = await em.query<PaymentMethodRow[]>(sql, [owner.customerId, owner.methodId]);
  if (!rows[0]) throw new Problem('validation_failed', {}, [{ field, code: 'not_known' }]);
  return rows[0];
}

/** The active methods of a customer, the newest first. */
export const activeMethodsOf = (em: EntityManager, customerId: string): Promise<PaymentMethodRow[]> =>
  em.query<PaymentMethodRow[]>(
    `SELECT ${METHOD_COLUMNS} FROM payment_method m WHERE m.customer_id = $1 AND m.state = 'active'
     ORDER BY m.created_at DESC, m.id`,
    [customerId],
  );

/** Whether a token of this provider is somebody else's. */
export async function isTokenOfAnother(
  em: EntityManager,
  of: { customerId: string; provider: PaymentProviderName; token: string },
): Promise<boolean> {
  const sql = `SELECT 1 FROM payment_method WHERE provider = $1 AND token = $2 AND customer_id <> $3 LIMIT 1`;
  return (await em.query<unknown[]>(sql, [of.provider, of.token, of.customerId])).length > 0;
}

const INSERT = `INSERT INTO payment_method
  (customer_id, id, provider, token, kind, brand, last_four, expiry_month, expiry_year, state, is_default,
   automatic_use_since, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'active',
  NOT EXISTS (SELECT 1 FROM payment_method WHERE customer_id = $1 AND is_default), $10, $11)`;

/** Saves a method; the first one of a customer pays by default. */
export async function insertMethod(
  em: EntityManager,
  of: {
    customerId: string;
    id: string;
    provider: PaymentProviderName;
    method: SavedMethod;
    automaticUse: boolean;
    now: Instant;
  },
): Promise<void> {
  const { customerId, id, provider, method, automaticUse, now } = of;
  const { token, kind, brand, lastFour, expiryMonth, expiryYear } = method;
  const card = [provider, token, kind, brand, lastFour, expiryMonth, expiryYear];
  await em.query(INSERT, [customerId, id, ...card, automaticUse ? now : null, now]);
}

/** Makes one method the default, instead of whichever was. */
export async function setDefault(
  em: EntityManager,
  customerId: string,
  methodId: string | null,
): Promise<void> {
  await em.query('UPDATE payment_method SET is_default = false WHERE customer_id = $1 AND is_default', [
    customerId,
  ]);
  const sql = `UPDATE payment_method SET is_default = true WHERE customer_id = $1 AND id = $2 AND state = 'active'`;
  if (methodId !== null) await em.query(sql, [customerId, methodId]);
}

/** Since when the customer lets us charge it without asking; null takes that back. */
export async function setConsent(
  em: EntityManager,
  of: { customerId: string; methodId: string },
  since: Instant | null,
): Promise<void> {
  const sql = 'UPDATE payment_method SET automatic_use_since = $3 WHERE customer_id = $1 AND id = $2';
  await em.query(sql, [of.customerId, of.methodId, since]);
}

/** Nobody charges it any more. */
export async function markRemoved(
  em: EntityManager,
  of: { customerId: string; methodId: string },
  now: Instant,
): Promise<void> {
  await em.query(
    `UPDATE payment_method SET state = 'removed', removed_at = $3, is_default = false, automatic_use_since = NULL
     WHERE customer_id = $1 AND id = $2`,
    [of.customerId, of.methodId, now],
  );
}
