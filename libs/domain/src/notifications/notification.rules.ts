import { Problem, SECOND_MS } from '../kernel';
import {
  type NotificationChannel,
  type NotificationEvent,
  type NotificationState,
  SECRET_EVENTS,
} from './notification.types';

/** Waits between the tries of sending one message, in milliseconds; after the last one it has failed. */
export const SEND_RETRY_AFTER_MS = [10, 60, 300, 1_800].map((seconds) => seconds * SECOND_MS);

/** When to try again after `attempts` failed tries: milliseconds to wait, or null when that was the last. */
export const nextTryAfterMs = (attempts: number): number | null => SEND_RETRY_AFTER_MS[attempts - 1] ?? null;

/** How a customer is written to: by e-mail where there is one, by SMS else; null: in no way. */
export function channelFor(contact: {
  email: string | null;
  phone: string | null;
}): NotificationChannel | null {
  if (contact.email !== null) return 'email';
  return contact.phone === null ? null : 'sms';
}

/** The other way to reach him. */
export const otherChannel = (channel: NotificationChannel): NotificationChannel =>
  channel === 'email' ? 'sms' : 'email';

/** The address of a channel. */
export const addressOf = (
  contact: { email: string | null; phone: string | null },
  channel: NotificationChannel,
): string | null => (channel === 'email' ? contact.email : contact.phone);

/** A code is not sent again: the address may be another one by now, and the other way may prove nothing. */
export const isRepeatable = (event: NotificationEvent): boolean => !SECRET_EVENTS.includes(event);

/** A message that is still on its way is not sent a second time, a code never. Throws wrong_state, notification_secret. */
export function requireResendable({
  state,
  event,
}: {
  state: NotificationState;
  event: NotificationEvent;
}): void {
  if (!isRepeatable(event)) throw new Problem('notification_secret');
  if (state === 'queued') throw new Problem('wrong_state', { state });
}
