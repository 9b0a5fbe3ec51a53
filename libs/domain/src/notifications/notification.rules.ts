import { Problem, SECOND_MS } from '../kernel';
import { type NotificationState } from './notification.types';

/** Waits between the tries of sending one message, in milliseconds; after the last one it has failed. */
export const SEND_RETRY_AFTER_MS = [10, 60, 300, 1_800].map((seconds) => seconds * SECOND_MS);

/** When to try again after `attempts` failed tries: milliseconds to wait, or null when that was the last. */
export const nextTryAfterMs = (attempts: number): number | null => SEND_RETRY_AFTER_MS[attempts - 1] ?? null;

/** A message that is still on its way is not sent a second time. Throws wrong_state. */
export function requireResendable(state: NotificationState): void {
  if (state === 'queued') throw new Problem('wrong_state', { state });
}
