import { epochMsOf, type Instant, SECOND_MS } from '@ur-desk/domain/kernel';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** A code may be one step old or early: clocks of telephones differ. */
const WINDOW_STEPS = 1;

const totpOf = (secret: string, label?: string): TOTP =>
  new TOTP({
    issuer: 'UR Desk',
    ...(label ? { label } : {}),
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_SECONDS,
    algorithm: 'SHA1',
  });

/** A new secret for an authenticator app: 160 bits in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that an authenticator app reads from a QR code. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The time step that the code belongs to (RFC 6238), or null when it is wrong. A step is to be accepted once. */
export function stepOfCode(secret: string, code: string, now: Instant): number | null {
  const timestamp = epochMsOf(now);
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(timestamp / SECOND_MS / PERIOD_SECONDS) + delta;
}
