import { type Instant } from '@ur-desk/domain/kernel';
import type Stripe from 'stripe';
import { UnusableAnswer } from '../unusable-answer';
import { type StripeCall } from './stripe-client';

/** What of a payment is asked for with it, so that card and amount are in one answer. */
export const INTENT_PARTS = ['latest_charge'];
export const SESSION_PARTS = ['payment_intent.latest_charge'];

const PAGE = 100;
const MOST_PAGES = 5;
/** Our clocks may differ, and a request may have been on its way for as long as we wait before we call it lost. */
const BEFORE_SECONDS = 300;
const AFTER_SECONDS = 900;

const createdAround = (startedAt: Instant): Stripe.RangeQueryParam => {
  const seconds = Math.floor(Date.parse(startedAt) / 1_000);
  return { gte: seconds - BEFORE_SECONDS, lte: seconds + AFTER_SECONDS };
};

interface Listed {
  id: string;
}

/**
 * Goes through everything that was created around that time. `null` is certain: it is not there. Throws `UnusableAnswer` when
 * there is too much to look through, because "not found" would be a guess.
 */
async function findListed<T extends Listed>(
  list: (page: { limit: number; starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  isIt: (one: T) => boolean,
): Promise<T | null> {
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, has_more: more } = await list({ limit: PAGE, ...(after ? { starting_after: after } : {}) });
    const found = data.find(isIt);
    if (found) return found;
    after = data.at(-1)?.id;
    if (!more || !after) return null;
  }
  throw new UnusableAnswer('stripe', 'too many payments at that time to be sure');
}

interface Sought {
  idempotencyKey: string;
  startedAt: Instant;
}

/**
 * The payment of our id. The search is one request but lags behind, by a minute or more; so only the list, which does not,
 * may say that there is none.
 */
export async function findIntent(call: StripeCall, sought: Sought): Promise<Stripe.PaymentIntent | null> {
  const { stripe } = call;
  const id = sought.idempotencyKey;
  const query = `metadata['payment_id']:'${id}'`;
  const expand = INTENT_PARTS.map((part) => `data.${part}`);
  const { data } = await stripe.paymentIntents.search({ query, limit: 2, expand }, call.with());
  if (data.length > 1) throw new UnusableAnswer('stripe', `payment ${id} is there twice`);
  const created = createdAround(sought.startedAt);
  return (
    data[0] ??
    findListed(
      (page) => stripe.paymentIntents.list({ ...page, created, expand }, call.with()),
      ({ metadata }) => metadata['payment_id'] === id,
    )
  );
}

/** The hosted page of our payment id. */
export async function findSession(
  call: StripeCall,
  { idempotencyKey: id, startedAt }: Sought,
): Promise<Stripe.Checkout.Session | null> {
  const created = createdAround(startedAt);
  const expand = SESSION_PARTS.map((part) => `data.${part}`);
  return findListed(
    (page) => call.stripe.checkout.sessions.list({ ...page, created, expand }, call.with()),
    ({ client_reference_id: reference }) => reference === id,
  );
}

/** The refund of our refund id among those of its payment. */
export async function findRefund(
  call: StripeCall,
  { refundId, paymentIntent }: { refundId: string; paymentIntent: string },
): Promise<Stripe.Refund | null> {
  return findListed(
    (page) => call.stripe.refunds.list({ ...page, payment_intent: paymentIntent }, call.with()),
    ({ metadata }) => metadata?.['refund_id'] === refundId,
  );
}
