import {
  Id,
  InstantField,
  LOCALES,
  Nested,
  NestedList,
  OneOf,
  PROBLEM_CODES,
  Text,
  TextList,
  Whole,
  WholeList,
  type Instant,
  type LocalText,
  type Locale,
  type ProblemCode,
} from '../kernel';
import { LONGEST_ABUSE_WORD, MOST_ABUSE_WORDS } from './abuse-words.rules';
import { type PlanRating } from './rating.rules';
import {
  MOST_STARS,
  PLAN_REVIEW_SOURCES,
  PLAN_REVIEW_STATES,
  type PlanReviewSource,
  type PlanReviewState,
} from './plan-review.types';

/** What customers think of a plan: published reviews only. */
export class PlanRatingView implements PlanRating {
  @Whole({ description: 'published reviews' })
  count: number;

  @Whole({ min: 10, max: 10 * MOST_STARS, nullable: true, description: 'tenths of a star: 43 is 4.3' })
  averageTenths: number | null;

  @WholeList({ maxItems: MOST_STARS, description: 'how many gave one star, two stars …' })
  byStars: number[];
}

/** A name in both languages. */
export class ReviewedPlanName implements LocalText {
  @Text({ max: 80, min: 0 })
  en: string;

  @Text({ max: 80, min: 0 })
  zh: string;
}

/** A customer's review of a plan, with the purchase that proves it, and what became of it. */
export class PlanReviewView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Id()
  planId: string;

  @Text({ max: 40 })
  planCode: string;

  @Nested(() => ReviewedPlanName)
  planName: ReviewedPlanName;

  @Id({ description: 'the purchase that verifies it' })
  renewalId: string;

  @Text({ max: 40 })
  renewalReference: string;

  @InstantField({ description: 'when it was bought' })
  purchasedAt: Instant;

  @Whole({ min: 1, max: MOST_STARS })
  stars: number;

  @Text({ max: 2_000, description: 'to the letter, never to be read as markup' })
  text: string;

  @OneOf(LOCALES)
  locale: Locale;

  @OneOf(PLAN_REVIEW_SOURCES, { description: 'the shop, or staff on behalf' })
  source: PlanReviewSource;

  @Text({ max: 200, description: 'who typed it' })
  enteredBy: string;

  @OneOf(PLAN_REVIEW_STATES)
  state: PlanReviewState;

  @Text({ max: 500, nullable: true })
  reason: string | null;

  @Text({ max: 200, nullable: true })
  decidedBy: string | null;

  @InstantField({ nullable: true })
  decidedAt: Instant | null;

  @TextList({ max: MOST_ABUSE_WORDS, each: LONGEST_ABUSE_WORD, description: 'found of the abuse words' })
  abuseWords: string[];

  @Text({ max: 2_000, nullable: true })
  reply: string | null;

  @Text({ max: 200, nullable: true })
  repliedBy: string | null;

  @InstantField({ nullable: true })
  repliedAt: Instant | null;

  @InstantField()
  createdAt: Instant;

  @InstantField()
  updatedAt: Instant;

  @Whole({ min: 1 })
  version: number;
}

/** What became of one of several reviews. */
export class ModeratedReviewView {
  @Id()
  id: string;

  @OneOf(PROBLEM_CODES, { nullable: true, description: 'why it was left alone; null: it was done' })
  problem: ProblemCode | null;
}

export class ModerationView {
  @Whole()
  done: number;

  @NestedList(() => ModeratedReviewView)
  reviews: ModeratedReviewView[];
}

/** Words that mark a review for its moderator. */
export class ReviewWordsView {
  @Id()
  id: string;

  @TextList({ max: MOST_ABUSE_WORDS, each: LONGEST_ABUSE_WORD })
  words: string[];

  @InstantField()
  updatedAt: Instant;

  @Whole({ min: 1 })
  version: number;
}
