import { type PaymentView, type SavedMethod } from '@ur-desk/domain/payments';
import { type Tx } from '../../platform/db/tx';
import { activeMethodsOf, insertMethod } from './payment-method.queries';

/** Keeps the method with which a customer paid and which he wanted to be kept; one that is known is not kept twice. */
export async function keepMethod(
  tx: Tx,
  { customerId, provider }: PaymentView,
  method: SavedMethod | null,
): Promise<void> {
  if (!method) return;
  const known = await activeMethodsOf(tx.em, customerId);
  if (known.some((one) => one.provider === provider && one.token === method.token)) return;
  const id = tx.newId();
  await insertMethod(tx.em, { customerId, id, provider, method, automaticUse: false, now: tx.now });
  const { kind, brand, lastFour, expiryMonth, expiryYear } = method;
  const after = { provider, kind, brand, lastFour, expiryMonth, expiryYear };
  tx.audit({ subject: { kind: 'paymentMethod', id }, after });
}
