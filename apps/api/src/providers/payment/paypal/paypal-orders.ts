import type { Order } from '@paypal/paypal-server-sdk';
import { type CreateLinkAnswer, type LinkAnswer } from '@ur-desk/domain/payments';
import { type CreateLinkRequest, type LookupRequest } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { PAYPAL_CURRENCIES, payPalMoney } from './paypal-amounts';
import { captureAnswer, closedNote, noteOf, pageEnd, unitOf } from './paypal-answers';
import { type PayPalCall } from './paypal-client';
import { CUSTOMER_MAY_RETRY, payPalRefusal } from './paypal-declines';
import { orNull, payPalFault } from './paypal-errors';

const WHOLE = 'return=representation';
const LOCALES = { zh: 'zh-CN', en: 'en-US' } as const;
/** The name of an order's only part, which PayPal gives when we give none. */
const NOTE_PATH = "/purchase_units/@reference_id=='default'/custom_id";

const orders = ({ library, client }: PayPalCall) => new library.OrdersController(client);

function openAnswer(order: Order, request: LookupRequest | CreateLinkRequest, nowMs: number): LinkAnswer {
  const { id: providerReference, note } = unitOf(order, request.amount);
  const url = order.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href;
  if (!url) throw new UnusableAnswer('paypal', `order ${providerReference} without a page`);
  const expiresAt = pageEnd(note.untilMs, order.createTime, nowMs);
  return { result: 'open', providerReference, url, expiresAt };
}

function orderOf(
  { library }: PayPalCall,
  request: CreateLinkRequest,
  amount: { currencyCode: string; value: string },
) {
  const { idempotencyKey, description, returnUrl, locale, expiresAt } = request;
  const experienceContext = {
    locale: LOCALES[locale],
    shippingPreference: library.PaypalWalletContextShippingPreference.NoShipping,
    userAction: library.PaypalExperienceUserAction.PayNow,
    returnUrl,
    cancelUrl: returnUrl,
  };
  return {
    intent: library.CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      { amount, customId: noteOf(idempotencyKey, expiresAt), description: description.slice(0, 127) },
    ],
    paymentSource: { paypal: { experienceContext } },
  };
}

/** Makes an order that the customer approves on PayPal's page; no money moves by it. */
export async function createPayPalOrder(
  call: PayPalCall,
  request: CreateLinkRequest,
  nowMs = Date.now(),
): Promise<CreateLinkAnswer> {
  if (request.methodKinds.some((kind) => kind !== 'paypal'))
    return { result: 'refused', reason: 'methodNotSupported' };
  if (!PAYPAL_CURRENCIES.includes(request.amount.currency))
    return { result: 'refused', reason: 'currencyNotSupported' };
  const amount = payPalMoney(request.amount);
  if (!amount) return { result: 'refused', reason: 'amountNotSupported' };
  const { result } = await orders(call).createOrder({
    body: orderOf(call, request, amount),
    paypalRequestId: request.idempotencyKey,
    prefer: WHOLE,
  });
  const answer = openAnswer(result, request, nowMs);
  if (answer.result !== 'open') throw new UnusableAnswer('paypal', 'a new order that is not open');
  return answer;
}

/** Nobody takes the money of a closed order. One that was captured meanwhile says so. */
async function close(call: PayPalCall, order: Order, request: LookupRequest): Promise<LinkAnswer> {
  const { id } = unitOf(order, request.amount);
  const value = closedNote(request.idempotencyKey);
  try {
    await orders(call).patchOrder({
      id,
      body: [{ op: call.library.PatchOp.Replace, path: NOTE_PATH, value }],
    });
    return { result: 'expired', providerReference: id };
  } catch (error) {
    if (payPalFault(error).status !== 422) throw error;
  }
  const { capture } = unitOf((await orders(call).getOrder({ id })).result, request.amount);
  if (!capture) throw new UnusableAnswer('paypal', `order ${id} can neither be closed nor was it paid`);
  return captureAnswer(capture, id);
}

