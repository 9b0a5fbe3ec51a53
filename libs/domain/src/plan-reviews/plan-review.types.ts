import { type Locale } from '../kernel';

/** Nobody but staff sees a review before somebody published it, or after somebody hid it. */
export const PLAN_REVIEW_STATES = ['pending', 'published', 'hidden'] as const;
export type PlanReviewState = (typeof PLAN_REVIEW_STATES)[number];

/** Who typed it: the customer in the operator's shop (by its API key), or staff on the customer's behalf. */
export const PLAN_REVIEW_SOURCES = ['customer', 'staff'] as const;
export type PlanReviewSource = (typeof PLAN_REVIEW_SOURCES)[number];

/** What a moderator decides. */
export const REVIEW_VERDICTS = ['publish', 'hide'] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

export const MOST_STARS = 5;

/** What rules are told about a review. */
export interface PlanReviewFacts {
  state: PlanReviewState;
  locale: Locale;
}
