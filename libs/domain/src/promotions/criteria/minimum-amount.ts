import { money, type Money } from '../../kernel';
import { type PromotionFacts } from '../facts.types';
import { amountIn } from '../money-table';
import { type CriterionResult } from './criterion.types';

/**
 * The plan costs at least so much before any discount; so the order of discounts does not matter. In a currency that is not
 * named it does not hold: nothing is converted (rules 1).
 */
export interface MinimumAmountCriterion {
  kind: 'minimumAmount';
  amounts: Money[];
}

export function judgeMinimumAmount(
  { amounts }: MinimumAmountCriterion,
  { amountMinor, currency }: PromotionFacts,
): CriterionResult {
  const least = amountIn(amounts, currency);
  return { met: least !== null && amountMinor >= least, found: { amount: money(amountMinor, currency) } };
}
