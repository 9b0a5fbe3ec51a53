import { canonicalJson, type CurrencyCode, type FieldError, Problem, type Validity } from '../kernel';
import { areCountries, countriesCovered, type PlanRegion, regionsByCode, sortedCodes } from '../plan-regions';
import { type UpdatePlanInput, type ValidityInput } from './plan.inputs';
import { type PlanContent, type PlanPrice, type PlanVersionFacts, type PlanVersionState } from './plan.types';

/** What a new plan starts from when its author says nothing else: 30 days, nothing granted, no price. */
export const EMPTY_PLAN_CONTENT: PlanContent = {
  name: { en: '', zh: '' },
  voiceSeconds: 0,
  smsCount: 0,
  dataBytes: 0,
  validity: { days: 30 },
  prices: [],
  coverage: [],
  regions: [],
  terms: { en: '', zh: '' },
};

/** The price in a currency, or null: then the plan is not sold to customers of that currency (rules 1). */
export const priceIn = (content: Pick<PlanContent, 'prices'>, currency: CurrencyCode): PlanPrice | null =>
  content.prices.find((price) => price.currency === currency) ?? null;

function validityOf(input: ValidityInput): Validity | null {
  const { days, months } = input;
  if (days !== undefined && months === undefined) return { days };
  if (months !== undefined && days === undefined) return { months };
  return null;
}

function inputErrors(input: UpdatePlanInput): FieldError[] {
  const errors: FieldError[] = [];
  if (input.validity && !validityOf(input.validity)) errors.push({ field: 'validity', code: 'bad_format' });
  const currencies = new Set<CurrencyCode>();
  (input.prices ?? []).forEach((price, index) => {
    if (currencies.has(price.currency))
      errors.push({ field: `prices.${index}.currency`, code: 'already_taken' });
    currencies.add(price.currency);
    if (price.floor > price.amount)
      errors.push({ field: `prices.${index}.floor`, code: 'too_large', params: { max: price.amount } });
  });
  if (input.coverage && !areCountries(input.coverage))
    errors.push({ field: 'coverage', code: 'not_country' });
  return errors;
}

/**
 * A draft's content with the changes in it. Throws `validation_failed` when the validity is not exactly one of days and
 * months, a currency appears twice, a floor is above its price, the coverage names no countries, or a region is none of `known`
 * (by code). Its regions are what they are now, also those that the change does not mention.
 */
export function editPlanContent(
  content: PlanContent,
  input: UpdatePlanInput,
  known: ReadonlyMap<string, PlanRegion>,
): PlanContent {
  const errors = inputErrors(input);
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  const pick = <T>(changed: T | undefined, present: T): T => (changed === undefined ? present : changed);
  return {
    name: input.name ? { en: input.name.en.trim(), zh: input.name.zh.trim() } : content.name,
    voiceSeconds: pick(input.voiceSeconds, content.voiceSeconds),
    smsCount: pick(input.smsCount, content.smsCount),
    dataBytes: pick(input.dataBytes, content.dataBytes),
    validity: input.validity ? (validityOf(input.validity) ?? content.validity) : content.validity,
    prices: (input.prices ?? content.prices).map(({ currency, amount, floor }) => ({
      currency,
      amount,
      floor,
    })),
    coverage: sortedCodes(input.coverage ?? content.coverage),
    regions: regionsByCode(input.regions ?? content.regions.map(({ code }) => code), known),
    terms: input.terms ? { en: input.terms.en.trim(), zh: input.terms.zh.trim() } : content.terms,
  };
}

const grantsNothing = (content: PlanContent): boolean =>
  content.voiceSeconds === 0 && content.smsCount === 0 && content.dataBytes === 0;

/** What keeps a version from being released, each with the field where it is put right. Empty: it can go. */
export function releaseProblems(content: PlanContent): FieldError[] {
  const missing = (field: string): FieldError => ({ field, code: 'required' });
  return [
    ...(content.name.en === '' ? [missing('name.en')] : []),
    ...(content.name.zh === '' ? [missing('name.zh')] : []),
    ...(content.prices.length === 0 ? [missing('prices')] : []),
    ...(grantsNothing(content) ? [missing('allowances')] : []),
    ...(countriesCovered(content).length === 0 ? [missing('coverage')] : []),
  ];
}

/** Throws `wrong_state` unless the version is on sale: a draft is edited, a retired one is history. */
export function decideRetirement(version: Pick<PlanVersionFacts, 'state'>): void {
  if (version.state !== 'released') throw new Problem('wrong_state', { state: version.state });
}

/** A plan is on sale with a released version; else it is what its latest version is. */
export const planStateOf = (states: readonly PlanVersionState[]): PlanVersionState =>
  states.includes('released') ? 'released' : states.includes('draft') ? 'draft' : 'retired';

/** The parts of a version that a reader compares. */
export const PLAN_PARTS = [
  'name',
  'prices',
  'validity',
  'voiceSeconds',
  'smsCount',
  'dataBytes',
  'regions',
  'coverage',
  'terms',
] as const satisfies (keyof PlanContent)[];
export type PlanPart = (typeof PLAN_PARTS)[number];

/** A part as it is compared: the order of countries, regions and currencies says nothing, nor what a region is called. */
const comparable = (content: PlanContent, part: PlanPart): string => {
  if (part === 'coverage') return canonicalJson([...content.coverage].sort());
  if (part === 'regions')
    return canonicalJson(
      sortedCodes(content.regions.map(({ code, countries }) => `${code}:${sortedCodes(countries).join()}`)),
    );
  if (part === 'prices')
    return canonicalJson([...content.prices].sort((a, b) => (a.currency < b.currency ? -1 : 1)));
  return canonicalJson(content[part]);
};

/** Which parts differ between two versions: what the release's review step shows. */
export const changedParts = (before: PlanContent, after: PlanContent): PlanPart[] =>
  PLAN_PARTS.filter((part) => comparable(before, part) !== comparable(after, part));

/** Whether somebody who names regions by their codes said nothing new, whatever countries these have had since. */
export function saysTheSame(content: PlanContent, other: PlanContent): boolean {
  const own = new Map(content.regions.map((region) => [region.code, region]));
  const regions = other.regions.map((region) => own.get(region.code) ?? region);
  return changedParts(content, { ...other, regions }).length === 0;
}
