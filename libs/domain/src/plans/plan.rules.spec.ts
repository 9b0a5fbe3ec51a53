import 'reflect-metadata';
import { type FieldError, Problem } from '../kernel';
import {
  changedParts,
  decideRetirement,
  editPlanContent,
  planStateOf,
  priceIn,
  releaseProblems,
  type PlanContent,
  type UpdatePlanInput,
} from './index';

const asia: PlanContent = {
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  voiceSeconds: 6_000,
  smsCount: 100,
  dataBytes: 10_000_000_000,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 3_900, floor: 2_900 }],
  coverage: ['CN', 'JP'],
  terms: { en: '', zh: '' },
};
const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
const fields = (errors: readonly FieldError[]) => errors.map((e) => `${e.field} ${e.code}`);

describe('editing a draft', () => {
  it('keeps what is not mentioned', () => {
    expect(editPlanContent(asia, { smsCount: 5 })).toEqual({ ...asia, smsCount: 5 });
  });

  it('takes null as unlimited and 0 as none', () => {
    expect(editPlanContent(asia, { dataBytes: null, smsCount: 0 })).toMatchObject({
      dataBytes: null,
      smsCount: 0,
    });
  });

  it('changes days to months', () => {
    expect(editPlanContent(asia, { validity: { months: 1 } }).validity).toEqual({ months: 1 });
  });

  it('names every country once, in order', () => {
    expect(editPlanContent(asia, { coverage: ['US', 'CN', 'US'] }).coverage).toEqual(['CN', 'US']);
  });

  const refused: [string, UpdatePlanInput, string][] = [
    ['both days and months', { validity: { days: 1, months: 1 } }, 'validity bad_format'],
    ['neither days nor months', { validity: {} }, 'validity bad_format'],
    [
      'a currency twice',
      {
        prices: [
          { currency: 'CNY', amount: 100, floor: 0 },
          { currency: 'CNY', amount: 200, floor: 0 },
        ],
      },
      'prices.1.currency already_taken',
    ],
    [
      'a floor above the price',
      { prices: [{ currency: 'CNY', amount: 100, floor: 101 }] },
      'prices.0.floor too_large',
    ],
    ['a country that is none', { coverage: ['china'] }, 'coverage not_country'],
  ];
  it.each(refused)('refuses %s', (_what, input, error) => {
    expect(fields(problemOf(() => editPlanContent(asia, input)).errors)).toEqual([error]);
  });
});

describe('releasing', () => {
  it('lets a complete draft go', () => {
    expect(releaseProblems(asia)).toEqual([]);
  });

  it('counts unlimited as something granted', () => {
    const onlyData = { ...asia, voiceSeconds: 0, smsCount: 0, dataBytes: null };
    expect(releaseProblems(onlyData)).toEqual([]);
  });

  it.each(['draft', 'retired'] as const)('refuses to retire what is %s', (state) => {
    expect(problemOf(() => decideRetirement({ state })).code).toBe('wrong_state');
  });
});

describe('a plan', () => {
  it('is sold only where it has a price', () => {
    expect(priceIn(asia, 'CNY')?.amount).toBe(3_900);
    expect(priceIn(asia, 'USD')).toBeNull();
  });

  it.each([
    [['draft'], 'draft'],
    [['draft', 'released', 'retired'], 'released'],
    [['draft', 'retired'], 'draft'],
    [['retired'], 'retired'],
  ] as const)('with versions %j is %s', (states, expected) => {
    expect(planStateOf(states)).toBe(expected);
  });

  it('says which parts a new version changes', () => {
    expect(changedParts(asia, { ...asia, smsCount: null, validity: { months: 1 } })).toEqual([
      'validity',
      'smsCount',
    ]);
    expect(changedParts(asia, { ...asia })).toEqual([]);
    expect(changedParts(asia, { ...asia, coverage: ['JP', 'CN'] })).toEqual([]);
  });
});
