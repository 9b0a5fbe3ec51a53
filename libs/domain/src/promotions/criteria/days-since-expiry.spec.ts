import { somePromotionFacts } from '../promotion.samples';
import { judgeDaysSinceExpiry } from './days-since-expiry';

describe('a criterion of days since the last plan ended', () => {
  const at = '2026-03-31T12:00:00.000Z';
  it.each([
    ['the first instant of the day', '2026-03-01T12:00:00.000Z', 30, true],
    ['a moment too early', '2026-03-01T12:00:00.001Z', 29, false],
    ['within the last day', '2026-01-29T12:00:00.001Z', 60, true],
    ['too late', '2026-01-29T12:00:00.000Z', 61, false],
  ])('judges %s', (_what, lastEndedAt, days, met) => {
    const criterion = { kind: 'daysSinceExpiry' as const, minDays: 30, maxDays: 60 };
    expect(judgeDaysSinceExpiry(criterion, somePromotionFacts({ at, lastEndedAt }))).toEqual({
      met,
      found: { days },
    });
  });

  it('has no end where none is given, and does not hold for a line with a plan', () => {
    const criterion = { kind: 'daysSinceExpiry' as const, minDays: 30, maxDays: null };
    const long = somePromotionFacts({ at, lastEndedAt: '2020-01-01T00:00:00.000Z' });
    expect(judgeDaysSinceExpiry(criterion, long).met).toBe(true);
    expect(judgeDaysSinceExpiry(criterion, somePromotionFacts({ lastEndedAt: null }))).toEqual({
      met: false,
      found: {},
    });
  });
});
