import { type Instant, MINUTE_MS, msBetween, SECOND_MS } from '../kernel';

/** Tries per account within the window, with the right password or not (rules 10). A success starts over. */
export const SIGN_IN_TRIES_PER_ACCOUNT = 5;
/** Failed tries per network address within the window; a whole office may share one address, so it is wider. */
export const SIGN_IN_TRIES_PER_ADDRESS = 20;
/** Tries count together until this much time has passed since the last one that was let through. */
export const SIGN_IN_WINDOW_MS = 15 * MINUTE_MS;

/** What is kept per account and per address. */
export interface TryCount {
  tries: number;
  lastTryAt: Instant;
}

/**
 * The count once one more try is made; `before` is null for the first. Measured from the last try that was let through,
 * so that no stretch of 15 minutes ever holds more than `limit`; a refused one does not move that moment, so that
 * knocking at a closed door keeps nobody out for longer. The API counts with one SQL statement, tested against this.
 */
export function countTry(before: TryCount | null, limit: number, now: Instant): TryCount {
  if (!before || msBetween(before.lastTryAt, now) >= SIGN_IN_WINDOW_MS) return { tries: 1, lastTryAt: now };
  return { tries: before.tries + 1, lastTryAt: before.tries < limit ? now : before.lastTryAt };
}

/** May the try that was just counted reach the password check (reliability X8)? */
export function decideTry(
  counted: TryCount,
  limit: number,
  now: Instant,
): { allowed: boolean; retryAfterSeconds: number } {
  if (counted.tries <= limit) return { allowed: true, retryAfterSeconds: 0 };
  const waitMs = SIGN_IN_WINDOW_MS - msBetween(counted.lastTryAt, now);
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / SECOND_MS)) };
}
