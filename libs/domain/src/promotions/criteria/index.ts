import { type PromotionFacts } from '../facts.types';
import { type ChannelCriterion, judgeChannel } from './channel';
import { type CountryCriterion, judgeCountry } from './country';
import { type CriterionResult } from './criterion.types';
import { type CurrencyCriterion, judgeCurrency } from './currency';
import { type DaysSinceExpiryCriterion, judgeDaysSinceExpiry } from './days-since-expiry';
import { type FirstPurchaseCriterion, judgeFirstPurchase } from './first-purchase';
import { type HoursCriterion, judgeHours } from './hours';
import { judgeMinimumAmount, type MinimumAmountCriterion } from './minimum-amount';
import { judgePlan, type PlanCriterion } from './plan';
import { judgeTags, type TagsCriterion } from './tags';
import { judgeTier, type TierCriterion } from './tier';

export type { CriterionFinding, CriterionResult } from './criterion.types';
export { type HoursCriterion, WEEKDAYS } from './hours';

/** Every kind of condition that a promotion can have (rules 5); one small file each. */
export const CRITERION_KINDS = [
  'plan',
  'tier',
  'country',
  'currency',
  'channel',
  'firstPurchase',
  'minimumAmount',
  'daysSinceExpiry',
  'hours',
  'tags',
] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

export type Criterion =
  | PlanCriterion
  | TierCriterion
  | CountryCriterion
  | CurrencyCriterion
  | ChannelCriterion
  | FirstPurchaseCriterion
  | MinimumAmountCriterion
  | DaysSinceExpiryCriterion
  | HoursCriterion
  | TagsCriterion;

/** Whether a condition holds for a purchase, and by what it was judged. */
export function judgeCriterion(criterion: Criterion, facts: PromotionFacts): CriterionResult {
  switch (criterion.kind) {
    case 'plan':
      return judgePlan(criterion, facts);
    case 'tier':
      return judgeTier(criterion, facts);
    case 'country':
      return judgeCountry(criterion, facts);
    case 'currency':
      return judgeCurrency(criterion, facts);
    case 'channel':
      return judgeChannel(criterion, facts);
    case 'firstPurchase':
      return judgeFirstPurchase(criterion, facts);
    case 'minimumAmount':
      return judgeMinimumAmount(criterion, facts);
    case 'daysSinceExpiry':
      return judgeDaysSinceExpiry(criterion, facts);
    case 'hours':
      return judgeHours(criterion, facts);
    case 'tags':
      return judgeTags(criterion, facts);
  }
}
