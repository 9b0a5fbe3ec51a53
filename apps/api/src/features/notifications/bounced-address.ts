import { addressOf } from '@ur-desk/domain/notifications';
import { type Tx } from '../../platform/db/tx';
import { customerById, updateCustomer } from '../customers/customer.queries';
import { type NotificationEntity } from './notification.entity';
import { type MessageHead } from './notification.view';

const MARKS = { email: 'emailBouncedAt', sms: 'phoneBouncedAt' } as const;

/**
 * Marks the address that a message came back from, if it is still the customer's. The caller holds the customer's lock. The mark goes
 * when the address is changed or verified.
 */
export async function markBounced(
  tx: Tx,
  { customerId, channel, headSealed }: NotificationEntity,
): Promise<void> {
  const { recipient } = tx.open(headSealed) as MessageHead;
  const before = await customerById(tx.em, customerId);
  if (!before || recipient === null || addressOf(before, channel) !== recipient) return;
  const mark = MARKS[channel];
  const after = { ...before, [mark]: tx.now, updatedAt: tx.now, version: before.version + 1 };
  await updateCustomer(tx.em, after, before.version);
  const subject = { kind: 'customer' as const, id: customerId };
  tx.audit({ subject, before: { [mark]: before[mark] }, after: { [mark]: tx.now } });
}
