import { DAY_MS, HOUR_MS, MINUTE_MS, msBetween, type Instant } from '@ur-desk/domain/kernel';

export type TimeLeftUnit = 'days' | 'hours' | 'minutes';

/** Whole days from two days on, hours from two hours on, else minutes: what an agent says on the phone. */
export function timeLeft(now: Instant, end: Instant): { unit: TimeLeftUnit; count: number } {
  const ms = Math.max(0, msBetween(now, end));
  if (ms >= 2 * DAY_MS) return { unit: 'days', count: Math.floor(ms / DAY_MS) };
  if (ms >= 2 * HOUR_MS) return { unit: 'hours', count: Math.floor(ms / HOUR_MS) };
  return { unit: 'minutes', count: Math.floor(ms / MINUTE_MS) };
}
