import { type CurrencyCode, type Instant, type LocalText } from '../kernel';
import { type PromotionAction } from './actions';
import { type Criterion } from './criteria';

/** A version is edited as a draft, tried in dry runs, and immutable once it was released (rules 5). */
export const PROMOTION_STATES = [
  'draft',
  'test',
  'awaitingApproval',
  'released',
  'suspended',
  'retired',
] as const;
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** What a released version is at an instant; never stored, always computed from its window. */
export const PROMOTION_PHASES = ['upcoming', 'running', 'ended'] as const;
export type PromotionPhase = (typeof PROMOTION_PHASES)[number];

/** What lists show: the phase of what is released, else the state. */
export const PROMOTION_STATUSES = [
  'draft',
  'test',
  'awaitingApproval',
  'upcoming',
  'running',
  'ended',
  'suspended',
  'retired',
] as const;
export type PromotionStatus = (typeof PROMOTION_STATUSES)[number];

/** When it holds: from the start, inclusive, to the end, exclusive; null: until somebody ends it. */
export interface PromotionWindow {
  startsAt: Instant;
  endsAt: Instant | null;
}

export const CRITERIA_MATCHES = ['all', 'any'] as const;
export type CriteriaMatch = (typeof CRITERIA_MATCHES)[number];

/** Criteria of which all, or at least one, must hold. Groups stand beside each other: each of them must hold. */
export interface CriteriaGroup {
  match: CriteriaMatch;
  criteria: Criterion[];
}

/** Of the promotions in one group that would apply: the one that takes off most, all, or the first by priority. */
export const GROUP_MODES = ['best', 'all', 'first'] as const;
export type GroupMode = (typeof GROUP_MODES)[number];

export interface PromotionGroup {
  code: string;
  mode: GroupMode;
}

export const BUDGET_PERIODS = ['day', 'week', 'month'] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** What may be taken off in a currency, in minor units; null: no limit of this kind. */
export interface PromotionBudget {
  currency: CurrencyCode;
  totalMinor: number | null;
  periodMinor: number | null;
}

export interface PromotionLimits {
  totalUses: number | null;
  usesPerCustomer: number | null;
  /** None: no limit in money. Any: it applies in these currencies only, as a plan is sold only where it has a price. */
  budgets: PromotionBudget[];
  /** The operator's day, week (from Monday) or month. */
  budgetPeriod: BudgetPeriod;
}

/** One code that everybody may use, or a code of its own for everybody, from batches. */
export const COUPON_KINDS = ['shared', 'unique'] as const;
export type CouponKind = (typeof COUPON_KINDS)[number];

export interface PromotionCoupon {
  kind: CouponKind;
  /** Of `shared`, as it is written; null: none yet, or `unique`. */
  code: string | null;
}

/** Everything that staff edit. */
export interface PromotionContent {
  name: LocalText;
  window: PromotionWindow;
  criteria: CriteriaGroup[];
  actions: PromotionAction[];
  /** The code that it needs; null: it applies by itself. */
  coupon: PromotionCoupon | null;
  /** Small first. */
  priority: number;
  group: PromotionGroup | null;
  /** Nothing else applies beside it. */
  exclusive: boolean;
  /** Ids of promotions that do not apply together with it. */
  incompatibleWith: string[];
  limits: PromotionLimits;
}

/** A version as rules see it. */
export interface PromotionVersionFacts {
  id: string;
  promotionId: string;
  code: string;
  versionNo: number;
  state: PromotionState;
  content: PromotionContent;
}
