import { type ChargeAnswer, type LookupAnswer } from '@ur-desk/domain/payments';
import type Stripe from 'stripe';
import { type ChargeRequest, type LookupRequest } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { stripeAmount } from './stripe-amounts';
import { intentAnswer, partsOfToken, sessionAnswer, type StripeMetadata } from './stripe-answers';
import { type StripeCall } from './stripe-client';
import { isRefusedUncharged, stripeDecline } from './stripe-declines';
import { faultOf } from './stripe-errors';
import { findIntent, INTENT_PARTS, SESSION_PARTS } from './stripe-search';

const unavailable = {
  result: 'declined',
  providerReference: null,
  declineCode: 'methodUnavailable',
} as const;

/** A page that waits for the customer is an action that the customer still has to take. */
function asLookup(session: Stripe.Checkout.Session): LookupAnswer {
  const answer = sessionAnswer(session);
  if (answer.result !== 'open') return answer;
  const { providerReference, url: actionUrl, expiresAt } = answer;
  return { result: 'requiresAction', providerReference, actionUrl, expiresAt };
}

/** Refused, and certainly nothing was charged: by the card's bank, or because Stripe found the request wrong. */
function declinedBy(error: unknown): ChargeAnswer {
  const { kind, code, declineCode, intent } = faultOf(error);
  const certain = kind === 'card' || (kind === 'request' && isRefusedUncharged(code));
  if (!certain || (intent && intent.status !== 'requires_payment_method')) throw error;
  return {
    result: 'declined',
    providerReference: intent?.id ?? null,
    declineCode: stripeDecline(declineCode, code),
  };
}

/** Takes money from a saved card, the customer being absent: a bank that wants to see the customer declines. */
export async function chargeStripe(call: StripeCall, request: ChargeRequest): Promise<ChargeAnswer> {
  const { idempotencyKey, reference, returnUrl } = request;
  const amount = stripeAmount(request.amount);
  const token = partsOfToken(request.token);
  if (amount === null || !token) return unavailable;
  const params: Stripe.PaymentIntentCreateParams = {
    amount,
    currency: request.amount.currency.toLowerCase(),
    customer: token.customer,
    payment_method: token.method,
    allowed_payment_method_types: ['card'],
    confirm: true,
    off_session: true,
    return_url: returnUrl,
    description: reference,
    metadata: { payment_id: idempotencyKey, reference, kind: 'charge' },
    expand: INTENT_PARTS,
  };
  try {
    const answer = intentAnswer(await call.stripe.paymentIntents.create(params, call.with(idempotencyKey)));
    if (answer.result !== 'expired') return answer;
  } catch (error) {
    return declinedBy(error);
  }
  throw new UnusableAnswer('stripe', 'a charge that was cancelled before it was made');
}

/** The page on which a payment is tried, and tried again: what it says counts, not what one try came to. */
async function pageOf(call: StripeCall, intent: Stripe.PaymentIntent): Promise<LookupAnswer> {
  const params = {
    payment_intent: intent.id,
    limit: 1,
    expand: SESSION_PARTS.map((part) => `data.${part}`),
  };
  const { data } = await call.stripe.checkout.sessions.list(params, call.with());
  if (!data[0]) throw new UnusableAnswer('stripe', `${intent.id} without its page`);
  return asLookup(data[0]);
}

async function intentNow(
  call: StripeCall,
  intent: Stripe.PaymentIntent,
  nowMs: number,
): Promise<LookupAnswer> {
  const onPage = (intent.metadata as StripeMetadata).kind === 'link';
  if (onPage && intent.status !== 'succeeded') return pageOf(call, intent);
  const answer = intentAnswer(intent);
  if (answer.result !== 'requiresAction' || Date.parse(answer.expiresAt) > nowMs) return answer;
  return intentAnswer(await cancelIntent(call, intent.id));
}

/** Nobody confirmed it: so that nobody can any more. One that was settled meanwhile says so. */
export async function cancelIntent(call: StripeCall, id: string): Promise<Stripe.PaymentIntent> {
  try {
    return await call.stripe.paymentIntents.cancel(id, { expand: INTENT_PARTS }, call.with());
  } catch (error) {
    if (faultOf(error).code !== 'payment_intent_unexpected_state') throw error;
    return call.stripe.paymentIntents.retrieve(id, { expand: INTENT_PARTS }, call.with());
  }
}

export const isPageReference = (reference: string | null): reference is string =>
  reference?.startsWith('cs_') ?? false;

/** What became of a payment, however it was begun. */
export async function lookUpStripe(
  call: StripeCall,
  request: LookupRequest,
  nowMs = Date.now(),
): Promise<LookupAnswer> {
  const { providerReference: reference } = request;
  if (isPageReference(reference)) {
    const page = await call.stripe.checkout.sessions.retrieve(
      reference,
      { expand: SESSION_PARTS },
      call.with(),
    );
    return asLookup(page);
  }
  const intent = reference
    ? await call.stripe.paymentIntents.retrieve(reference, { expand: INTENT_PARTS }, call.with())
    : await findIntent(call, request);
  return intent ? intentNow(call, intent, nowMs) : { result: 'notFound' };
}
