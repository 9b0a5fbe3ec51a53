import { type Money } from '@ur-desk/domain/kernel';
import { type RefundView } from '@ur-desk/domain/refunds';
import { type Tx } from '../../platform/db/tx';

/** Tells the rest of the system how a refund ended; `balance`: the wallet now. */
export function refundEnded(tx: Tx, refund: RefundView, balance: Money): void {
  const { customerId, id: refundId, reference, amount, toSource, reasonCode, planEffect } = refund;
  const of = { customerId, refundId, reference, amount, reasonCode };
  if (refund.state === 'failed') {
    tx.emit('refund.failed', { ...of, toSource, failureCode: refund.source?.failureCode ?? null });
    return;
  }
  tx.emit('refund.succeeded', {
    ...of,
    toSource,
    paidWith: refund.payment.paidWith,
    paymentReference: refund.payment.reference,
    balance,
    planStopped: planEffect === 'stopNow',
    planEndsAt: refund.planEndsAt,
  });
}
