import { type LocalText } from '../kernel';
import { type PriceAction } from '../pricing';
import { COUPON_REFUSALS } from './facts.types';
import { type Criterion, type CriterionResult } from './criteria';
import {
  type CriteriaMatch,
  type PromotionCoupon,
  type PromotionPhase,
  type PromotionState,
} from './promotion.types';

/** What is left of a promotion's limits for one customer and currency. */
export interface PromotionRoom {
  /** Null: no limit. */
  usesLeft: number | null;
  usesByCustomer: number;
  /** The smaller one of the whole budget's rest and the period's, minor units; null: no limit. */
  budgetLeftMinor: number | null;
}

/** Why a promotion does not apply. */
export const PROMOTION_REASONS = [
  'notReleased',
  'upcoming',
  'ended',
  'suspended',
  'codeNotGiven',
  ...COUPON_REFUSALS,
  'conditionsNotMet',
  'notInCurrency',
  'usedUp',
  'usedByCustomer',
  'budgetUsed',
  'exclusive',
  'incompatible',
  'laterInGroup',
] as const;
export type PromotionReason = (typeof PROMOTION_REASONS)[number];

export interface JudgedCriterion extends CriterionResult {
  criterion: Criterion;
}

export interface JudgedGroup {
  match: CriteriaMatch;
  met: boolean;
  criteria: JudgedCriterion[];
}

/** What became of one promotion in one purchase, with every condition of it. */
export interface PromotionVerdict {
  promotionId: string;
  versionId: string;
  versionNo: number;
  code: string;
  name: LocalText;
  priority: number;
  state: PromotionState;
  phase: PromotionPhase;
  groups: JudgedGroup[];
  /** The code that it needs; null: none. */
  coupon: PromotionCoupon | null;
  /** Null: it applies; whether something is left to take off is the price's to say. */
  reason: PromotionReason | null;
  /** The code of the promotion that keeps it from applying. */
  because: string | null;
  /** What it does in the currency of the purchase; empty when it says nothing about that currency. */
  actions: PriceAction[];
  bestOf: string | null;
  /** Null: no limit. */
  budgetLeftMinor: number | null;
}
