import { BPS_PER_WHOLE, type CurrencyCode, shareOf } from '../kernel';
import { qualifiedTier, type Spend, tierBelow } from './membership.rules';
import { NO_TIER, type ProgrammeTerms, type TierRule } from './tier.types';

const DAYS_PER_MONTH = 30;

/**
 * The tier that a customer would be in after his next review: up to what is reached, or down by one level once his period is over.
 * What a simulation compares, before and after a change of the thresholds.
 */
export function reviewedTier(earnedTier: string, tiers: readonly TierRule[], spend: Spend): string {
  const rankOf = (code: string) => tiers.find((tier) => tier.code === code)?.rank ?? 0;
  const qualified = qualifiedTier(tiers, spend);
  if (rankOf(qualified) > rankOf(earnedTier)) return qualified;
  return rankOf(qualified) < rankOf(earnedTier) ? tierBelow(tiers, earnedTier) : earnedTier;
}

/** Customers with the same tier before and after, in one currency, and what they spent within the window. */
export interface SimulatedGroup {
  before: string;
  after: string;
  currency: CurrencyCode;
  customers: number;
  netMinor: number;
}

/** What the tiers take off in a month, in minor units, before and after: spending of an average month, times the discount. */
export interface MonthlyCost {
  currency: CurrencyCode;
  beforeMinor: number;
  afterMinor: number;
}

type Discounts = ReadonlyMap<string, number>;

/** The cost of all groups per currency; `before` and `after` are the discounts of the tiers, basis points. */
export function monthlyCosts(
  groups: readonly SimulatedGroup[],
  { windowDays }: Pick<ProgrammeTerms, 'windowDays'>,
  { before, after }: { before: Discounts; after: Discounts },
): MonthlyCost[] {
  const costs = new Map<CurrencyCode, MonthlyCost>();
  const costOf = (netMinor: number, bps: number) =>
    shareOf(Math.max(0, netMinor), bps * DAYS_PER_MONTH, BPS_PER_WHOLE * windowDays);
  for (const group of groups) {
    const { currency, netMinor } = group;
    const cost = costs.get(currency) ?? { currency, beforeMinor: 0, afterMinor: 0 };
    cost.beforeMinor += costOf(netMinor, before.get(group.before) ?? 0);
    cost.afterMinor += costOf(netMinor, after.get(group.after) ?? 0);
    costs.set(currency, cost);
  }
  return [...costs.values()].filter(({ beforeMinor, afterMinor }) => beforeMinor > 0 || afterMinor > 0);
}

/** Whether a move between tiers is one up. */
export const isMoveUp = (tiers: readonly TierRule[], from: string, to: string): boolean => {
  const rankOf = (code: string) =>
    code === NO_TIER ? 0 : (tiers.find((tier) => tier.code === code)?.rank ?? 0);
  return rankOf(to) > rankOf(from);
};
