import { dayOf, firstOfDay, lastOfDay } from './day-filters';
import { setOperatorZone } from './zones';

describe('a day that is typed as a filter', () => {
  beforeEach(() => setOperatorZone('Asia/Shanghai'));

  it('is the day of the operator’s clock, wherever the desk stands, from its first to its last instant', () => {
    expect(firstOfDay('2026-11-27')).toBe('2026-11-26T16:00:00.000Z');
    expect(lastOfDay('2026-11-27')).toBe('2026-11-27T15:59:59.999Z');
  });

  it.each(['2026-11-27', '2024-02-29', '2026-12-31'])('comes back as it was typed: %s', (day) => {
    expect([dayOf(firstOfDay(day)), dayOf(lastOfDay(day))]).toEqual([day, day]);
  });

  it('is no filter while it is half typed, or gone', () => {
    expect([firstOfDay(''), lastOfDay('2026-1'), firstOfDay('2026-02-30'), dayOf(undefined)]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
});
