import { type Instant, MINUTE_MS } from '@ur-desk/domain/kernel';
import { type EventReading, type EventRefusal, type ProviderEventContent } from '@ur-desk/domain/payments';
import type Stripe from 'stripe';
import { type RawEvent } from '../payment-provider.port';
import {
  capturedAnswer,
  instantOfStripe,
  intentAnswer,
  type KnownAnswer,
  refundAnswer,
  sessionAnswer,
  type StripeMetadata,
} from './stripe-answers';
import { disputeOfStripe } from './stripe-disputes';

export const STRIPE_SIGNATURE_HEADER = 'stripe-signature';

/** Stripe signs each sending anew, so an old signature is a replay (F24); the tolerance is the one it recommends. */
export const STRIPE_EVENT_AGE_MS = 5 * MINUTE_MS;

type Signing = Pick<Stripe.Signature, 'verifyHeader'>;

/** The library's own check, which we ask about the signature only: of the time it would refuse the past, not the future. */
function isGenuine(signing: Signing, signed: { body: Buffer; header: string }, secret: string): boolean {
  try {
    return signing.verifyHeader(signed.body, signed.header, secret, 0);
  } catch {
    return false;
  }
}

/** Why the body is not believed; null: it is. */
export function refuseStripeSignature(
  signing: Signing,
  { body, headers }: RawEvent,
  { secrets, now }: { secrets: readonly string[]; now: Instant },
): EventRefusal | null {
  const header = headers[STRIPE_SIGNATURE_HEADER];
  if (header === undefined) return 'signatureMissing';
  const seconds = typeof header === 'string' ? /(?:^|,)t=(\d{1,12})(?:,|$)/.exec(header)?.[1] : undefined;
  if (typeof header !== 'string' || !seconds) return 'signatureWrong';
  if (!secrets.some((secret) => isGenuine(signing, { body, header }, secret))) return 'signatureWrong';
  const ageMs = Date.parse(now) - Number(seconds) * 1_000;
  if (ageMs > STRIPE_EVENT_AGE_MS) return 'timestampTooOld';
  return ageMs < -STRIPE_EVENT_AGE_MS ? 'timestampInFuture' : null;
}

const idOf = (value: string | { id: string } | null): string | null =>
  typeof value === 'string' || value === null ? value : value.id;

function paymentContent(metadata: unknown, answer: KnownAnswer): ProviderEventContent {
  return { kind: 'payment', paymentId: (metadata as StripeMetadata | null)?.payment_id ?? null, answer };
}

/** A try on a page of Stripe may fail and be repeated there: only the page itself ends it. */
function intentContent(intent: Stripe.PaymentIntent): ProviderEventContent {
  const { kind } = intent.metadata as StripeMetadata;
  return kind === 'charge' ? paymentContent(intent.metadata, intentAnswer(intent)) : { kind: 'other' };
}

/** Only charges of payments are ours. */
function chargeContent(charge: Stripe.Charge): ProviderEventContent {
  return charge.payment_intent ? paymentContent(charge.metadata, capturedAnswer(charge)) : { kind: 'other' };
}

/** Without its payment in it, a page that ended unpaid says no more than that. */
function sessionContent(session: Stripe.Checkout.Session, failed: boolean): ProviderEventContent {
  const { id: providerReference, metadata } = session;
  if (failed)
    return paymentContent(metadata, {
      result: 'declined',
      providerReference,
      declineCode: 'methodUnavailable',
    });
  const answer = sessionAnswer(session);
  return answer.result === 'expired' ? paymentContent(metadata, answer) : { kind: 'other' };
}

function refundContent(refund: Stripe.Refund): ProviderEventContent {
  const metadata = refund.metadata as StripeMetadata | null;
  return {
    kind: 'refund',
    refundId: metadata?.refund_id ?? null,
    paymentReference: idOf(refund.payment_intent),
    answer: refundAnswer(refund),
  };
}

function disputeContent(dispute: Stripe.Dispute): ProviderEventContent {
  const said = disputeOfStripe(dispute);
  return said ? { kind: 'dispute', ...said } : { kind: 'other' };
}

/** `charge.succeeded` knows the card, so it speaks for the payment; `payment_intent.succeeded` says nothing more. */
function contentOf({ type, data }: Stripe.Event): ProviderEventContent {
  switch (type) {
    case 'charge.succeeded':
      return chargeContent(data.object);
    case 'payment_intent.processing':
    case 'payment_intent.requires_action':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
      return intentContent(data.object);
    case 'checkout.session.expired':
      return sessionContent(data.object, false);
    case 'checkout.session.async_payment_failed':
      return sessionContent(data.object, true);
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return refundContent(data.object);
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return disputeContent(data.object);
    default:
      return { kind: 'other' };
  }
}

const isEvent = (value: unknown): value is Stripe.Event => {
  const event = value as Partial<Stripe.Event> | null;
  return (
    typeof event?.id === 'string' &&
    typeof event.type === 'string' &&
    typeof event.created === 'number' &&
    typeof event.data?.object === 'object'
  );
};

/** Reads a body whose signature was checked. */
export function readStripeEvent(body: Buffer): EventReading {
  try {
    const event: unknown = JSON.parse(body.toString('utf8'));
    if (!isEvent(event)) return { verified: false, reason: 'malformed' };
    const { id, type, created } = event;
    return {
      verified: true,
      event: { id, type, occurredAt: instantOfStripe(created), content: contentOf(event) },
    };
  } catch {
    return { verified: false, reason: 'malformed' };
  }
}
