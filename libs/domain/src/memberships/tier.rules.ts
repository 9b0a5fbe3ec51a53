import { type FieldError, fieldProblem, type Money, money, Problem } from '../kernel';
import { type CreateTierInput, type UpdateTierInput } from './tier.inputs';
import { NO_TIER, type TierContent, thresholdIn } from './tier.types';

/** A tier beside others, as the check needs it. */
interface RankedTier extends Pick<TierContent, 'rank' | 'thresholds' | 'name'> {
  code: string;
}

/** What a new tier starts from when nothing else is said: no benefits. */
export const EMPTY_TIER: Omit<TierContent, 'name' | 'rank'> = {
  colour: '#8a8f98',
  thresholds: [],
  discountBps: 0,
  supportPriority: 'normal',
  slaMinutes: 1_440,
  monthlyBonuses: [],
  freeServices: [],
};

function repeatedErrors(values: readonly string[], path: string, field: string): FieldError[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ field: `${path}.${index}.${field}`, code: 'repeated' }] : [],
  );
}

function contentErrors({
  thresholds = [],
  monthlyBonuses = [],
  freeServices = [],
}: UpdateTierInput): FieldError[] {
  const repeatedService = new Set(freeServices).size < freeServices.length;
  return [
    ...repeatedErrors(
      thresholds.map(({ currency }) => currency),
      'thresholds',
      'currency',
    ),
    ...repeatedErrors(
      monthlyBonuses.map(({ kind }) => kind),
      'monthlyBonuses',
      'kind',
    ),
    ...(repeatedService ? [{ field: 'freeServices', code: 'repeated' }] : []),
  ];
}

const given = (input: UpdateTierInput): Partial<TierContent> =>
  Object.fromEntries(Object.entries(input).filter(([name, value]) => name !== 'code' && value !== undefined));

/**
 * A tier's content with the changes in it. Throws `validation_failed` at each field that says the same thing twice: a currency,
 * a kind of bonus, a service.
 */
export function editTier(content: TierContent, input: UpdateTierInput): TierContent {
  const errors = contentErrors(input);
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  return { ...content, ...given(input) };
}

/** A new tier. Throws what `editTier` throws, and `validation_failed` for the code that means no tier. */
export function newTier(input: CreateTierInput): TierContent {
  if (input.code === NO_TIER)
    throw new Problem('validation_failed', {}, [{ field: 'code', code: 'already_taken' }]);
  return editTier({ ...EMPTY_TIER, name: input.name, rank: input.rank }, input);
}

/** Where a threshold stands in the form, or the list as a whole where it is missing. */
const fieldOf = (tier: RankedTier, threshold: Money): string =>
  `thresholds.${tier.thresholds.indexOf(threshold)}.amount`;

function refuseBetween(tier: RankedTier, other: RankedTier): void {
  const isAbove = other.rank > tier.rank;
  for (const threshold of tier.thresholds) {
    const theirs = thresholdIn(other, threshold.currency);
    const params = { tier: other.code, amount: money(theirs ?? 0, threshold.currency) };
    if (theirs === null && isAbove)
      throw fieldProblem('thresholds', 'tier_currency_above', {
        tier: other.code,
        currency: threshold.currency,
      });
    if (theirs === null) continue;
    if (isAbove && threshold.amount >= theirs)
      throw fieldProblem(fieldOf(tier, threshold), 'tier_threshold_too_high', params);
    if (!isAbove && threshold.amount <= theirs)
      throw fieldProblem(fieldOf(tier, threshold), 'tier_threshold_too_low', params);
  }
  const missing = isAbove
    ? undefined
    : other.thresholds.find(({ currency }) => thresholdIn(tier, currency) === null);
  if (missing)
    throw fieldProblem('thresholds', 'tier_currency_missing', {
      tier: other.code,
      currency: missing.currency,
    });
}

/**
 * Refuses a tier that does not fit between the others (decision 0468): each rank once (`already_exists`); in every currency a
 * higher rank needs more (`tier_threshold_too_low`, `tier_threshold_too_high`); and who can come into a tier can come into
 * each higher one (`tier_currency_missing`, `tier_currency_above`).
 */
export function refuseMisplacedTier(tier: RankedTier, others: readonly RankedTier[]): void {
  if (others.some(({ rank }) => rank === tier.rank))
    throw fieldProblem('rank', 'already_exists', { field: 'rank' });
  // The nearest first: its figure is the one to know.
  const byDistance = [...others].sort((a, b) => Math.abs(a.rank - tier.rank) - Math.abs(b.rank - tier.rank));
  for (const other of byDistance) refuseBetween(tier, other);
}
