import fc from 'fast-check';
import { decidePrice, PRICE_RULES, type PriceDecision } from '../pricing';
import { type PromotionAction } from './actions';
import { candidatesOf, judgePromotions, phaseAt } from './evaluation.rules';
import { type PromotionRoom } from './evaluation.types';
import { type PurchaseFacts } from './facts.types';
import { somePromotionFacts, someVersion } from './promotion.samples';
import { type PromotionContent, type PromotionVersionFacts } from './promotion.types';

const reasons = (
  versions: PromotionVersionFacts[],
  facts: Partial<PurchaseFacts> = {},
  rooms = new Map<string, PromotionRoom>(),
): string[] =>
  judgePromotions(versions, somePromotionFacts(facts), rooms).map(
    ({ code, reason, because }) => `${code} ${reason ?? 'applies'}${because ? ` by ${because}` : ''}`,
  );

describe('a window', () => {
  const window = { startsAt: '2026-11-01T00:00:00.000Z', endsAt: '2026-12-01T00:00:00.000Z' };
  it.each([
    ['2026-10-31T23:59:59.999Z', 'upcoming'],
    ['2026-11-01T00:00:00.000Z', 'running'],
    ['2026-11-30T23:59:59.999Z', 'running'],
    ['2026-12-01T00:00:00.000Z', 'ended'],
  ])('M4 at %s is %s', (at, phase) => expect(phaseAt(window, at)).toBe(phase));

  it('without an end never ends', () =>
    expect(phaseAt({ ...window, endsAt: null }, '2999-01-01T00:00:00.000Z')).toBe('running'));
});

describe('the verdict of a promotion', () => {
  it('names every condition, those that hold and those that do not', () => {
    const version = someVersion('gold', {
      criteria: [
        {
          match: 'all',
          criteria: [
            { kind: 'tier', tiers: ['gold'] },
            { kind: 'country', countries: ['CN'] },
          ],
        },
        { match: 'any', criteria: [{ kind: 'firstPurchase' }, { kind: 'tags', tags: ['vip'] }] },
      ],
    });
    const facts = somePromotionFacts({ tags: ['vip'] });
    const [verdict] = judgePromotions([version], facts, new Map());
    expect(verdict?.reason).toBe('conditionsNotMet');
    expect(
      verdict?.groups.map(({ met, criteria }) => [met, criteria.map((c) => `${c.criterion.kind} ${c.met}`)]),
    ).toEqual([
      [false, ['tier false', 'country true']],
      [true, ['firstPurchase false', 'tags true']],
    ]);
  });

  const limited: Partial<PromotionContent> = {
    limits: {
      totalUses: 10,
      usesPerCustomer: 1,
      budgets: [{ currency: 'CNY', totalMinor: 1_000, periodMinor: null }],
      budgetPeriod: 'day',
    },
  };
  it.each([
    ['nothing left of its uses', { usesLeft: 0 }, 'usedUp'],
    ['a customer who had it', { usesByCustomer: 1 }, 'usedByCustomer'],
    ['an empty budget', { budgetLeftMinor: 0 }, 'budgetUsed'],
    ['something left of everything', {}, 'applies'],
  ])('with %s', (_what, changes: Partial<PromotionRoom>, expected) => {
    const room = { usesLeft: 1, usesByCustomer: 0, budgetLeftMinor: 1, ...changes };
    expect(reasons([someVersion('a', limited)], {}, new Map([['a', room]]))).toEqual([`a ${expected}`]);
  });

  it('is that it does not apply in a currency without budget or amount', () => {
    const amount = {
      actions: [{ kind: 'amountOff' as const, amounts: [{ amount: 5, currency: 'CNY' as const }] }],
    };
    expect(reasons([someVersion('a', limited)], { currency: 'JPY' })).toEqual(['a notInCurrency']);
    expect(reasons([someVersion('a', amount)], { currency: 'JPY' })).toEqual(['a notInCurrency']);
  });

  it.each([
    ['suspended', 'suspended'],
    ['draft', 'notReleased'],
    ['awaitingApproval', 'notReleased'],
    ['retired', 'notReleased'],
    ['test', 'applies'],
  ] as const)('of a version in %s is %s', (state, expected) => {
    expect(reasons([{ ...someVersion('a'), state }])).toEqual([`a ${expected}`]);
  });
});

