import { addMs, DAY_MS, type Instant } from '@ur-desk/domain/kernel';
import {
  type CapturedAnswer,
  type CardBrand,
  type DeclinedAnswer,
  type LinkAnswer,
  type LookupAnswer,
  type PaidWith,
  type RefundAnswer,
  type SavedMethod,
} from '@ur-desk/domain/payments';
import type Stripe from 'stripe';
import { UnusableAnswer } from '../unusable-answer';
import { moneyOfStripe } from './stripe-amounts';
import { stripeDecline, stripeRefundFailure } from './stripe-declines';

/** Names of our own in Stripe's metadata. `kind`: charged by us, or paid by the customer on a page of Stripe. */
export type StripeMetadata = Partial<Record<'payment_id' | 'kind' | 'save_method' | 'refund_id', string>>;

/** What Stripe answers when it knows the payment. */
export type KnownAnswer = Exclude<LookupAnswer, { result: 'notFound' } | { result: 'noAnswer' }>;

/** How long a customer may take to confirm; Stripe itself sets no end. */
const ACTION_MS = DAY_MS;

const BRANDS: Readonly<Record<string, CardBrand>> = {
  visa: 'visa',
  mastercard: 'mastercard',
  unionpay: 'unionpay',
  amex: 'amex',
  jcb: 'jcb',
  discover: 'discover',
  diners: 'diners',
};

export const stripeBrand = (brand: string | null): CardBrand => BRANDS[brand ?? ''] ?? 'other';

export const instantOfStripe = (seconds: number): Instant => new Date(seconds * 1_000).toISOString();

const idOf = (value: string | { id: string } | null): string | null =>
  typeof value === 'string' || value === null ? value : value.id;

/** A saved method is charged through the customer that Stripe keeps it at, so both ids are its name. */
export const methodToken = (customer: string, method: string): string => `${customer}:${method}`;

/** Null when it is none of our tokens. */
export function partsOfToken(token: string): { customer: string; method: string } | null {
  const [, customer, method] = /^(cus_\w+):(pm_\w+)$/.exec(token) ?? [];
  return customer && method ? { customer, method } : null;
}

function paidWith({ payment_method_details: details }: Stripe.Charge): PaidWith | null {
  if (details?.card) {
    const { brand, last4 } = details.card;
    return { kind: 'card', brand: stripeBrand(brand), lastFour: last4 };
  }
  if (details?.type === 'alipay') return { kind: 'alipay', brand: null, lastFour: null };
  return details?.type === 'wechat_pay' ? { kind: 'wechatPay', brand: null, lastFour: null } : null;
}

function savedMethod(charge: Stripe.Charge, paid: PaidWith | null): SavedMethod | null {
  const { customer, payment_method: method, payment_method_details: details } = charge;
  const wanted = (charge.metadata as StripeMetadata).save_method === 'yes';
  const owner = idOf(customer);
  if (!wanted || !details?.card || !owner || !method || !paid) return null;
  const { exp_month: expiryMonth, exp_year: expiryYear } = details.card;
  return { ...paid, token: methodToken(owner, method), expiryMonth, expiryYear };
}

/** A charge that succeeded: it knows amount and card. Throws `UnusableAnswer` when it belongs to no payment. */
export function capturedAnswer(charge: Stripe.Charge): CapturedAnswer {
  const providerReference = idOf(charge.payment_intent);
  if (!providerReference) throw new UnusableAnswer('stripe', `charge ${charge.id} without its payment`);
  const paid = paidWith(charge);
  const saved = savedMethod(charge, paid);
  return {
    result: 'captured',
    providerReference,
    amount: moneyOfStripe(charge.amount_captured, charge.currency),
    ...(paid ? { paidWith: paid } : {}),
    ...(saved ? { savedMethod: saved } : {}),
  };
}

function capturedIntent(intent: Stripe.PaymentIntent): CapturedAnswer {
  const { latest_charge: charge, amount_received: received, currency, id } = intent;
  const amount = moneyOfStripe(received, currency);
  const answer = { result: 'captured', providerReference: id, amount } as const;
  return charge && typeof charge !== 'string' ? { ...capturedAnswer(charge), ...answer } : answer;
}

function declinedIntent({ id, last_payment_error: error }: Stripe.PaymentIntent): DeclinedAnswer {
  const declineCode = stripeDecline(error?.decline_code, error?.code);
  return { result: 'declined', providerReference: id, declineCode };
}

/** What became of a charge. Throws `UnusableAnswer` for states that our calls never lead to. */
export function intentAnswer(intent: Stripe.PaymentIntent): KnownAnswer {
  const { id: providerReference, status, created, next_action: next } = intent;
  switch (status) {
    case 'succeeded':
      return capturedIntent(intent);
    case 'processing':
      return { result: 'processing', providerReference };
    case 'requires_payment_method':
      return declinedIntent(intent);
    case 'canceled':
      return { result: 'expired', providerReference };
    case 'requires_action': {
      const actionUrl = next?.redirect_to_url?.url;
      if (!actionUrl) throw new UnusableAnswer('stripe', `${providerReference} waits for what has no page`);
      const expiresAt = addMs(instantOfStripe(created), ACTION_MS);
      return { result: 'requiresAction', providerReference, actionUrl, expiresAt };
    }
    default:
      throw new UnusableAnswer('stripe', `${providerReference} is ${status}`);
  }
}

function completeSession(session: Stripe.Checkout.Session): LinkAnswer {
  const { id, payment_intent: intent, payment_status: status } = session;
  if (!intent || typeof intent === 'string') throw new UnusableAnswer('stripe', `${id} without its payment`);
  if (status === 'paid') return capturedIntent(intent);
  return intent.status === 'requires_payment_method'
    ? { ...declinedIntent(intent), providerReference: id }
    : { result: 'processing', providerReference: id };
}

/** How a hosted page stands; its payment has to be expanded. Throws `UnusableAnswer`. */
export function sessionAnswer(session: Stripe.Checkout.Session): LinkAnswer {
  const { id: providerReference, status, url, expires_at: expiresAt } = session;
  switch (status) {
    case 'open':
      if (!url) throw new UnusableAnswer('stripe', `${providerReference} without a page`);
      return { result: 'open', providerReference, url, expiresAt: instantOfStripe(expiresAt) };
    case 'complete':
      return completeSession(session);
    case 'expired':
      return { result: 'expired', providerReference };
    default:
      throw new UnusableAnswer('stripe', `${providerReference} is ${String(status)}`);
  }
}

/** What became of a refund. Throws `UnusableAnswer`. */
export function refundAnswer(refund: Stripe.Refund): RefundAnswer {
  const { id: providerReference, status, failure_reason: reason } = refund;
  switch (status) {
    case 'succeeded':
      return { result: status, providerReference, amount: moneyOfStripe(refund.amount, refund.currency) };
    case 'pending':
    case 'requires_action':
      return { result: 'processing', providerReference };
    case 'failed':
    case 'canceled':
      return { result: 'failed', providerReference, failureCode: stripeRefundFailure(reason) };
    default:
      throw new UnusableAnswer('stripe', `${providerReference} is ${String(status)}`);
  }
}
