import { type PaymentView, type SavedMethod } from '@ur-desk/domain/payments';
import { type Tx } from '../../platform/db/tx';

const KEEP = `INSERT INTO payment_method
  (customer_id, id, provider, token, kind, brand, last_four, expiry_month, expiry_year, state, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'active', $10)
ON CONFLICT (customer_id, provider, token) WHERE state = 'active' DO NOTHING RETURNING id`;

/** Keeps the method with which a customer paid and which he wanted to be kept; one that is known is not kept twice. */
export async function keepMethod(
  tx: Tx,
  { customerId, provider }: PaymentView,
  method: SavedMethod | null,
): Promise<void> {
  if (!method) return;
  const { token, kind, brand, lastFour, expiryMonth, expiryYear } = method;
  const values = [
    customerId,
    tx.newId(),
    provider,
    token,
    kind,
    brand,
    lastFour,
    expiryMonth,
    expiryYear,
    tx.now,
  ];
  const [kept] = await tx.em.query<{ id: string }[]>(KEEP, values);
  if (!kept) return;
  const after = { provider, kind, brand, lastFour, expiryMonth, expiryYear };
  tx.audit({ subject: { kind: 'paymentMethod', id: kept.id }, after });
}
