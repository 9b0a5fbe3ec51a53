import { somePromotionFacts } from '../promotion.samples';
import { judgeHours } from './hours';

const met = (at: string, changes: object = {}): boolean =>
  judgeHours(
    { kind: 'hours', weekdays: [5], from: '18:00', until: '22:00', zone: 'Asia/Shanghai', ...changes },
    somePromotionFacts({ at }),
  ).met;

describe('a criterion of weekdays and hours', () => {
  // 27 November 2026 is a Friday; Shanghai is eight hours ahead of UTC.
  it.each([
    ['the first minute', '2026-11-27T10:00:00.000Z', true],
    ['a moment before', '2026-11-27T09:59:59.999Z', false],
    ['the last moment', '2026-11-27T13:59:59.999Z', true],
    ['its end', '2026-11-27T14:00:00.000Z', false],
    ['the same hours of another day', '2026-11-28T11:00:00.000Z', false],
  ])('judges %s', (_what, at, expected) => expect(met(at)).toBe(expected));

  it('goes over midnight, and belongs to the day on which it starts', () => {
    const night = { from: '22:00', until: '02:00' };
    expect(met('2026-11-27T15:00:00.000Z', night)).toBe(true);
    expect(met('2026-11-27T17:59:00.000Z', night)).toBe(true);
    expect(met('2026-11-27T18:00:00.000Z', night)).toBe(false);
    expect(met('2026-11-26T17:00:00.000Z', night)).toBe(false);
  });

  it('takes whole days', () => {
    const day = { from: '00:00', until: '24:00' };
    expect(met('2026-11-26T16:00:00.000Z', day)).toBe(true);
    expect(met('2026-11-27T15:59:59.999Z', day)).toBe(true);
    expect(met('2026-11-27T16:00:00.000Z', day)).toBe(false);
  });

  it('follows the clock of its zone through the change of summer time', () => {
    const berlin = { zone: 'Europe/Berlin', weekdays: [7], from: '03:00', until: '04:00' };
    // On 29 March 2026 clocks go from 02:00 to 03:00.
    expect(met('2026-03-29T00:59:00.000Z', berlin)).toBe(false);
    expect(met('2026-03-29T01:00:00.000Z', berlin)).toBe(true);
  });

  it('says what the clock showed', () => {
    const facts = somePromotionFacts({ at: '2026-11-27T10:05:00.000Z' });
    const all = [1, 2, 3, 4, 5, 6, 7];
    const criterion = {
      kind: 'hours' as const,
      weekdays: all,
      from: '00:00',
      until: '24:00',
      zone: 'Asia/Shanghai',
    };
    expect(judgeHours(criterion, facts).found).toEqual({ localTime: '2026-11-27T18:05' });
  });
});
