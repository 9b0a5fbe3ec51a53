import { DAY_MS, msBetween } from '../../kernel';
import { type PromotionFacts } from '../facts.types';
import { type CriterionResult } from './criterion.types';

/**
 * The line's last plan ended at least `minDays` and at most `maxDays` whole days ago (win-back); null: however long ago. A
 * line on which a plan runs or waits, or that never had one, is not won back.
 */
export interface DaysSinceExpiryCriterion {
  kind: 'daysSinceExpiry';
  minDays: number;
  maxDays: number | null;
}

export function judgeDaysSinceExpiry(
  { minDays, maxDays }: DaysSinceExpiryCriterion,
  { lastEndedAt, at }: PromotionFacts,
): CriterionResult {
  if (lastEndedAt === null) return { met: false, found: {} };
  const days = Math.floor(msBetween(lastEndedAt, at) / DAY_MS);
  return { met: days >= minDays && (maxDays === null || days <= maxDays), found: { days } };
}
