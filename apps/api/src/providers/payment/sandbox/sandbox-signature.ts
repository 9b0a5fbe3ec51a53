import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, MINUTE_MS } from '@ur-desk/domain/kernel';
import { type EventRefusal } from '@ur-desk/domain/payments';

/** `sandbox-signature: t=<seconds>,v1=<hex>`: HMAC-SHA-256 over `<seconds>.` and the raw body, as Stripe signs. */
export const SIGNATURE_HEADER = 'sandbox-signature';

/** An event older or newer than this is refused: a replayed one is worth nothing (F24). */
export const EVENT_AGE_MS = 5 * MINUTE_MS;

const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

function digestOf(secret: string, seconds: string, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}

/** The header's value for a body that is sent at `at`. */
export function signSandboxEvent(secret: string, body: Buffer, at: Instant): string {
  const seconds = String(Math.floor(Date.parse(at) / 1_000));
  return `t=${seconds},v1=${digestOf(secret, seconds, body).toString('hex')}`;
}

interface Signed {
  body: Buffer;
  header: string | string[] | undefined;
}

/** Why the body is not believed; null: it is. Any of the secrets will do, so that they can be changed without a gap. */
export function refuseSignature(
  { body, header }: Signed,
  secrets: readonly string[],
  now: Instant,
): EventRefusal | null {
  if (header === undefined) return 'signatureMissing';
  const [, seconds = '', hex = ''] = (typeof header === 'string' && HEADER.exec(header)) || [];
  if (!hex) return 'signatureWrong';
  const given = Buffer.from(hex, 'hex');
  const genuine = secrets.some((secret) => timingSafeEqual(digestOf(secret, seconds, body), given));
  if (!genuine) return 'signatureWrong';
  const ageMs = Date.parse(now) - Number(seconds) * 1_000;
  if (ageMs > EVENT_AGE_MS) return 'timestampTooOld';
  return ageMs < -EVENT_AGE_MS ? 'timestampInFuture' : null;
}
