import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** One of these plans is bought. */
export interface PlanCriterion {
  kind: 'plan';
  planIds: string[];
}

export const judgePlan = ({ planIds }: PlanCriterion, { planId }: PromotionFacts): CriterionResult => ({
  met: planId !== null && planIds.includes(planId),
  found: planId === null ? {} : { values: [planId] },
});
