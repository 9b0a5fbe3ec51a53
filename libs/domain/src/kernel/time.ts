/**
 * Instants and calendar arithmetic (rules 1). Nothing here reads a clock: `now` is always an argument.
 * Zones are handled by Intl, which every runtime of ours carries with the same data.
 */

/** ISO 8601 in UTC with milliseconds and `Z`, as `Date.prototype.toISOString` writes it; compares as text. */
export type Instant = string;

/** A calendar day without a time, `YYYY-MM-DD`; never turned into an instant on its way. */
export type LocalDate = string;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export type Validity = { days: number } | { months: number };

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();

export const epochMsOf = (instant: Instant): number => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
};

export const addMs = (instant: Instant, ms: number): Instant => toInstant(epochMsOf(instant) + ms);

export const msBetween = (from: Instant, to: Instant): number => epochMsOf(to) - epochMsOf(from);

export const maxInstant = (a: Instant, b: Instant): Instant => (a >= b ? a : b);

export const minInstant = (a: Instant, b: Instant): Instant => (a <= b ? a : b);

interface WallTime {
  year: number;
  month: number;
  day: number;
  /** Milliseconds since local midnight on the clock face. */
  clockMs: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on the wall shows. The text is read instead of its parts, which take three times as long to make. */
function wallTimeAt(epochMs: number, zone: string): WallTime {
  const shown = formatterFor(zone).format(epochMs).split(/\D+/).map(Number);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = shown;
  const subSecond = ((epochMs % SECOND_MS) + SECOND_MS) % SECOND_MS;
  return { year, month, day, clockMs: hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + subSecond };
}

const faceMs = (wall: WallTime): number => Date.UTC(wall.year, wall.month - 1, wall.day) + wall.clockMs;

/**
 * The instant of a wall time in a zone. A time that the spring change skips becomes the same distance after the gap;
 * one that happens twice in autumn is the first of the two.
 */
function instantOfWall(wall: WallTime, zone: string): number {
  const face = faceMs(wall);
  const offsetAt = (ms: number) => faceMs(wallTimeAt(ms, zone)) - ms;
  const before = face - offsetAt(face - DAY_MS);
  const after = face - offsetAt(face + DAY_MS);
  const matches = [before, after].filter((ms) => faceMs(wallTimeAt(ms, zone)) === face);
  return matches.length > 0 ? Math.min(...matches) : before;
}

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Today's calendar day in a zone. */
export function localDateAt(instant: Instant, zone: string): LocalDate {
  const wall = wallTimeAt(epochMsOf(instant), zone);
  return `${String(wall.year).padStart(4, '0')}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`;
}

/** The day of the month that an instant falls on in a zone: the anchor day of a subscription that starts then. */
export const dayOfMonthAt = (instant: Instant, zone: string): number =>
  wallTimeAt(epochMsOf(instant), zone).day;

/** The first instant of a calendar day in a zone. */
export function startOfLocalDate(date: LocalDate, zone: string): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return toInstant(instantOfWall({ year, month, day, clockMs: 0 }, zone));
}

/** The end (exclusive) of a calendar day: an end *date* includes its whole day (rules 1). */
export function endOfLocalDate(date: LocalDate, zone: string): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  const wall = {
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
    clockMs: 0,
  };
  return toInstant(instantOfWall(wall, zone));
}

/**
 * When something that starts at `start` and runs for `validity` ends: the same wall time in the zone, days or months
 * later. Months aim at the anchor day and fall back to the month's last day (31 Jan → 28 Feb → 31 Mar), so that a short
 * month does not move the later ones (rules 1).
 */
export function expiryOf(start: Instant, validity: Validity, zone: string, anchorDay: number): Instant {
  const from = wallTimeAt(epochMsOf(start), zone);
  if ('days' in validity) {
    const shifted = new Date(Date.UTC(from.year, from.month - 1, from.day + validity.days));
    const wall = {
      year: shifted.getUTCFullYear(),
      month: shifted.getUTCMonth() + 1,
      day: shifted.getUTCDate(),
      clockMs: from.clockMs,
    };
    return toInstant(instantOfWall(wall, zone));
  }
  const monthIndex = from.year * 12 + (from.month - 1) + validity.months;
  const year = Math.floor(monthIndex / 12);
  const month = (monthIndex % 12) + 1;
  const day = Math.min(anchorDay, daysInMonth(year, month));
  return toInstant(instantOfWall({ year, month, day, clockMs: from.clockMs }, zone));
}

/** What a clock in a zone shows at an instant, to the second: `2026-11-27 21:39:36`, which spreadsheets read as a time. */
export function localSecondAt(instant: Instant, zone: string): string {
  const { year, month, day, clockMs } = wallTimeAt(epochMsOf(instant), zone);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date} ${two(clockMs / HOUR_MS)}:${two((clockMs % HOUR_MS) / MINUTE_MS)}:${two((clockMs % MINUTE_MS) / SECOND_MS)}`;
}

/** A time as it is typed into a field, to the minute and without a zone: `2026-11-22T19:05`. */
export type LocalTime = string;

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/;

/** The instant that a typed time means in a zone; null for what is no time. */
export function instantOfLocalTime(time: LocalTime, zone: string): Instant | null {
  const parts = LOCAL_TIME.exec(time)?.slice(1).map(Number);
  if (!parts || Number.isNaN(Date.parse(`${time}Z`))) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  return toInstant(instantOfWall({ year, month, day, clockMs: hour * HOUR_MS + minute * MINUTE_MS }, zone));
}

/** What a clock in a zone shows at an instant, for such a field. */
export function localTimeAt(instant: Instant, zone: string): LocalTime {
  const { clockMs } = wallTimeAt(epochMsOf(instant), zone);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(clockMs / HOUR_MS)}:${two((clockMs % HOUR_MS) / MINUTE_MS)}`;
  return `${localDateAt(instant, zone)}T${clock}`;
}
