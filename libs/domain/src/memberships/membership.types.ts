import { type Instant } from '../kernel';

/** Why a tier changed. */
export const TIER_CHANGE_CAUSES = ['upgrade', 'downgrade', 'override', 'overrideEnded'] as const;
export type TierChangeCause = (typeof TIER_CHANGE_CAUSES)[number];

/** What a customer is, and what he becomes by himself. */
export interface MembershipState {
  /** The code of the tier that counts now; `none`: no tier. */
  tier: string;
  /** The tier that his spending has led to; another one than `tier` only while a person's decision stands. */
  earnedTier: string;
  /** The end of the period in which the earned tier is kept whatever is spent; null: nothing is earned. */
  periodEndsAt: Instant | null;
  /** Until when automation leaves the tier alone; null: nobody has set it. */
  overrideUntil: Instant | null;
}

export const NO_MEMBERSHIP: MembershipState = {
  tier: 'none',
  earnedTier: 'none',
  periodEndsAt: null,
  overrideUntil: null,
};

/** A change of what a membership is. `cause` is null where the tier stays: a period began anew. */
export interface MembershipDecision {
  after: MembershipState;
  cause: TierChangeCause | null;
}

/** How long before its loss a member is told. */
export const WARNING_DAYS = [30, 7] as const;
export type WarningDays = (typeof WARNING_DAYS)[number];

/** A tier that will be lost, and what would keep it. */
export interface TierWarning {
  days: WarningDays;
  tier: string;
  nextTier: string;
  losesAt: Instant;
  /** What is still to be spent to keep it, minor units. */
  missingMinor: number;
}