describe('promotions beside each other', () => {
  it('apply by priority, then by code', () => {
    expect(reasons([someVersion('c'), someVersion('b', { priority: 5 }), someVersion('a')])).toEqual([
      'b applies',
      'a applies',
      'c applies',
    ]);
  });

  it('M5 stand alone when one is exclusive: the one that comes first', () => {
    const exclusive = someVersion('b', { exclusive: true });
    expect(reasons([someVersion('a'), exclusive])).toEqual(['a applies', 'b exclusive by a']);
    expect(reasons([exclusive, someVersion('c')])).toEqual(['b applies', 'c exclusive by b']);
  });

  it('are kept apart when either names the other one', () => {
    const names = someVersion('b', { incompatibleWith: ['a'] });
    expect(reasons([someVersion('a'), names, someVersion('c')])).toEqual([
      'a applies',
      'b incompatible by a',
      'c applies',
    ]);
    expect(reasons([someVersion('a', { incompatibleWith: ['b'] }), someVersion('b')])).toEqual([
      'a applies',
      'b incompatible by a',
    ]);
  });

  it('that do not apply keep nobody away', () => {
    const gold = someVersion('a', {
      exclusive: true,
      criteria: [{ match: 'all', criteria: [{ kind: 'tier', tiers: ['gold'] }] }],
    });
    expect(reasons([gold, someVersion('b')])).toEqual(['a conditionsNotMet', 'b applies']);
  });

  it('of a group: the first, or all of them', () => {
    const grouped = (code: string, mode: 'first' | 'all') =>
      someVersion(code, { group: { code: 'g', mode } });
    expect(reasons([grouped('a', 'first'), grouped('b', 'first')])).toEqual([
      'a applies',
      'b laterInGroup by a',
    ]);
    expect(reasons([grouped('a', 'all'), grouped('b', 'all')])).toEqual(['a applies', 'b applies']);
  });

  it('of a group: the best one, which the price finds', () => {
    const grouped = (code: string, discountBps: number) =>
      someVersion(code, {
        group: { code: 'g', mode: 'best' },
        actions: [{ kind: 'percentOff', discountBps, caps: [] }],
      });
    const price = priceWith([grouped('a', 500), grouped('b', 2_000), grouped('c', 1_000)]);
    expect(price.uses.map(({ code, discountMinor }) => `${code} ${discountMinor}`)).toEqual(['b 800']);
    expect(price.notApplied.flatMap(({ code, reason }) => (code ? [`${code} ${reason}`] : []))).toEqual([
      'a betterInGroup',
      'c betterInGroup',
    ]);
  });
});

const COUPON = { kind: 'shared' as const, code: 'SPRING' };
const GIVEN = { code: 'SPRING', key: 'SPR1NG', promotionId: 'a' };
const FLOOR = 1_500;

function priceWith(versions: readonly PromotionVersionFacts[], facts = somePromotionFacts()): PriceDecision {
  const coupon = versions.some(({ content }) => content.coupon) ? GIVEN : null;
  return decidePrice({
    plan: {
      id: 'v1',
      planId: facts.planId,
      code: 'asia-10',
      versionNo: 1,
      state: 'released',
      releasedAt: null,
      name: { en: '', zh: '' },
      voiceSeconds: 0,
      smsCount: 0,
      dataBytes: null,
      validity: { days: 30 },
      prices: [{ currency: 'CNY', amount: facts.amountMinor, floor: FLOOR }],
      coverage: [],
      regions: [],
      terms: { en: '', zh: '' },
    },
    currency: facts.currency,
    candidates: candidatesOf(judgePromotions(versions, { ...facts, coupon }, new Map()), coupon),
    walletAvailableMinor: 0,
    payment: { useWallet: true },
    taxRateBps: 0,
  });
}

