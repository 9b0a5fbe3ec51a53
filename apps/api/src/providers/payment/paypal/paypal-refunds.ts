import { type RefundAnswer, type RefundLookupAnswer } from '@ur-desk/domain/payments';
import { type RefundLookupRequest, type RefundRequest } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { payPalMoney } from './paypal-amounts';
import { refundAnswer } from './paypal-answers';
import { type PayPalCall } from './paypal-client';
import { payPalRefundRefusal } from './paypal-declines';
import { orNull, payPalFault } from './paypal-errors';

const payments = ({ library, client }: PayPalCall) => new library.PaymentsController(client);

/** Gives money of a capture back, once per refund id. */
export async function refundPayPal(call: PayPalCall, request: RefundRequest): Promise<RefundAnswer> {
  const { idempotencyKey, paymentReference: captureId } = request;
  const amount = payPalMoney(request.amount);
  if (!amount) return { result: 'failed', providerReference: null, failureCode: 'refused' };
  try {
    const { result } = await payments(call).refundCapturedPayment({
      captureId,
      paypalRequestId: idempotencyKey,
      prefer: 'return=representation',
      body: { amount, customId: idempotencyKey },
    });
    return refundAnswer(result);
  } catch (error) {
    const { status, issue } = payPalFault(error);
    const failureCode = status === 422 ? payPalRefundRefusal(issue) : null;
    if (!failureCode) throw error;
    return { result: 'failed', providerReference: null, failureCode };
  }
}

/** What became of a refund, by PayPal's reference or among the refunds of its order. */
export async function lookUpPayPalRefund(
  call: PayPalCall,
  request: RefundLookupRequest,
): Promise<RefundLookupAnswer> {
  const { idempotencyKey, providerReference: refundId, paymentReference: captureId } = request;
  if (refundId) {
    const refund = await orNull(payments(call).getRefund({ refundId }));
    return refund ? refundAnswer(refund) : { result: 'notFound' };
  }
  const { result: capture } = await payments(call).getCapturedPayment({ captureId });
  const id = capture.supplementaryData?.relatedIds?.orderId;
  if (!id) throw new UnusableAnswer('paypal', `capture ${captureId} without its order`);
  const { result: order } = await new call.library.OrdersController(call.client).getOrder({ id });
  const all = (order.purchaseUnits ?? []).flatMap(({ payments: made }) => made?.refunds ?? []);
  const found = all.find(({ customId }) => customId === idempotencyKey);
  return found ? refundAnswer(found) : { result: 'notFound' };
}
