import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '@ur-desk/domain/kernel';
import { type EventReading, type EventRefusal, type ProviderEventContent } from '@ur-desk/domain/payments';
import { type RawEvent } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { captureAnswer, readNote, refundAnswer } from './paypal-answers';
import { type PayPalCall } from './paypal-client';
import { disputeOfPayPal, type PayPalDispute } from './paypal-disputes';

/** PayPal sends an event again for three days; what it says once is applied once, however late. */
export const PAYPAL_EVENT_AGE_MS = 3 * DAY_MS + HOUR_MS;
const AHEAD_MS = 5 * MINUTE_MS;

/** Headers of an event, by the names of the request that asks PayPal whether it sent it. */
const SIGNED_HEADERS = {
  auth_algo: 'paypal-auth-algo',
  cert_url: 'paypal-cert-url',
  transmission_id: 'paypal-transmission-id',
  transmission_sig: 'paypal-transmission-sig',
  transmission_time: 'paypal-transmission-time',
} as const;

type Signature = Record<keyof typeof SIGNED_HEADERS, string>;

function signatureOf(headers: RawEvent['headers']): Signature | EventRefusal {
  const entries = Object.entries(SIGNED_HEADERS).map(([name, header]) => [name, headers[header]] as const);
  if (entries.some(([, value]) => value === undefined)) return 'signatureMissing';
  if (entries.some(([, value]) => typeof value !== 'string' || value === '')) return 'signatureWrong';
  return Object.fromEntries(entries) as Signature;
}

const isPayPalUrl = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' && url.hostname.endsWith('.paypal.com');
};

function refuseTime(text: string, now: Instant): EventRefusal | null {
  const ageMs = Date.parse(now) - Date.parse(text);
  if (Number.isNaN(ageMs)) return 'signatureWrong';
  if (ageMs > PAYPAL_EVENT_AGE_MS) return 'timestampTooOld';
  return ageMs < -AHEAD_MS ? 'timestampInFuture' : null;
}

type Json = Record<string, unknown>;

function parse(body: Buffer): Json | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** Asks PayPal. The event goes there as it came, to the byte: parsed and written anew, it would be another one. */
async function isGenuine(
  call: PayPalCall,
  { body, signature, webhookId }: { body: Buffer; signature: Signature; webhookId: string },
): Promise<boolean> {
  const fields = JSON.stringify({ ...signature, webhook_id: webhookId });
  const json = `${fields.slice(0, -1)},"webhook_event":${body.toString('utf8')}}`;
  const { status, body: said } = await call.post('/v1/notifications/verify-webhook-signature', json);
  if (status === 400 || status === 422) return false;
  const answer = status === 200 ? (JSON.parse(said) as { verification_status?: unknown }) : null;
  if (answer?.verification_status === 'SUCCESS') return true;
  if (answer?.verification_status === 'FAILURE') return false;
  throw new UnusableAnswer('paypal', `whether it sent an event it answered with ${status}`);
}

/** Why an event is not believed; null: PayPal says that it sent it. Rejects when PayPal could not be asked. */
export async function refusePayPalEvent(
  open: () => Promise<PayPalCall>,
  { body, headers }: RawEvent,
  { webhookId, now }: { webhookId: string; now: Instant },
): Promise<EventRefusal | null> {
  const signature = signatureOf(headers);
  if (typeof signature === 'string') return signature;
  if (!isPayPalUrl(signature.cert_url)) return 'signatureWrong';
  const untimely = refuseTime(signature.transmission_time, now);
  if (untimely) return untimely;
  if (!parse(body)) return 'malformed';
  return (await isGenuine(await open(), { body, signature, webhookId })) ? null : 'signatureWrong';
}

interface SaidMoney {
  currency_code?: string;
  value?: string;
}
interface Link {
  rel?: string;
  href?: string;
}
interface Resource extends PayPalDispute {
  id?: string;
  order_id?: string;
  status?: string;
  status_details?: { reason?: string };
  amount?: SaidMoney;
  custom_id?: string;
  links?: Link[];
  purchase_units?: { custom_id?: string }[];
  supplementary_data?: { related_ids?: { order_id?: string } };
}

