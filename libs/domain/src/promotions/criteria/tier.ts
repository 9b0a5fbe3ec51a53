import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** The customer is a member of one of these tiers, at the instant of the purchase. */
export interface TierCriterion {
  kind: 'tier';
  tiers: string[];
}

export const judgeTier = ({ tiers }: TierCriterion, { tier }: PromotionFacts): CriterionResult => ({
  met: tier !== null && tiers.includes(tier),
  found: tier === null ? {} : { values: [tier] },
});
