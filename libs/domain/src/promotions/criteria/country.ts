import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** The customer lives in one of these countries (ISO 3166). */
export interface CountryCriterion {
  kind: 'country';
  countries: string[];
}

export const judgeCountry = (
  { countries }: CountryCriterion,
  { country }: PromotionFacts,
): CriterionResult => ({
  met: countries.includes(country),
  found: { values: [country] },
});
