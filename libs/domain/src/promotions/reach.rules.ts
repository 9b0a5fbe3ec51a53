import { type CurrencyCode } from '../kernel';
import { type Criterion } from './criteria';
import { type PromotionContent } from './promotion.types';

/** What a purchase can be narrowed to by naming values; null: everything. */
export interface PromotionReach {
  planIds: ReadonlySet<string> | null;
  tiers: ReadonlySet<string> | null;
  countries: ReadonlySet<string> | null;
  currencies: ReadonlySet<string> | null;
  channels: ReadonlySet<string> | null;
}

const EVERYTHING: PromotionReach = {
  planIds: null,
  tiers: null,
  countries: null,
  currencies: null,
  channels: null,
};

const intersect = (known: ReadonlySet<string> | null, values: readonly string[]): ReadonlySet<string> =>
  new Set(known === null ? values : values.filter((value) => known.has(value)));

function narrowed(reach: PromotionReach, criterion: Criterion): PromotionReach {
  switch (criterion.kind) {
    case 'plan':
      return { ...reach, planIds: intersect(reach.planIds, criterion.planIds) };
    case 'tier':
      return { ...reach, tiers: intersect(reach.tiers, criterion.tiers) };
    case 'country':
      return { ...reach, countries: intersect(reach.countries, criterion.countries) };
    case 'currency':
      return { ...reach, currencies: intersect(reach.currencies, criterion.currencies) };
    case 'channel':
      return { ...reach, channels: intersect(reach.channels, criterion.channels) };
    case 'minimumAmount':
      return {
        ...reach,
        currencies: intersect(
          reach.currencies,
          criterion.amounts.map(({ currency }) => currency),
        ),
      };
    case 'firstPurchase':
    case 'daysSinceExpiry':
    case 'hours':
    case 'tags':
      return reach;
  }
}

/** Conditions that always have to hold: those of `all`, and those that stand alone. */
const always = ({ criteria }: PromotionContent): Criterion[] =>
  criteria.flatMap((group) => (group.match === 'all' || group.criteria.length === 1 ? group.criteria : []));

/** Which purchases a promotion can apply to, as far as its conditions name values. */
export function reachOf(content: PromotionContent): PromotionReach {
  const reach = always(content).reduce(narrowed, EVERYTHING);
  const { budgets } = content.limits;
  if (budgets.length === 0) return reach;
  const currencies = intersect(
    reach.currencies,
    budgets.map(({ currency }) => currency),
  );
  return { ...reach, currencies };
}

export const reaches = (values: ReadonlySet<string> | null, value: string): boolean =>
  values === null || values.has(value);

const meet = (a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): boolean =>
  a === null || b === null || [...a].some((value) => b.has(value));

/** Whether one purchase can be within both. */
export const reachesMeet = (a: PromotionReach, b: PromotionReach): boolean =>
  meet(a.planIds, b.planIds) &&
  meet(a.tiers, b.tiers) &&
  meet(a.countries, b.countries) &&
  meet(a.currencies, b.currencies) &&
  meet(a.channels, b.channels);

/** The figures of actions in a currency in which the promotion never applies, by their field: a mistake of its author. */
export function figuresOutOfReach(content: PromotionContent): { field: string; currency: CurrencyCode }[] {
  const { currencies } = reachOf(content);
  return content.actions.flatMap((action, at) => {
    const table = action.kind === 'percentOff' ? 'caps' : 'amounts';
    const figures = action.kind === 'percentOff' ? action.caps : 'amounts' in action ? action.amounts : [];
    return figures.flatMap(({ currency }, index) =>
      reaches(currencies, currency) ? [] : [{ field: `actions.${at}.${table}.${index}.currency`, currency }],
    );
  });
}
