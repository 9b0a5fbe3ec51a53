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

const EUROPE = { code: 'europe', name: { en: 'Europe', zh: '欧洲' }, countries: ['DE', 'FR'] };
const KNOWN = new Map([[EUROPE.code, EUROPE]]);
const edit = (content: PlanContent, input: UpdatePlanInput) => editPlanContent(content, input, KNOWN);
const asia: PlanContent = {
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  voiceSeconds: 6_000,
  smsCount: 100,
  dataBytes: 10_000_000_000,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 3_900, floor: 2_900 }],
  coverage: ['CN', 'JP'],
  regions: [EUROPE],
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
    expect(edit(asia, { smsCount: 5 })).toEqual({ ...asia, smsCount: 5 });
  });

  it('takes null as unlimited and 0 as none', () => {
    expect(edit(asia, { dataBytes: null, smsCount: 0 })).toMatchObject({
      dataBytes: null,
      smsCount: 0,
    });
  });

  it('changes days to months', () => {
    expect(edit(asia, { validity: { months: 1 } }).validity).toEqual({ months: 1 });
  });

  it('names every country once, in order', () => {
    expect(edit(asia, { coverage: ['US', 'CN', 'US'] }).coverage).toEqual(['CN', 'US']);
  });

  it('takes its regions as they are now, whether the change mentions them or not', () => {
    const grown = { ...EUROPE, countries: ['DE', 'ES', 'FR'] };
    const known = new Map([[grown.code, grown]]);
    expect(editPlanContent(asia, { smsCount: 5 }, known).regions).toEqual([grown]);
    expect(edit(asia, { regions: [] }).regions).toEqual([]);
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
    ['two letters that are no country', { coverage: ['ZZ'] }, 'coverage not_country'],
    ['a region that is none', { regions: ['atlantis'] }, 'regions region_unknown'],
  ];
  it.each(refused)('refuses %s', (_what, input, error) => {
    expect(fields(problemOf(() => edit(asia, input)).errors)).toEqual([error]);
  });
});

describe('releasing', () => {
  it('lets a complete draft go', () => {
    expect(releaseProblems(asia)).toEqual([]);
  });

  it('is used somewhere when it names a country or a region', () => {
    expect(releaseProblems({ ...asia, coverage: [] })).toEqual([]);
    expect(releaseProblems({ ...asia, regions: [] })).toEqual([]);
    const nowhere = { ...asia, coverage: [], regions: [] };
    expect(fields(releaseProblems(nowhere))).toEqual(['coverage required']);
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
    const named = (changes: object) => ({ ...asia, regions: [{ ...EUROPE, ...changes }] });
    expect(changedParts(asia, named({ name: { en: 'EU', zh: '欧盟' } }))).toEqual([]);
    expect(changedParts(asia, named({ countries: ['DE'] }))).toEqual(['regions']);
  });
});
