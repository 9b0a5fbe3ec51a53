import {
  addMs,
  type FieldError,
  fieldProblem,
  isLocalDate,
  Problem,
  DAY_MS,
  instantOfLocalTime,
  type Instant,
  type LocalDate,
  localDateAt,
  maxInstant,
  minInstant,
  msBetween,
  startOfLocalDate,
} from '../kernel';

/** As JavaScript counts them. */
export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When somebody is there: the only time that counts for what is promised to customers (rules 9). */
export interface SupportHours {
  /** The operator's. */
  zone: string;
  /** What a clock on the wall shows: `09:00`; the end is not later than `23:59`. */
  opensAt: string;
  closesAt: string;
  weekdays: readonly Weekday[];
  holidays: readonly LocalDate[];
}

/**
 * Whether somebody can be there at these hours. Throws `support_hours_unfit` at `closesAt` when they end before they begin,
 * `validation_failed` at `weekdays` when there is no day, and at `holidays` for one that is no day of the calendar.
 */
export function refuseUnfitHours({
  opensAt,
  closesAt,
  weekdays,
  holidays,
}: Omit<SupportHours, 'zone'>): void {
  if (closesAt <= opensAt) throw fieldProblem('closesAt', 'support_hours_unfit');
  const errors: FieldError[] = [
    ...(weekdays.length === 0 ? [{ field: 'weekdays', code: 'required' }] : []),
    ...(holidays.every(isLocalDate) ? [] : [{ field: 'holidays', code: 'not_date' }]),
  ];
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
}

/** Every day from nine to nine (decision 0530). */
export const supportHoursIn = (zone: string): SupportHours => ({
  zone,
  opensAt: '09:00',
  closesAt: '21:00',
  weekdays: WEEKDAYS,
  holidays: [],
});

/** After so many days without an hour something is wrong with the hours, not with the clock. */
const MOST_DAYS = 4_000;

interface Span {
  from: Instant;
  to: Instant;
}

const dayAfter = (date: LocalDate): LocalDate =>
  new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** The hours of a day as instants; null: closed. */
function openOn(date: LocalDate, { zone, opensAt, closesAt, weekdays, holidays }: SupportHours): Span | null {
  const weekday = WEEKDAYS[new Date(date).getUTCDay()];
  if (!weekday || holidays.includes(date) || !weekdays.includes(weekday)) return null;
  const from = instantOfLocalTime(`${date}T${opensAt}`, zone);
  const to = instantOfLocalTime(`${date}T${closesAt}`, zone);
  return from && to && from < to ? { from, to } : null;
}

/** Business milliseconds between two instants; 0 when the second is not later. */
export function businessMsBetween(from: Instant, to: Instant, hours: SupportHours): number {
  let sum = 0;
  for (
    let date = localDateAt(from, hours.zone);
    startOfLocalDate(date, hours.zone) < to;
    date = dayAfter(date)
  ) {
    const open = openOn(date, hours);
    if (open) sum += Math.max(0, msBetween(maxInstant(open.from, from), minInstant(open.to, to)));
  }
  return sum;
}

/**
 * When `ms` business milliseconds after `from` are over; `from` itself when there are none left. Throws a RangeError where the hours
 * never open.
 */
export function afterBusinessMs(from: Instant, ms: number, hours: SupportHours): Instant {
  if (ms <= 0) return from;
  let left = ms;
  let date = localDateAt(from, hours.zone);
  for (let day = 0; day < MOST_DAYS; day += 1, date = dayAfter(date)) {
    const open = openOn(date, hours);
    if (!open) continue;
    const start = maxInstant(open.from, from);
    const room = Math.max(0, msBetween(start, open.to));
    if (left <= room) return addMs(start, left);
    left -= room;
  }
  throw new RangeError('the support hours never open');
}
