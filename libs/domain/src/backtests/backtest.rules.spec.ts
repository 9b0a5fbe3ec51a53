import fc from 'fast-check';
import { decidePrice } from '../pricing';
import {
  candidatesOf,
  judgePromotions,
  type PromotionContent,
  type PurchaseFacts,
  type PromotionRoom,
  type PromotionVersionFacts,
} from '../promotions';
import {
  BacktestTally,
  draftToReplay,
  replayRenewal,
  reproducedPrice,
  sumsByCurrency,
} from './backtest.rules';
import { type BacktestMode, type BookedRenewal } from './backtest.types';

const percent = (discountBps: number): Pick<PromotionContent, 'actions'> => ({
  actions: [{ kind: 'percentOff', discountBps, caps: [] }],
});
const somePromotionFacts = (changes: Partial<PurchaseFacts> = {}): PurchaseFacts => ({
  ...{
    at: '2026-11-27T12:00:00.000Z',
    planId: 'asia',
    tier: null,
    country: 'CN',
    currency: 'CNY',
    channel: 'agent',
  },
  ...{ purchases: 1, amountMinor: 3_999, lastEndedAt: null, tags: [], coupon: null },
  ...changes,
});

/** 10 % off for everybody in 2026. */
const someVersion = (code: string, changes: Partial<PromotionContent> = {}): PromotionVersionFacts => ({
  ...{ id: `${code}-v1`, promotionId: code, code, versionNo: 1, state: 'released' },
  content: {
    ...{ name: { en: 'Ten off', zh: '九折' }, criteria: [], coupon: null, priority: 100, group: null },
    ...{ window: { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2027-01-01T00:00:00.000Z' } },
    ...{ exclusive: false, incompatibleWith: [], ...percent(1_000) },
    ...{ limits: { totalUses: null, usesPerCustomer: null, budgets: [], budgetPeriod: 'month' } },
    ...changes,
  },
});

const FROM = '2026-11-01T00:00:00.000Z';
const ZONE = 'Asia/Shanghai';
const NO_LIMIT: PromotionRoom = { usesLeft: null, usesByCustomer: 0, budgetLeftMinor: null };

/** A renewal as it was sold: the plan for ¥39.99, a tier's discount, and the promotions of the time. */
function booked(
  live: readonly PromotionVersionFacts[],
  changes: Partial<PurchaseFacts> = {},
  { tierBps = 0, floor = 0, rooms = new Map<string, PromotionRoom>() } = {},
): BookedRenewal {
  const facts = somePromotionFacts(changes);
  const { currency, amountMinor } = facts;
  const tier = {
    rule: 'tierDiscount' as const,
    code: 'gold',
    name: null,
    verdict: {
      applies: true as const,
      actions: [{ kind: 'percentOff' as const, discountBps: tierBps, capMinor: null }],
    },
  };
  const price = decidePrice({
    plan: {
      ...{ id: 'v1', planId: facts.planId, code: 'ASIA', versionNo: 1, state: 'released', releasedAt: null },
      ...{
        name: { en: 'Asia', zh: '亚洲' },
        validity: { days: 30 },
        coverage: [],
        regions: [],
        terms: { en: '', zh: '' },
      },
      ...{ voiceSeconds: 0, smsCount: 0, dataBytes: 0, prices: [{ currency, amount: amountMinor, floor }] },
    },
    currency,
    candidates: [
      ...(tierBps > 0 ? [tier] : []),
      ...candidatesOf(judgePromotions(live, facts, rooms), facts.coupon ?? null),
    ],
    walletAvailableMinor: 0,
    payment: { useWallet: true },
    taxRateBps: 600,
  });
  return { customerId: 'anna', price, facts, live, rooms };
}

const replay = (
  renewal: BookedRenewal,
  version: PromotionVersionFacts,
  { mode = 'beside', room = NO_LIMIT }: { mode?: BacktestMode; room?: PromotionRoom } = {},
) => replayRenewal(renewal, { draft: draftToReplay(version, FROM), mode, room, zone: ZONE });

const draft = (code: string, changes: Partial<PromotionContent> = {}): PromotionVersionFacts => ({
  ...someVersion(code, changes),
  state: 'draft',
});

describe('a renewal made again', () => {
  it('with the draft beside the promotions of the time, or instead of them', () => {
    const renewal = booked([someVersion('autumn')]);
    const next = draft('next', {
      ...percent(2_000),
      window: { startsAt: '2027-01-01T00:00:00.000Z', endsAt: null },
    });
    expect(replay(renewal, next)).toMatchObject({
      used: true,
      discountMinor: 720,
      revenueMinor: 2_879,
      bookedMinor: 3_599,
    });
    expect(replay(renewal, next, { mode: 'instead' })).toMatchObject({
      discountMinor: 800,
      revenueMinor: 3_199,
    });
  });

  it('keeps the tier’s discount of then, and the floor', () => {
    const renewal = booked([], {}, { tierBps: 1_000, floor: 3_000 });
    expect(replay(renewal, draft('half', percent(5_000)))).toMatchObject({
      bookedMinor: 3_599,
      discountMinor: 599,
      revenueMinor: 3_000,
      reproduced: true,
    });
  });

  it('takes the place of an earlier version of itself', () => {
    const renewal = booked([someVersion('autumn')]);
    expect(replay(renewal, draft('autumn', percent(500)))).toMatchObject({
      discountMinor: 200,
      revenueMinor: 3_799,
    });
  });

  it('is judged by what was true then: first purchase, tier, day of the operator', () => {
    const first = draft('first', { criteria: [{ match: 'all', criteria: [{ kind: 'firstPurchase' }] }] });
    expect(replay(booked([], { purchases: 0 }), first).used).toBe(true);
    expect(replay(booked([], { purchases: 1 }), first)).toMatchObject({ used: false, discountMinor: 0 });
    expect(replay(booked([], { at: '2026-11-27T16:30:00.000Z' }), first).day).toBe('2026-11-28');
  });

  it.each(['shared', 'unique'] as const)(
    'has the %s code that the draft needs, unless another was given',
    (kind) => {
      const coded = draft('coded', { coupon: { kind, code: null } });
      expect(replay(booked([]), coded)).toMatchObject({ used: true, discountMinor: 400 });
      const given = { code: 'OTHER', key: '0THER', promotionId: null };
      expect(replay(booked([], { coupon: given }), coded).used).toBe(false);
    },
  );

  it('says when what was booked cannot be made again', () => {
    const renewal = booked([someVersion('autumn')]);
    const tampered = { ...renewal, price: { ...renewal.price, totalMinor: 1 } };
    expect(replay(tampered, draft('next')).reproduced).toBe(false);
  });
});

describe('what is left of a draft’s limits', () => {
  const limited = draftToReplay(
    draft('next', {
      limits: {
        totalUses: 3,
        usesPerCustomer: 1,
        budgets: [{ currency: 'CNY', totalMinor: 1_000, periodMinor: 500 }],
        budgetPeriod: 'day',
      },
    }),
    FROM,
  );
  const used = { currency: 'CNY' as const, used: true, revenueMinor: 0, bookedMinor: 0, reproduced: true };

  it('counts down by day and in all, and goes on from what was summed up before', () => {
    const tally = new BacktestTally(limited);
    const at = somePromotionFacts({ at: '2026-11-27T12:00:00.000Z' });
    expect(tally.roomFor(at, { zone: ZONE, usesByCustomer: 0 })).toEqual({
      usesLeft: 3,
      usesByCustomer: 0,
      budgetLeftMinor: 500,
    });
    tally.add({ ...used, day: '2026-11-26', discountMinor: 500 });
    tally.add({ ...used, day: '2026-11-27', discountMinor: 200 });
    const again = new BacktestTally(limited, tally.days());
    for (const one of [tally, again])
      expect(one.roomFor(at, { zone: ZONE, usesByCustomer: 1 })).toEqual({
        usesLeft: 1,
        usesByCustomer: 1,
        budgetLeftMinor: 300,
      });
    expect(sumsByCurrency(again.days())).toMatchObject([{ currency: 'CNY', uses: 2, discountMinor: 700 }]);
  });
});

describe('whatever promotions there were', () => {
  const content = fc.record({
    bps: fc.integer({ min: 1, max: 10_000 }),
    priority: fc.integer({ min: 0, max: 5 }),
    exclusive: fc.boolean(),
    group: fc.option(
      fc.record({ code: fc.constantFrom('a', 'b'), mode: fc.constantFrom('best', 'all', 'first') }),
      {
        nil: null,
      },
    ),
    coupon: fc.constantFrom(null, { kind: 'shared' as const, code: 'SPRING' }),
    budgetLeft: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
  });
  const versions = fc.array(content, { maxLength: 5 }).map((all) =>
    all.map(({ bps, priority, exclusive, group, coupon }, index) =>
      someVersion(`p${index}`, {
        ...percent(bps),
        ...{ priority, exclusive, coupon },
        group: group as PromotionContent['group'],
      }),
    ),
  );
  const renewals = fc
    .record({
      live: versions,
      tierBps: fc.integer({ min: 0, max: 3_000 }),
      floor: fc.integer({ min: 0, max: 4_000 }),
      left: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
      code: fc.boolean(),
    })
    .map(({ live, tierBps, floor, left, code }) => {
      const rooms = new Map(
        live.map(({ promotionId }) => [promotionId, { ...NO_LIMIT, budgetLeftMinor: left }]),
      );
      const coupon = code ? { code: 'SPRING', key: '5PR1NG', promotionId: 'p0' } : null;
      return booked(live, { coupon }, { tierBps, floor: Math.min(floor, 3_999), rooms });
    });

  it('what was booked comes out again to the cent, line by line', () => {
    fc.assert(
      fc.property(renewals, (renewal) => {
        const { lines, totalMinor } = reproducedPrice(renewal);
        expect(totalMinor).toBe(renewal.price.totalMinor);
        const told = (all: typeof lines) =>
          all.map(({ rule, code, amountMinor }) => [rule, code, amountMinor]);
        expect(told(lines)).toEqual(told(renewal.price.lines));
      }),
    );
  });

  it('the budget of the draft is never exceeded, in whatever order it is spent', () => {
    const limits = {
      totalUses: 4,
      usesPerCustomer: null,
      budgets: [{ currency: 'CNY' as const, totalMinor: 1_000, periodMinor: 700 }],
      budgetPeriod: 'week' as const,
    };
    const trial = draftToReplay(draft('next', { ...percent(3_000), limits }), FROM);
    fc.assert(
      fc.property(fc.array(renewals, { maxLength: 12 }), (all) => {
        const tally = new BacktestTally(trial);
        for (const renewal of all) {
          const room = tally.roomFor(renewal.facts, { zone: ZONE, usesByCustomer: 0 });
          tally.add(replayRenewal(renewal, { draft: trial, mode: 'beside', room, zone: ZONE }));
        }
        const [sum] = sumsByCurrency(tally.days());
        expect(sum?.discountMinor ?? 0).toBeLessThanOrEqual(700);
        expect(sum?.uses ?? 0).toBeLessThanOrEqual(4);
        expect(sum?.differing ?? 0).toBe(0);
      }),
    );
  });
});
