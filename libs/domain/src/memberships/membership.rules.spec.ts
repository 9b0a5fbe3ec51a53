import fc from 'fast-check';
import { type CurrencyCode, type Instant, type Problem } from '../kernel';
import {
  daysAfter,
  decideMembership,
  isWarned,
  type MembershipState,
  nextTier,
  NO_MEMBERSHIP,
  NO_TIER,
  overrideMembership,
  overrideNeedsApproval,
  type Programme,
  qualifiedTier,
  tierBelow,
  warningDue,
} from './index';

const NOW = '2026-11-27T08:00:00.000Z';
const inDays = (days: number): Instant => daysAfter(NOW, days);
const cny = (amount: number) => ({ amount, currency: 'CNY' as const });

const PROGRAMME: Programme = {
  windowDays: 365,
  graceDays: 30,
  tiers: [
    { code: 'gold', rank: 2, thresholds: [cny(200_000), { amount: 3_000, currency: 'JPY' }] },
    { code: 'silver', rank: 1, thresholds: [cny(50_000)] },
    { code: 'platinum', rank: 3, thresholds: [cny(500_000), { amount: 9_000, currency: 'JPY' }] },
  ],
};
const spent = (netMinor: number, currency: CurrencyCode = 'CNY') => ({ currency, netMinor });
const earned = (tier: string, periodEndsAt: Instant | null): MembershipState => ({
  tier,
  earnedTier: tier,
  periodEndsAt,
  overrideUntil: null,
});
const decide = (state: MembershipState, netMinor: number, now = NOW) =>
  decideMembership(state, PROGRAMME, { spend: spent(netMinor), now });

describe('the tier that spending leads to', () => {
  it.each([
    ['nothing spent', spent(0), 'none'],
    ['more given back than spent', spent(-500), 'none'],
    ['one below a threshold', spent(49_999), 'none'],
    ['exactly a threshold', spent(50_000), 'silver'],
    ['between two', spent(499_999), 'gold'],
    ['more than all', spent(9_000_000), 'platinum'],
    ['a currency that the lowest tier does not name', spent(3_000, 'JPY'), 'gold'],
    ['a currency that no tier names', spent(9_000_000, 'EUR'), 'none'],
  ])('%s', (_what, spend, tier) => {
    expect(qualifiedTier(PROGRAMME.tiers, spend)).toBe(tier);
  });

  it('one level below the lowest is none', () => {
    expect(['platinum', 'gold', 'silver', 'none'].map((code) => tierBelow(PROGRAMME.tiers, code))).toEqual([
      'gold',
      'silver',
      'none',
      'none',
    ]);
  });
});

describe('what becomes of a membership', () => {
  it.each([
    ['up at once, over a level', earned('none', null), 200_000, 'gold', 'upgrade'],
    ['up at once within a period', earned('silver', inDays(100)), 500_000, 'platinum', 'upgrade'],
    [
      'down by one level when period and grace are over',
      earned('platinum', inDays(-30)),
      0,
      'gold',
      'downgrade',
    ],
    ['down from the lowest to none', earned('silver', inDays(-31)), 49_999, 'none', 'downgrade'],
    ['a period that ends with enough spent begins anew', earned('gold', inDays(0)), 200_000, 'gold', null],
    ['enough spent within the grace begins a new one', earned('gold', inDays(-29)), 200_000, 'gold', null],
  ] as const)('%s', (_what, state, netMinor, tier, cause) => {
    const periodEndsAt = tier === 'none' ? null : inDays(365);
    expect(decide(state, netMinor)).toEqual({ after: earned(tier, periodEndsAt), cause });
  });

  it.each([
    ['nothing is earned', NO_MEMBERSHIP, 0],
    ['the period runs, whatever is left of the spending', earned('gold', inDays(1)), -100],
    ['the grace runs', earned('gold', daysAfter(NOW, -29)), 0],
    [
      'a person has decided, for more or for less',
      { ...earned('gold', null), overrideUntil: inDays(1) },
      900_000,
    ],
  ])('nothing: %s', (_what, state, netMinor) => {
    expect(decide(state, netMinor)).toBeNull();
  });

  it.each([
    ['what was earned counts again', earned('silver', inDays(10)), 0, 'silver'],
    ['what was spent meanwhile leads up', earned('none', null), 50_000, 'silver'],
    ['what was lost meanwhile is lost by one level', earned('gold', inDays(-40)), 0, 'silver'],
  ] as const)('when a person’s decision ends, %s', (_what, state, netMinor, tier) => {
    const overridden = { ...state, tier: 'platinum', overrideUntil: NOW };
    expect(decide(overridden, netMinor)).toMatchObject({
      after: { tier, overrideUntil: null },
      cause: 'overrideEnded',
    });
  });

  it('ends an override to what was earned without a change of the tier', () => {
    const state = { ...earned('gold', inDays(10)), overrideUntil: inDays(-1) };
    expect(decide(state, 0)).toEqual({ after: earned('gold', inDays(10)), cause: null });
  });
});

const anyTier = fc.constantFrom('none', 'silver', 'gold', 'platinum');
const anyDays = fc.integer({ min: -500, max: 500 });
const anyState = fc
  .record({ tier: anyTier, earnedTier: anyTier, ends: anyDays, until: fc.option(anyDays) })
  .map(({ tier, earnedTier, ends, until }): MembershipState => {
    const periodEndsAt = earnedTier === 'none' ? null : inDays(ends);
    return {
      tier: until === null ? earnedTier : tier,
      earnedTier,
      periodEndsAt,
      overrideUntil: until === null ? null : inDays(until),
    };
  });
