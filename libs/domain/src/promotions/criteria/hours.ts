import { localTimeAt } from '../../kernel';
import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/**
 * On these days of the week (1 is Monday), from `from` (inclusive) until `until` (exclusive) on a clock in the named zone.
 * `24:00` is the end of the day. An end before the start goes over midnight and belongs to the day on which it starts.
 */
export interface HoursCriterion {
  kind: 'hours';
  weekdays: number[];
  /** `HH:MM`, 00:00 to 23:59. */
  from: string;
  /** `HH:MM`, 00:01 to 24:00. */
  until: string;
  zone: string;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The day of the week of a calendar day, 1 for Monday. */
const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export function judgeHours(criterion: HoursCriterion, { at }: PromotionFacts): CriterionResult {
  const { weekdays, from, until, zone } = criterion;
  const localTime = localTimeAt(at, zone);
  const [date = '', clock = ''] = localTime.split('T');
  const today = weekdayOf(date);
  const yesterday = today === 1 ? 7 : today - 1;
  const overMidnight = until <= from;
  const met = overMidnight
    ? (clock >= from && weekdays.includes(today)) || (clock < until && weekdays.includes(yesterday))
    : clock >= from && clock < until && weekdays.includes(today);
  return { met, found: { localTime } };
}
