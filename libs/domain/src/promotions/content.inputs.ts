import { type FieldError, isCurrencyCode, type Money } from '../kernel';
import { PURCHASE_CHANNELS } from '../pricing';
import { type PromotionAction, type PromotionActionKind } from './actions';
import { MAX_BONUS_DAYS } from './actions/bonus-days';
import { type Criterion, type CriterionKind } from './criteria';
import { type CriterionInput, type PromotionActionInput } from './promotion.inputs';

type FieldsOf<T extends { kind: string }, Input> = {
  [K in T['kind']]: readonly (keyof Omit<Extract<T, { kind: K }>, 'kind'> & keyof Input)[];
};

/** The fields that each kind of condition has: all of them, and no others. */
const CRITERION_FIELDS: FieldsOf<Criterion, CriterionInput> = {
  plan: ['planIds'],
  tier: ['tiers'],
  country: ['countries'],
  currency: ['currencies'],
  channel: ['channels'],
  firstPurchase: [],
  minimumAmount: ['amounts'],
  daysSinceExpiry: ['minDays', 'maxDays'],
  hours: ['weekdays', 'from', 'until', 'zone'],
  tags: ['tags'],
};

/** The same of actions. */
const ACTION_FIELDS: FieldsOf<PromotionAction, PromotionActionInput> = {
  percentOff: ['discountBps', 'caps'],
  amountOff: ['amounts'],
  fixedPrice: ['amounts'],
  bonusVoice: ['quantity'],
  bonusSms: ['quantity'],
  bonusData: ['quantity'],
  bonusDays: ['quantity'],
  walletCredit: ['amounts', 'validDays'],
};

/** A percentage without a cap is one without a limit. */
const MAY_BE_EMPTY: readonly string[] = ['caps'];

function shapeErrors(input: object, wanted: readonly string[], path: string): FieldError[] {
  const given = Object.entries(input).filter(([name, value]) => name !== 'kind' && value !== undefined);
  const unknown = given.filter(([name]) => !wanted.includes(name));
  const there = new Map<string, unknown>(given);
  const missing = wanted.filter((name) => {
    const value = there.get(name);
    return (
      value === undefined || (Array.isArray(value) && value.length === 0 && !MAY_BE_EMPTY.includes(name))
    );
  });
  return [
    ...unknown.map(([name]): FieldError => ({ field: `${path}.${name}`, code: 'unknown_field' })),
    ...missing.map((name): FieldError => ({ field: `${path}.${name}`, code: 'required' })),
  ];
}

function tableErrors(table: readonly Money[] | undefined, path: string, least: number): FieldError[] {
  const seen = new Set<string>();
  return (table ?? []).flatMap(({ amount, currency }, index): FieldError[] => {
    const repeated = seen.has(currency);
    seen.add(currency);
    if (repeated) return [{ field: `${path}.${index}.currency`, code: 'repeated' }];
    return amount < least
      ? [{ field: `${path}.${index}.amount`, code: 'too_small', params: { min: least } }]
      : [];
  });
}

const COUNTRY = /^[A-Z]{2}$/;

function valueErrors(input: CriterionInput, path: string): FieldError[] {
  const { countries, currencies, channels, weekdays, minDays, maxDays } = input;
  const errors: FieldError[] = tableErrors(input.amounts, `${path}.amounts`, 1);
  if (countries && !countries.every((code) => COUNTRY.test(code)))
    errors.push({ field: `${path}.countries`, code: 'not_country' });
  if (currencies && !currencies.every(isCurrencyCode))
    errors.push({ field: `${path}.currencies`, code: 'not_currency' });
  if (channels && !channels.every((channel) => PURCHASE_CHANNELS.some((known) => known === channel)))
    errors.push({
      field: `${path}.channels`,
      code: 'not_in_list',
      params: { values: PURCHASE_CHANNELS.join(', ') },
    });
  if (weekdays && new Set(weekdays).size < weekdays.length)
    errors.push({ field: `${path}.weekdays`, code: 'repeated' });
  if (input.from !== undefined && input.from === input.until)
    errors.push({ field: `${path}.until`, code: 'not_after_start' });
  if (minDays !== undefined && typeof maxDays === 'number' && maxDays < minDays)
    errors.push({ field: `${path}.maxDays`, code: 'too_small', params: { min: minDays } });
  return errors;
}

const unique = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? [...new Set(value)] : value;

/** The fields of the kind alone. What is there was checked before, so that the result is of the kind. */
const partsOf = <T>(input: { kind: string }, fields: readonly string[]): T => {
  const given = new Map<string, unknown>(Object.entries(input));
  return Object.fromEntries([
    ['kind', input.kind],
    ...fields.map((name) => [name, unique(given.get(name))] as const),
  ]) as T;
};

/** What is wrong with a condition, at its fields; empty: `criterionOf` can be called. */
export const criterionErrors = (input: CriterionInput, path: string): FieldError[] => [
  ...shapeErrors(input, CRITERION_FIELDS[input.kind], path),
  ...valueErrors(input, path),
];

export const criterionOf = (input: CriterionInput): Criterion =>
  partsOf<Criterion>(input, CRITERION_FIELDS[input.kind satisfies CriterionKind]);

/** What is wrong with an action, at its fields; empty: `actionOf` can be called. */
export const actionErrors = (input: PromotionActionInput, path: string): FieldError[] => [
  ...shapeErrors(input, ACTION_FIELDS[input.kind], path),
  ...(input.kind === 'bonusDays' && (input.quantity ?? 0) > MAX_BONUS_DAYS
    ? [{ field: `${path}.quantity`, code: 'too_large' as const, params: { max: MAX_BONUS_DAYS } }]
    : []),
  ...tableErrors(input.caps, `${path}.caps`, 1),
  ...tableErrors(input.amounts, `${path}.amounts`, input.kind === 'fixedPrice' ? 0 : 1),
];

export const actionOf = (input: PromotionActionInput): PromotionAction =>
  partsOf<PromotionAction>(input, ACTION_FIELDS[input.kind satisfies PromotionActionKind]);