/** PayPal did not take the money: for good, or the customer may choose another way to pay on its page. */
async function refusedCapture(
  call: PayPalCall,
  order: Order,
  { request, error, nowMs }: { request: LookupRequest; error: unknown; nowMs: number },
): Promise<LinkAnswer> {
  const { id, note } = unitOf(order, request.amount);
  const { status, issue, redirect } = payPalFault(error);
  if (status !== 422) throw error;
  if (issue === 'ORDER_ALREADY_CAPTURED') {
    const { capture } = unitOf((await orders(call).getOrder({ id })).result, request.amount);
    if (capture) return captureAnswer(capture, id);
  }
  if (CUSTOMER_MAY_RETRY.includes(issue) && redirect)
    return {
      result: 'open',
      providerReference: id,
      url: redirect,
      expiresAt: pageEnd(note.untilMs, order.createTime, nowMs),
    };
  const declineCode = payPalRefusal(issue);
  if (!declineCode) throw error;
  const closed = await close(call, order, request);
  return closed.result === 'expired' ? { result: 'declined', providerReference: id, declineCode } : closed;
}

/** Takes the money of an order that the customer approved. */
async function capture(
  call: PayPalCall,
  order: Order,
  { request, nowMs }: { request: LookupRequest; nowMs: number },
): Promise<LinkAnswer> {
  const { id } = unitOf(order, request.amount);
  // A new approval is a new try: under the key of the old one PayPal would only repeat its refusal.
  const paypalRequestId = `${id}-${order.updateTime ?? order.createTime ?? ''}`;
  try {
    const { result } = await orders(call).captureOrder({ id, paypalRequestId, prefer: WHOLE, body: {} });
    const [taken] = result.purchaseUnits?.[0]?.payments?.captures ?? [];
    if (!taken) throw new UnusableAnswer('paypal', `order ${id} without its capture`);
    return captureAnswer(taken, id);
  } catch (error) {
    return refusedCapture(call, order, { request, error, nowMs });
  }
}

async function answerOf(
  call: PayPalCall,
  order: Order,
  { request, nowMs }: { request: LookupRequest; nowMs: number },
): Promise<LinkAnswer> {
  const { id, note, capture: taken } = unitOf(order, request.amount);
  if (taken) return captureAnswer(taken, id);
  if (note.closed) return { result: 'expired', providerReference: id };
  const over = note.untilMs !== null && note.untilMs <= nowMs;
  switch (order.status as string | undefined) {
    case 'APPROVED':
      return over ? close(call, order, request) : capture(call, order, { request, nowMs });
    case 'CREATED':
    case 'SAVED':
    case 'PAYER_ACTION_REQUIRED':
      return over ? close(call, order, request) : openAnswer(order, request, nowMs);
    case 'VOIDED':
      return { result: 'expired', providerReference: id };
    default:
      throw new UnusableAnswer('paypal', `order ${id} is ${String(order.status)}`);
  }
}

/** A captured payment bears the id of its capture. An order that PayPal let go of was never paid: only we take the money. */
async function captureOrGone(call: PayPalCall, id: string): Promise<LinkAnswer> {
  const payments = new call.library.PaymentsController(call.client);
  const taken = await orNull(payments.getCapturedPayment({ captureId: id }));
  return taken ? captureAnswer(taken, id) : { result: 'expired', providerReference: id };
}

/**
 * How an order stands; what the customer has approved is taken now. Without a reference there is none: nobody was sent to its
 * page, so nobody can approve it.
 */
export async function lookUpPayPalOrder(
  call: PayPalCall,
  request: LookupRequest,
  nowMs = Date.now(),
): Promise<LinkAnswer> {
  const { providerReference: id } = request;
  if (!id) return { result: 'notFound' };
  const order = await orNull(orders(call).getOrder({ id }));
  return order ? answerOf(call, order, { request, nowMs }) : captureOrGone(call, id);
}

/** Closes an order, also one that was approved: the money is not taken. */
export async function cancelPayPalOrder(call: PayPalCall, request: LookupRequest): Promise<LinkAnswer> {
  const { providerReference: id } = request;
  if (!id) return { result: 'notFound' };
  const order = await orNull(orders(call).getOrder({ id }));
  if (!order) return captureOrGone(call, id);
  const { note, capture: taken } = unitOf(order, request.amount);
  if (taken) return captureAnswer(taken, id);
  const gone = note.closed || (order.status as string) === 'VOIDED';
  return gone ? { result: 'expired', providerReference: id } : close(call, order, request);
}
