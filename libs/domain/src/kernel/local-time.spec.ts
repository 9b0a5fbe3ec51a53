import fc from 'fast-check';
import { instantOfLocalTime, localTimeAt, MINUTE_MS, toInstant } from './time';

describe('a time typed without a zone', () => {
  it.each([
    ['2026-11-22T19:05', 'Asia/Shanghai', '2026-11-22T11:05:00.000Z'],
    ['2026-11-22T19:05:59', 'UTC', '2026-11-22T19:05:00.000Z'],
    // Clocks go forward: 02:30 does not exist and means 03:30.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // Clocks go back: 02:30 happens twice, the first one is meant.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-22', 'UTC', null],
    ['2026-13-22T10:00', 'UTC', null],
    ['2026-11-22T25:00', 'UTC', null],
    ['', 'UTC', null],
  ])('%j in %s is %s', (time, zone, instant) => {
    expect(instantOfLocalTime(time, zone)).toBe(instant);
  });

  it('comes back the same, wherever clocks do not jump', () => {
    const minutes = fc.integer({ min: 0, max: 60_000_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom('Asia/Shanghai', 'Asia/Kolkata', 'UTC'), (minute, zone) => {
        const instant = toInstant(Date.UTC(1995, 0, 1) + minute * MINUTE_MS);
        expect(instantOfLocalTime(localTimeAt(instant, zone), zone)).toBe(instant);
      }),
    );
  });
});
