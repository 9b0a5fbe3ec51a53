import { COUNTRY_CODES, type FieldError, Problem } from '../kernel';
import { type PlanRegion } from './plan-region.types';

const KNOWN = new Set(COUNTRY_CODES);

/** Whether every code is a country of ISO 3166, in capitals. */
export const areCountries = (codes: readonly string[]): boolean => codes.every((code) => KNOWN.has(code));

/** Codes as they are kept: each once, in order. */
export const sortedCodes = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

const fieldRefusal = (error: FieldError): Problem => new Problem('validation_failed', {}, [error]);

/** The countries of a region as they are kept. Throws `required` and `not_country` at `countries`. */
export function countriesOfRegion(codes: readonly string[]): string[] {
  if (codes.length === 0) throw fieldRefusal({ field: 'countries', code: 'required' });
  if (!areCountries(codes)) throw fieldRefusal({ field: 'countries', code: 'not_country' });
  return sortedCodes(codes);
}

/** The regions by their codes, in the order of the codes, each once. Throws `region_unknown` at `regions`. */
export function regionsByCode(
  codes: readonly string[],
  known: ReadonlyMap<string, PlanRegion>,
): PlanRegion[] {
  return sortedCodes(codes).map((code) => {
    const region = known.get(code);
    if (!region) throw fieldRefusal({ field: 'regions', code: 'region_unknown', params: { region: code } });
    return {
      code,
      name: { en: region.name.en, zh: region.name.zh },
      countries: sortedCodes(region.countries),
    };
  });
}

/** Every country where a plan can be used: those that it names one by one, and those of its regions. */
export const countriesCovered = (content: {
  coverage: readonly string[];
  regions: readonly Pick<PlanRegion, 'countries'>[];
}): string[] => sortedCodes([...content.coverage, ...content.regions.flatMap(({ countries }) => countries)]);

/** Whether two regions are the same place on a map, whatever they are called. */
export const isSamePlace = (a: Pick<PlanRegion, 'countries'>, b: Pick<PlanRegion, 'countries'>): boolean =>
  sortedCodes(a.countries).join() === sortedCodes(b.countries).join();
