import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** The wallet, and so the price, is in one of these currencies. */
export interface CurrencyCriterion {
  kind: 'currency';
  currencies: string[];
}

export const judgeCurrency = (
  { currencies }: CurrencyCriterion,
  { currency }: PromotionFacts,
): CriterionResult => ({
  met: currencies.includes(currency),
  found: { values: [currency] },
});