const anySpend = fc.integer({ min: -10_000, max: 900_000 });
const rank = (code: string): number => PROGRAMME.tiers.find((tier) => tier.code === code)?.rank ?? 0;

describe('always', () => {
  it('TR2 a decision is final: asked again at the same instant, nothing changes', () => {
    fc.assert(
      fc.property(anyState, anySpend, (state, netMinor) => {
        const decision = decide(state, netMinor);
        if (decision) expect(decide(decision.after, netMinor)).toBeNull();
      }),
    );
  });

  it('never more than one level down, never above what was spent for or had', () => {
    fc.assert(
      fc.property(anyState, anySpend, (state, netMinor) => {
        const after = decide(state, netMinor)?.after.earnedTier ?? state.earnedTier;
        expect(rank(after)).toBeGreaterThanOrEqual(rank(state.earnedTier) - 1);
        const reached = rank(qualifiedTier(PROGRAMME.tiers, spent(netMinor)));
        expect(rank(after)).toBeLessThanOrEqual(Math.max(reached, rank(state.earnedTier)));
        if (state.overrideUntil === null || state.overrideUntil <= NOW)
          expect(rank(after)).toBeGreaterThanOrEqual(reached);
      }),
    );
  });

  it('more spent never leads to less, and the order of tiers does not matter', () => {
    const turned = { ...PROGRAMME, tiers: [...PROGRAMME.tiers].reverse() };
    fc.assert(
      fc.property(anyState, anySpend, fc.nat(500_000), (state, netMinor, more) => {
        const tierOf = (spend: number) => decide(state, spend)?.after.tier ?? state.tier;
        expect(rank(tierOf(netMinor + more))).toBeGreaterThanOrEqual(rank(tierOf(netMinor)));
        const facts = { spend: spent(netMinor), now: NOW };
        expect(decideMembership(state, turned, facts)).toEqual(decide(state, netMinor));
      }),
    );
  });
});

describe('an override', () => {
  it('keeps what was earned beside it', () => {
    const state = earned('silver', inDays(100));
    const after = overrideMembership(state, { tier: 'gold', until: inDays(60) }, NOW);
    expect(after).toEqual({ ...state, tier: 'gold', overrideUntil: inDays(60) });
  });

  it.each([
    [NOW, 'override_past'],
    [inDays(1_096), 'override_too_long'],
  ])('until %s is refused', (until, code) => {
    const order = () => overrideMembership(NO_MEMBERSHIP, { tier: 'gold', until }, NOW);
    expect(order).toThrow(
      expect.objectContaining({ code, errors: [expect.objectContaining({ field: 'until' })] }) as Problem,
    );
  });

  it('needs a second person above 90 days, to the millisecond', () => {
    expect(overrideNeedsApproval(inDays(90), NOW)).toBe(false);
    expect(overrideNeedsApproval(daysAfter(inDays(90), 1 / 86_400_000), NOW)).toBe(true);
  });
});

describe('the warning of a loss', () => {
  const warning = (state: MembershipState, netMinor = 150_000) =>
    warningDue(state, PROGRAMME, { spend: spent(netMinor), now: NOW });

  it.each([
    ['more than 30 days before', 1, null],
    ['30 days before, the period ends now', 0, 30],
    ['8 days before', -22, 30],
    ['7 days before', -23, 7],
    ['when it is lost', -30, null],
  ])('%s', (_what, ends, days) => {
    expect(warning(earned('gold', inDays(ends)))?.days ?? null).toBe(days);
  });

  it('says what keeps it', () => {
    expect(warning(earned('gold', inDays(0)))).toEqual({
      days: 30,
      tier: 'gold',
      nextTier: 'silver',
      losesAt: inDays(30),
      missingMinor: 50_000,
    });
  });

  it.each([
    ['enough was spent', earned('gold', inDays(0)), 200_000],
    ['a person has decided', { ...earned('gold', inDays(0)), overrideUntil: inDays(1) }, 0],
    ['there is nothing to lose', NO_MEMBERSHIP, 0],
  ])('none: %s', (_what, state, netMinor) => {
    expect(warning(state, netMinor)).toBeNull();
  });
});

describe('the next tier', () => {
  it.each([
    ['none', spent(20_000), { tier: 'silver', thresholdMinor: 50_000, missingMinor: 30_000 }],
    ['gold', spent(20_000), { tier: 'platinum', thresholdMinor: 500_000, missingMinor: 480_000 }],
    ['none', spent(0, 'JPY'), { tier: 'gold', thresholdMinor: 3_000, missingMinor: 3_000 }],
    ['platinum', spent(0), null],
    [NO_TIER, spent(0, 'EUR'), null],
  ])('after %s with %j', (tier, spend, next) => {
    expect(nextTier(PROGRAMME.tiers, tier, spend)).toEqual(next);
  });
});

describe('warnings that were given', () => {
  const at = '2026-12-27T00:00:00.000Z';
  it.each<[string, { days: 30 | 7; losesAt: string }, { days: number; losesAt: string } | null, boolean]>([
    ['none', { days: 30, losesAt: at }, null, false],
    ['the same', { days: 30, losesAt: at }, { days: 30, losesAt: at }, true],
    ['the earlier one', { days: 7, losesAt: at }, { days: 30, losesAt: at }, false],
    ['the later one', { days: 30, losesAt: at }, { days: 7, losesAt: at }, true],
    ['of another loss', { days: 7, losesAt: at }, { days: 7, losesAt: '2025-12-27T00:00:00.000Z' }, false],
  ])('%s', (_what, due, given, warned) => expect(isWarned(due, given)).toBe(warned));
});
