import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** The customer never bought a plan before. */
export interface FirstPurchaseCriterion {
  kind: 'firstPurchase';
}

export const judgeFirstPurchase = (
  _criterion: FirstPurchaseCriterion,
  { purchases }: PromotionFacts,
): CriterionResult => ({ met: purchases === 0, found: { count: purchases } });
