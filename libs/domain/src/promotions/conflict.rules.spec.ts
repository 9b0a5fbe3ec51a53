import { type PlanVersionFacts } from '../plans';
import { conflictsOf } from './conflict.rules';
import { type Criterion } from './criteria';
import { someVersion } from './promotion.samples';
import { type PromotionContent } from './promotion.types';

const plan: PlanVersionFacts & { code: string } = {
  id: 'v1',
  planId: 'asia',
  code: 'asia-10',
  versionNo: 1,
  state: 'released',
  releasedAt: null,
  name: { en: 'Asia', zh: '亚洲' },
  voiceSeconds: 0,
  smsCount: 0,
  dataBytes: null,
  validity: { days: 30 },
  prices: [
    { currency: 'CNY', amount: 4_000, floor: 3_500 },
    { currency: 'JPY', amount: 800, floor: 0 },
  ],
  coverage: [],
  regions: [],
  terms: { en: '', zh: '' },
};
const where = (...criteria: Criterion[]): Partial<PromotionContent> => ({
  criteria: [{ match: 'all', criteria }],
});
const kindsWith = (own: Partial<PromotionContent>, other: Partial<PromotionContent>): string[] =>
  conflictsOf(someVersion('a', own), [someVersion('b', other)], []).map(
    ({ kind, code }) => `${kind} ${code}`,
  );

describe('two promotions', () => {
  const cases: [string, Partial<PromotionContent>, Partial<PromotionContent>, string[]][] = [
    ['for everybody overlap', {}, {}, ['overlap b']],
    [
      'one after the other do not',
      { window: { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2026-02-01T00:00:00.000Z' } },
      { window: { startsAt: '2026-02-01T00:00:00.000Z', endsAt: null } },
      [],
    ],
    [
      'for different countries do not',
      where({ kind: 'country', countries: ['CN'] }),
      where({ kind: 'country', countries: ['JP', 'DE'] }),
      [],
    ],
    [
      'that share a plan overlap',
      where({ kind: 'plan', planIds: ['x', 'y'] }),
      where({ kind: 'plan', planIds: ['y'] }),
      ['overlap b'],
    ],
    ['of which one is exclusive do not', { exclusive: true }, {}, []],
    ['of which one names the other do not', {}, { incompatibleWith: ['a'] }, []],
    [
      'in one group of which the best applies do not',
      { group: { code: 'g', mode: 'best' } },
      { group: { code: 'g', mode: 'best' } },
      [],
    ],
    [
      'in one group that say differently how it works',
      { group: { code: 'g', mode: 'best' } },
      { group: { code: 'g', mode: 'first' } },
      ['groupMode b'],
    ],
    ['of which one gives only a bonus do not', {}, { actions: [{ kind: 'bonusSms', quantity: 1 }] }, []],
  ];
  it.each(cases)('%s', (_what, own, other, expected) => expect(kindsWith(own, other)).toEqual(expected));

  it('are two: a newer version does not meet the older one', () =>
    expect(conflictsOf(someVersion('a'), [someVersion('a')], [])).toEqual([]));
});

describe('a plan’s floor', () => {
  const below = (changes: Partial<PromotionContent>) =>
    conflictsOf(someVersion('a', changes), [], [plan]).map(({ kind, currency, cutMinor }) => [
      kind,
      currency,
      cutMinor,
    ]);
  it('is met where a discount would go below it', () => {
    expect(below({ actions: [{ kind: 'percentOff', discountBps: 2_000, caps: [] }] })).toEqual([
      ['belowFloor', 'CNY', 300],
    ]);
    expect(below({ actions: [{ kind: 'percentOff', discountBps: 1_000, caps: [] }] })).toEqual([]);
  });

  it('does not matter where the promotion does not reach', () => {
    const half = [{ kind: 'percentOff' as const, discountBps: 5_000, caps: [] }];
    expect(below({ actions: half, ...where({ kind: 'plan', planIds: ['other'] }) })).toEqual([]);
    expect(below({ actions: half, ...where({ kind: 'currency', currencies: ['JPY'] }) })).toEqual([]);
  });
});
