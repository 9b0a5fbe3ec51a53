import { fieldProblem, HOUR_MS } from '../kernel';
import { type AutoRenewSchedule } from './auto-renewal.types';

/** What an operator begins with: a day and 23 hours before the end, at the end, two days after (rules 4). */
export const USUAL_SCHEDULE: AutoRenewSchedule = [-24, -23, 0, 48];

/** Hours; the last try is well within the week after which a plan is left alone. */
export const SCHEDULE_LIMITS = { tries: 8, earliest: -7 * 24, latest: 6 * 24 } as const;

/** Whether these can be the times of the tries. Throws `tries_unfit` at `hours` unless there is one at least and they rise. */
export function refuseUnfitSchedule(hours: AutoRenewSchedule): void {
  const rising = hours.every((hour, index) => index === 0 || hour > (hours[index - 1] ?? hour));
  if (hours.length === 0 || !rising) throw fieldProblem('hours', 'tries_unfit');
}

/** How long before its end a plan is looked at for the first time; negative: how long after. */
export const firstTryBeforeMs = (schedule: AutoRenewSchedule): number => -(schedule[0] ?? 0) * HOUR_MS;

/** How long after its end the last try is; negative: how long before. */
export const lastTryAfterMs = (schedule: AutoRenewSchedule): number => (schedule.at(-1) ?? 0) * HOUR_MS;
