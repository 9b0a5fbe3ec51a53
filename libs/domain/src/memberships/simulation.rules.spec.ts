import fc from 'fast-check';
import { isMoveUp, monthlyCosts, reviewedTier, type TierRule } from './index';

const cny = (amount: number) => ({ amount, currency: 'CNY' as const });
const TIERS: TierRule[] = [
  { code: 'silver', rank: 1, thresholds: [cny(100)] },
  { code: 'gold', rank: 2, thresholds: [cny(300)] },
  { code: 'platinum', rank: 3, thresholds: [cny(800)] },
];
const spent = (netMinor: number) => ({ currency: 'CNY' as const, netMinor });
const group = (before: string, after: string, netMinor: number) => ({
  before,
  after,
  currency: 'CNY' as const,
  customers: 1,
  netMinor,
});

describe('a simulated review', () => {
  it.each([
    ['none', 350, 'gold'],
    ['gold', 350, 'gold'],
    ['platinum', 0, 'gold'],
    ['silver', 0, 'none'],
    ['none', 0, 'none'],
  ])('from %s with %i spent: %s', (earned, net, tier) => {
    expect(reviewedTier(earned, TIERS, spent(net))).toBe(tier);
  });

  it('tells up from down', () => {
    expect([isMoveUp(TIERS, 'none', 'silver'), isMoveUp(TIERS, 'gold', 'silver')]).toEqual([true, false]);
  });
});

describe('what the tiers cost in a month', () => {
  const terms = { windowDays: 360 };
  const discounts = new Map([
    ['silver', 500],
    ['gold', 1_000],
  ]);
  const both = { before: discounts, after: discounts };

  it('is the discount on an average month’s spending', () => {
    const groups = [group('none', 'silver', 120_000), group('gold', 'silver', 240_000)];
    expect(monthlyCosts(groups, terms, both)).toEqual([
      { currency: 'CNY', beforeMinor: 2_000, afterMinor: 1_500 },
    ]);
  });

  it('is nothing where nothing is taken off', () => {
    expect(monthlyCosts([group('none', 'none', 9_000)], terms, both)).toEqual([]);
  });

  it('stays the same when nobody moves', () => {
    const tier = fc.constantFrom('none', 'silver', 'gold');
    fc.assert(
      fc.property(fc.array(fc.tuple(tier, fc.integer({ min: -1_000, max: 1_000_000 }))), (members) => {
        const groups = members.map(([code, net]) => group(code, code, net));
        for (const { beforeMinor, afterMinor } of monthlyCosts(groups, terms, both))
          expect(afterMinor).toBe(beforeMinor);
      }),
    );
  });
});
