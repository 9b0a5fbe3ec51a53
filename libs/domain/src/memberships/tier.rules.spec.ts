import fc from 'fast-check';
import { type CurrencyCode, Problem } from '../kernel';
import {
  type CreateTierInput,
  editTier,
  EMPTY_TIER,
  newTier,
  refuseMisplacedTier,
  type TierContent,
} from './index';

const money = (amount: number, currency: CurrencyCode = 'CNY') => ({ amount, currency });
const tier = (code: string, rank: number, ...thresholds: TierContent['thresholds']) => ({
  code,
  name: { en: code, zh: code },
  rank,
  thresholds,
});
const OTHERS = [tier('silver', 1, money(50_000)), tier('gold', 3, money(200_000), money(3_000, 'JPY'))];

const problemOf = (act: () => unknown): Problem | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
};

describe('a tier between others', () => {
  it.each([
    ['between both', tier('plus', 2, money(100_000))],
    ['above, with more currencies', tier('top', 9, money(200_001), money(3_001, 'JPY'), money(1, 'EUR'))],
    ['alone in no currency below all', tier('basic', 2, money(50_001))],
  ])('fits: %s', (_what, one) => {
    expect(problemOf(() => refuseMisplacedTier(one, OTHERS))).toBeNull();
  });

  it.each([
    ['a rank that is taken', tier('plus', 3, money(300_000)), 'already_exists', 'rank'],
    [
      'as much as the one below',
      tier('plus', 2, money(50_000)),
      'tier_threshold_too_low',
      'thresholds.0.amount',
    ],
    [
      'as much as the one above',
      tier('plus', 2, money(200_000)),
      'tier_threshold_too_high',
      'thresholds.0.amount',
    ],
    [
      'a currency of the one below is missing',
      tier('top', 4, money(300_000)),
      'tier_currency_missing',
      'thresholds',
    ],
    [
      'a currency that the one above lacks',
      tier('plus', 2, money(60_000), money(9, 'EUR')),
      'tier_currency_above',
      'thresholds',
    ],
  ])('does not fit: %s', (_what, one, code, field) => {
    const problem = problemOf(() => refuseMisplacedTier(one, OTHERS));
    expect(problem?.code).toBe(code);
    expect(problem?.errors[0]?.field).toBe(field);
  });

  it('names the nearest and its figure', () => {
    const problem = problemOf(() =>
      refuseMisplacedTier(tier('top', 4, money(10), money(9_000, 'JPY')), OTHERS),
    );
    expect(problem?.params).toEqual({ tier: 'gold', amount: money(200_000) });
  });

  it('whatever is accepted one after the other is in order in every currency', () => {
    const anyTier = fc.record({
      rank: fc.integer({ min: 1, max: 6 }),
      cny: fc.option(fc.integer({ min: 1, max: 9 })),
      eur: fc.option(fc.integer({ min: 1, max: 9 })),
    });
    fc.assert(
      fc.property(fc.array(anyTier, { maxLength: 8 }), (drafts) => {
        const accepted: ReturnType<typeof tier>[] = [];
        drafts.forEach(({ rank, cny, eur }, index) => {
          const thresholds = [
            ...(cny === null ? [] : [money(cny)]),
            ...(eur === null ? [] : [money(eur, 'EUR')]),
          ];
          const one = tier(`t${index}`, rank, ...thresholds);
          if (!problemOf(() => refuseMisplacedTier(one, accepted))) accepted.push(one);
        });
        accepted.sort((a, b) => a.rank - b.rank);
        for (const currency of ['CNY', 'EUR'] as const) {
          const figures = accepted.map(
            ({ thresholds }) => thresholds.find((one) => one.currency === currency)?.amount,
          );
          const first = figures.findIndex((figure) => figure !== undefined);
          const named = first < 0 ? [] : figures.slice(first);
          expect(named).toEqual([...new Set(named)].sort((a, b) => (a ?? 0) - (b ?? 0)));
        }
      }),
    );
  });
});

describe('what is said of a tier', () => {
  const input: CreateTierInput = {
    code: 'gold',
    name: { en: 'Gold', zh: '金卡' },
    rank: 2,
    thresholds: [money(1)],
  };

  it('begins without benefits', () => {
    const { name, rank, thresholds } = input;
    expect(newTier(input)).toMatchObject({ ...EMPTY_TIER, name, rank, thresholds });
    expect(newTier(input)).not.toHaveProperty('code');
  });

  it('the word for no tier is no code', () => {
    expect(problemOf(() => newTier({ ...input, code: 'none' }))?.errors[0]?.field).toBe('code');
  });

  it.each([
    ['a currency twice', { thresholds: [money(1), money(2)] }, 'thresholds.1.currency'],
    [
      'a bonus twice',
      {
        monthlyBonuses: [
          { kind: 'sms' as const, quantity: 1 },
          { kind: 'sms' as const, quantity: 2 },
        ],
      },
      'monthlyBonuses.1.kind',
    ],
    ['a service twice', { freeServices: ['roaming', 'roaming'] }, 'freeServices'],
  ])('%s is refused', (_what, change, field) => {
    const problem = problemOf(() => editTier(newTier(input), change));
    expect(problem?.code).toBe('validation_failed');
    expect(problem?.errors).toEqual([{ field, code: 'repeated' }]);
  });

  it('what is left out stays', () => {
    expect(editTier(newTier(input), { discountBps: 500 })).toEqual({ ...newTier(input), discountBps: 500 });
  });
});
