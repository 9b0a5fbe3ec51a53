import { type RefundAnswer, type RefundLookupAnswer } from '@ur-desk/domain/payments';
import { type RefundLookupRequest, type RefundRequest } from '../payment-provider.port';
import { stripeAmount } from './stripe-amounts';
import { refundAnswer } from './stripe-answers';
import { type StripeCall } from './stripe-client';
import { isRefundRefused, stripeRefundFailure } from './stripe-declines';
import { faultOf } from './stripe-errors';
import { findRefund } from './stripe-search';

/** Gives money back to where it came from, once per refund id. */
export async function refundStripe(call: StripeCall, request: RefundRequest): Promise<RefundAnswer> {
  const { idempotencyKey, paymentId, paymentReference } = request;
  const amount = stripeAmount(request.amount);
  if (amount === null) return { result: 'failed', providerReference: null, failureCode: 'refused' };
  const metadata = { refund_id: idempotencyKey, payment_id: paymentId };
  const params = { payment_intent: paymentReference, amount, metadata };
  try {
    return refundAnswer(await call.stripe.refunds.create(params, call.with(idempotencyKey)));
  } catch (error) {
    const { kind, code } = faultOf(error);
    if (kind !== 'request' || !isRefundRefused(code)) throw error;
    return { result: 'failed', providerReference: null, failureCode: stripeRefundFailure(code) };
  }
}

/** What became of a refund, by Stripe's reference or among the refunds of its payment. */
export async function lookUpStripeRefund(
  call: StripeCall,
  request: RefundLookupRequest,
): Promise<RefundLookupAnswer> {
  const { idempotencyKey: refundId, providerReference, paymentReference: paymentIntent } = request;
  const refund = providerReference
    ? await call.stripe.refunds.retrieve(providerReference, undefined, call.with())
    : await findRefund(call, { refundId, paymentIntent });
  return refund ? refundAnswer(refund) : { result: 'notFound' };
}
