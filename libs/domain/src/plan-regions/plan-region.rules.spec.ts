import fc from 'fast-check';
import { Problem } from '../kernel';
import { countriesCovered, countriesOfRegion, isSamePlace, type PlanRegion, regionsByCode } from './index';

const europe: PlanRegion = {
  code: 'europe',
  name: { en: 'Europe', zh: '欧洲' },
  countries: ['FR', 'DE', 'FR'],
};
const china: PlanRegion = {
  code: 'greater-china',
  name: { en: 'Greater China', zh: '大中华区' },
  countries: ['CN', 'HK'],
};
const KNOWN = new Map([europe, china].map((region) => [region.code, region]));

const refusalOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.errors.map(({ field, code }) => `${field} ${code}`);
  }
  return null;
};

it('a region keeps its countries in order, each once', () => {
  expect(countriesOfRegion(['JP', 'CN', 'JP'])).toEqual(['CN', 'JP']);
});

it.each([
  ['no country', [], ['countries required']],
  ['small letters', ['cn'], ['countries not_country']],
  ['two letters that are no country', ['CN', 'ZZ'], ['countries not_country']],
])('a region with %s is refused', (_what, countries, refusal) => {
  expect(refusalOf(() => countriesOfRegion(countries))).toEqual(refusal);
});

it('regions are named by their codes, each once, and copied', () => {
  const named = regionsByCode(['greater-china', 'europe', 'europe'], KNOWN);
  expect(named).toEqual([{ ...europe, countries: ['DE', 'FR'] }, china]);
  named[1]?.countries.push('MO');
  expect(china.countries).toEqual(['CN', 'HK']);
});

it('a region that there is not is said at the field', () => {
  expect(refusalOf(() => regionsByCode(['atlantis'], KNOWN))).toEqual(['regions region_unknown']);
});

const codes = fc.subarray(['CN', 'DE', 'FR', 'HK', 'JP', 'US']);
const anyRegion = codes.map((countries) => ({ countries }));

it('what is covered is exactly what is named, alone or in a region, whatever the order', () => {
  fc.assert(
    fc.property(codes, fc.array(anyRegion, { maxLength: 4 }), (coverage, regions) => {
      const covered = countriesCovered({ coverage, regions });
      expect(covered).toEqual([...new Set(covered)].sort());
      expect(new Set(covered)).toEqual(new Set([...coverage, ...regions.flatMap((one) => one.countries)]));
      expect(
        countriesCovered({ coverage: [...coverage].reverse(), regions: [...regions].reverse() }),
      ).toEqual(covered);
    }),
  );
});

it('two regions are the same place when their countries are', () => {
  expect(isSamePlace({ countries: ['CN', 'HK'] }, { countries: ['HK', 'CN'] })).toBe(true);
  expect(isSamePlace({ countries: ['CN', 'HK'] }, { countries: ['CN'] })).toBe(false);
});
