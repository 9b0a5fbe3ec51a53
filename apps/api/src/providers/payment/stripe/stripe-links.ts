import { type CreateLinkAnswer, type LinkAnswer, type LinkRefusal } from '@ur-desk/domain/payments';
import type Stripe from 'stripe';
import { type CreateLinkRequest, type LookupRequest } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { moneyOfStripe, stripeAmount } from './stripe-amounts';
import { intentAnswer, sessionAnswer } from './stripe-answers';
import { cancelIntent, isPageReference } from './stripe-charges';
import { type StripeCall } from './stripe-client';
import { faultOf } from './stripe-errors';
import { pageParams, STRIPE_TYPES } from './stripe-page';
import { findSession, INTENT_PARTS, SESSION_PARTS } from './stripe-search';

/** Why Stripe made no page; null: it did not say anything that we can pass on. */
function refusalOf(error: unknown): LinkRefusal | null {
  const { kind, code, param = '' } = faultOf(error);
  if (kind !== 'request') return null;
  if (code === 'amount_too_small' || code === 'amount_too_large') return 'amountNotSupported';
  if (param.includes('currency')) return 'currencyNotSupported';
  return param.startsWith('allowed_payment_method_types') || code === 'payment_method_unactivated'
    ? 'methodNotSupported'
    : null;
}

/** How the page stands. What stands on it must be what was asked for, before anybody is sent there. */
function pageAnswer(session: Stripe.Checkout.Session, { amount }: Pick<LookupRequest, 'amount'>): LinkAnswer {
  const answer = sessionAnswer(session);
  if (answer.result !== 'open') return answer;
  const asked = moneyOfStripe(session.amount_total, session.currency);
  if (asked.amount !== amount.amount || asked.currency !== amount.currency)
    throw new UnusableAnswer('stripe', `${session.id} asks for another amount`);
  return answer;
}

async function create(
  call: StripeCall,
  params: Stripe.Checkout.SessionCreateParams,
  request: CreateLinkRequest,
): Promise<LinkAnswer> {
  const options = call.with(request.idempotencyKey);
  return pageAnswer(await call.stripe.checkout.sessions.create(params, options), request);
}

/** Makes a page. Refused is what Stripe certainly did not make. */
export async function createStripePage(
  call: StripeCall,
  request: CreateLinkRequest,
  nowMs = Date.now(),
): Promise<CreateLinkAnswer> {
  const unitAmount = stripeAmount(request.amount);
  if (unitAmount === null) return { result: 'refused', reason: 'amountNotSupported' };
  const types = request.methodKinds.flatMap((kind) => STRIPE_TYPES[kind] ?? []);
  if (types.length !== request.methodKinds.length) return { result: 'refused', reason: 'methodNotSupported' };
  try {
    const answer = await create(call, pageParams(request, { unitAmount, types, nowMs }), request);
    if (answer.result === 'open') return answer;
  } catch (error) {
    const reason = refusalOf(error);
    if (reason) return { result: 'refused', reason };
    throw error;
  }
  throw new UnusableAnswer('stripe', 'a new page that is not open');
}

/** How a page stands, by its reference, by that of what was paid on it, or by our id. */
export async function lookUpStripePage(call: StripeCall, request: LookupRequest): Promise<LinkAnswer> {
  const { providerReference: reference } = request;
  const { stripe } = call;
  if (reference && !isPageReference(reference)) {
    const intent = await stripe.paymentIntents.retrieve(reference, { expand: INTENT_PARTS }, call.with());
    if (intent.status === 'succeeded') return intentAnswer(intent) as LinkAnswer;
  }
  const session = isPageReference(reference)
    ? await stripe.checkout.sessions.retrieve(reference, { expand: SESSION_PARTS }, call.with())
    : await findSession(call, request);
  return session ? pageAnswer(session, request) : { result: 'notFound' };
}

/** Closes a page, or a confirmation that waits for the customer. Whoever was faster has paid. */
export async function cancelStripePage(call: StripeCall, request: LookupRequest): Promise<LinkAnswer> {
  const { providerReference: reference } = request;
  const { stripe } = call;
  if (reference?.startsWith('pi_')) return intentAnswer(await cancelIntent(call, reference)) as LinkAnswer;
  const id = isPageReference(reference) ? reference : (await findSession(call, request))?.id;
  if (!id) return { result: 'notFound' };
  try {
    const closed = await stripe.checkout.sessions.expire(id, { expand: SESSION_PARTS }, call.with());
    return pageAnswer(closed, request);
  } catch (error) {
    if (faultOf(error).kind !== 'request') throw error;
    return lookUpStripePage(call, { ...request, providerReference: id });
  }
}