/** The same action, but one that takes off more. */
function raised(action: PromotionAction, by: number): PromotionAction {
  switch (action.kind) {
    case 'percentOff':
      return { ...action, discountBps: Math.min(10_000, action.discountBps + by) };
    case 'amountOff':
      return { ...action, amounts: action.amounts.map((a) => ({ ...a, amount: a.amount + by })) };
    case 'fixedPrice':
      return {
        ...action,
        amounts: action.amounts.map((a) => ({ ...a, amount: Math.max(0, a.amount - by) })),
      };
    case 'bonusVoice':
    case 'bonusSms':
    case 'bonusData':
    case 'bonusDays':
    case 'walletCredit':
      return action;
  }
}

describe('in every set of promotions', () => {
  const cny = (amount: number) => [{ amount, currency: 'CNY' as const }];
  const actions: fc.Arbitrary<PromotionAction> = fc.oneof(
    fc
      .record({ discountBps: fc.integer({ min: 1, max: 10_000 }), cap: fc.option(fc.nat(2_000)) })
      .map(({ discountBps, cap }) => ({
        kind: 'percentOff' as const,
        discountBps,
        caps: cap === null ? [] : cny(cap),
      })),
    fc.nat(5_000).map((amount) => ({ kind: 'amountOff' as const, amounts: cny(amount) })),
    fc.nat(5_000).map((amount) => ({ kind: 'fixedPrice' as const, amounts: cny(amount) })),
    fc.constant({ kind: 'bonusData' as const, quantity: 1_000 }),
  );
  const CODES = ['a', 'b', 'c', 'd', 'e'] as const;
  const some = fc
    .tuple(
      ...CODES.map((code) =>
        fc
          .record({
            action: actions,
            priority: fc.nat(3),
            exclusive: fc.boolean(),
            group: fc.option(
              fc.constantFrom(
                { code: 'g', mode: 'best' as const },
                { code: 'h', mode: 'first' as const },
                { code: 'k', mode: 'all' as const },
              ),
            ),
            incompatibleWith: fc.subarray([...CODES]),
          })
          .map(({ action, ...rest }) => someVersion(code, { ...rest, actions: [action] })),
      ),
    )
    .chain((all) => fc.tuple(fc.shuffledSubarray(all), fc.option(fc.constantFrom(...CODES))))
    .map(([versions, withCode]) =>
      versions.map((version) =>
        version.code === withCode ? { ...version, content: { ...version.content, coupon: COUPON } } : version,
      ),
    );

  it('the order in which they come in does not matter', () => {
    fc.assert(
      fc.property(
        some.chain((versions) =>
          fc.tuple(fc.constant(versions), fc.shuffledSubarray(versions, { minLength: versions.length })),
        ),
        ([one, other]) => {
          expect(priceWith(one)).toEqual(priceWith(other));
        },
      ),
    );
  });

  it('M5 the price is never below the floor, and the exclusive one is alone', () => {
    fc.assert(
      fc.property(some, (versions) => {
        const price = priceWith(versions);
        expect(price.totalMinor).toBeGreaterThanOrEqual(FLOOR);
        expect(price.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(price.totalMinor);
        const used = versions.filter(({ id }) => price.uses.some((use) => use.versionId === id));
        const rules = price.lines.map(({ rule }) => PRICE_RULES.indexOf(rule));
        expect(rules).toEqual([...rules].sort((a, b) => a - b));
        expect(used.length > 1 && used.some(({ content }) => content.exclusive)).toBe(false);
      }),
    );
  });

  it('M5 a higher discount never costs more', () => {
    fc.assert(
      fc.property(some, fc.nat(4), fc.integer({ min: 1, max: 3_000 }), (versions, which, by) => {
        const more = versions.map((version, index) =>
          index === which % Math.max(1, versions.length)
            ? {
                ...version,
                content: { ...version.content, actions: version.content.actions.map((a) => raised(a, by)) },
              }
            : version,
        );
        expect(priceWith(more).totalMinor).toBeLessThanOrEqual(priceWith(versions).totalMinor);
      }),
      { numRuns: 500 },
    );
  });
});
