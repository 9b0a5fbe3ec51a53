import {
  addMs,
  HOUR_MS,
  type Instant,
  instantOfLocalTime,
  localDateAt,
  localTimeAt,
  Problem,
  SECOND_MS,
} from '../kernel';
import {
  type NotificationChannel,
  type NotificationEvent,
  type NotificationState,
  OPTIONAL_EVENTS,
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

/** Whether the customer can do without it. */
export const isOptional = (event: NotificationEvent): boolean => OPTIONAL_EVENTS.includes(event);

/** When nobody is written to without need: hours of the customer's own clock. */
export const QUIET_HOURS = { from: 21, until: 8 } as const;

/** Half a day after an evening is the next day, also when the clock is changed. */
const HALF_DAY_MS = 12 * HOUR_MS;

/** Until when a message waits that is to go out now; null: it goes. `zone` is the customer's (rules 9). */
export function quietUntil(event: NotificationEvent, now: Instant, zone: string): Instant | null {
  if (!isOptional(event)) return null;
  const hour = Number(localTimeAt(now, zone).slice(11, 13));
  const isEvening = hour >= QUIET_HOURS.from;
  if (!isEvening && hour >= QUIET_HOURS.until) return null;
  const morning = localDateAt(isEvening ? addMs(now, HALF_DAY_MS) : now, zone);
  return instantOfLocalTime(`${morning}T${String(QUIET_HOURS.until).padStart(2, '0')}:00`, zone);
}

interface Reachable {
  email: string | null;
  phone: string | null;
  /** By which ways he does not want what he can do without. */
  optOuts: readonly NotificationChannel[];
}

/** Whether the customer does not want this message by this way. */
export const isOptedOut = (
  event: NotificationEvent,
  channel: NotificationChannel,
  { optOuts }: Pick<Reachable, 'optOuts'>,
): boolean => isOptional(event) && optOuts.includes(channel);

/** Where a message goes; null: nowhere, because there is no address or the customer wants it by none of his ways. */
export function wayFor(
  event: NotificationEvent,
  customer: Reachable,
): { channel: NotificationChannel; address: string } | null {
  const wanted = {
    email: isOptedOut(event, 'email', customer) ? null : customer.email,
    phone: isOptedOut(event, 'sms', customer) ? null : customer.phone,
  };
  const channel = channelFor(wanted);
  const address = channel && addressOf(wanted, channel);
  return channel && address !== null ? { channel, address } : null;
}