const moneyOf = (said: SaidMoney | undefined) =>
  said && { currencyCode: said.currency_code ?? '', value: said.value ?? '' };

const OTHER: ProviderEventContent = { kind: 'other' };

/** The customer approved: whoever now asks how the order stands takes the money. */
function approvedContent({ id, purchase_units: units }: Resource): ProviderEventContent {
  if (!id) return OTHER;
  const { paymentId } = readNote(units?.[0]?.custom_id);
  return { kind: 'payment', paymentId, answer: { result: 'processing', providerReference: id } };
}

function reversedContent({ order_id: id }: Resource): ProviderEventContent {
  return id
    ? { kind: 'payment', paymentId: null, answer: { result: 'expired', providerReference: id } }
    : OTHER;
}

function captureContent(resource: Resource): ProviderEventContent {
  const { id = '', status, amount, custom_id: note, status_details: details } = resource;
  const capture = { id, status, amount: moneyOf(amount), statusDetails: details };
  const order = resource.supplementary_data?.related_ids?.order_id ?? id;
  const answer = captureAnswer(capture as Parameters<typeof captureAnswer>[0], order);
  return { kind: 'payment', paymentId: readNote(note).paymentId, answer };
}

/** A refund names its capture by a link only. */
const captureOf = (links: Link[] | undefined): string | null => {
  const href = links?.find(({ rel }) => rel === 'up')?.href;
  return /\/captures\/(\w+)$/.exec(href ?? '')?.[1] ?? null;
};

function refundContent({ id = '', status, amount, custom_id, links }: Resource): ProviderEventContent {
  const refund = { id, status, amount: moneyOf(amount) } as Parameters<typeof refundAnswer>[0];
  return {
    kind: 'refund',
    refundId: custom_id ?? null,
    paymentReference: captureOf(links),
    answer: refundAnswer(refund),
  };
}

function disputeContent(resource: PayPalDispute): ProviderEventContent {
  const said = disputeOfPayPal(resource);
  return said ? { kind: 'dispute', ...said } : OTHER;
}

function contentOf(type: string, resource: Resource): ProviderEventContent {
  switch (type) {
    case 'CHECKOUT.ORDER.APPROVED':
      return approvedContent(resource);
    case 'CHECKOUT.PAYMENT-APPROVAL.REVERSED':
      return reversedContent(resource);
    case 'PAYMENT.CAPTURE.COMPLETED':
    case 'PAYMENT.CAPTURE.PENDING':
    case 'PAYMENT.CAPTURE.DECLINED':
    case 'PAYMENT.CAPTURE.DENIED':
      return captureContent(resource);
    case 'PAYMENT.CAPTURE.REFUNDED':
    case 'PAYMENT.REFUND.PENDING':
    case 'PAYMENT.REFUND.FAILED':
      return refundContent(resource);
    case 'CUSTOMER.DISPUTE.CREATED':
    case 'CUSTOMER.DISPUTE.UPDATED':
    case 'CUSTOMER.DISPUTE.RESOLVED':
      return disputeContent(resource);
    default:
      return OTHER;
  }
}

/** Reads an event that PayPal says it sent. */
export function readPayPalEvent(body: Buffer): EventReading {
  const { id, event_type: type, create_time: created, resource } = parse(body) ?? {};
  const at = typeof created === 'string' ? Date.parse(created) : NaN;
  if (typeof id !== 'string' || typeof type !== 'string' || Number.isNaN(at))
    return { verified: false, reason: 'malformed' };
  try {
    const content = contentOf(type, resource ?? {});
    return { verified: true, event: { id, type, occurredAt: new Date(at).toISOString(), content } };
  } catch {
    return { verified: false, reason: 'malformed' };
  }
}
