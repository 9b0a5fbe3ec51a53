import { type Tx } from '../../platform/db/tx';
import { refreshSearchText } from '../customers/customer.queries';
import { confirmStock, dropReserved, restNumber, revokeOtherProfiles } from '../numbers/stock-use.queries';
import { setServices } from './line-added-service.queries';
import { applyOrder, type OrderRow } from './line-order.queries';
import { dropReservedProfile, switchProfile } from './line.queries';

/** The new profile is in use; whoever has the old one can do nothing with it any more (rules 8). */
async function switchTo(tx: Tx, { customer_id, line_id, iccid }: OrderRow): Promise<void> {
  if (iccid === null) return;
  await switchProfile(tx.em, { customerId: customer_id, lineId: line_id }, iccid);
  await revokeOtherProfiles(tx.em, line_id, iccid);
}

/** What the customer is told once the network has done it; that a new line is in service is told with its plan. */
function tell(tx: Tx, order: OrderRow): void {
  const { customer_id: customerId, line_id: lineId, msisdn, line_msisdn: before, suspension } = order;
  const line = { customerId, lineId, msisdn };
  switch (order.kind) {
    case 'suspend':
      return tx.emit('line.suspended', { ...line, suspension });
    case 'resume':
      return tx.emit('line.resumed', line);
    case 'replaceSim':
      return tx.emit('line.simReplaced', line);
    case 'changeNumber':
      return tx.emit('line.numberChanged', { ...line, before });
    default:
  }
}

/**
 * The line, its profile and its place in the stock become what the network confirmed. Nothing of it where the account was closed
 * meanwhile: its stock rests already.
 */
export async function carryInto(tx: Tx, order: OrderRow): Promise<void> {
  if (!(await applyOrder(tx.em, order))) return;
  const { customer_id, line_id, kind, msisdn, line_msisdn } = order;
  if (kind === 'replaceSim') await switchTo(tx, order);
  if (kind === 'changeNumber') await restNumber(tx.em, line_id, { msisdn: line_msisdn, now: tx.now });
  if (kind === 'serviceOn' || kind === 'serviceOff') {
    const of = { customerId: customer_id, lineId: line_id };
    await setServices(tx.em, of, { codes: order.services, now: tx.now });
  }
  await confirmStock(tx.em, line_id);
  if (msisdn !== line_msisdn || kind === 'replaceSim') await refreshSearchText(tx.em, customer_id);
  tell(tx, order);
}

/** What an order that the network refused had reserved for a line in service is let go. */
export async function letGo(tx: Tx, { customer_id, line_id, line_state }: OrderRow): Promise<void> {
  if (line_state === 'ordered') return;
  await dropReservedProfile(tx.em, { customerId: customer_id, lineId: line_id });
  await dropReserved(tx.em, line_id);
}
