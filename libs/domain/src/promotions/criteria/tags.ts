import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/** The customer bears at least one of these tags (a segment is tags, rules 5). */
export interface TagsCriterion {
  kind: 'tags';
  tags: string[];
}

export const judgeTags = ({ tags }: TagsCriterion, facts: PromotionFacts): CriterionResult => ({
  met: tags.some((tag) => facts.tags.includes(tag)),
  found: { values: [...facts.tags] },
});
