import { Id, IdList, LOCALES, OneOf, Text, TextList, Whole, type Locale } from '../kernel';
import { LONGEST_ABUSE_WORD, MOST_ABUSE_WORDS } from './abuse-words.rules';
import { MOST_STARS, REVIEW_VERDICTS, type ReviewVerdict } from './plan-review.types';

const LONGEST_REVIEW = 2_000;
const LONGEST_REASON = 500;
/** As many as a page of the list can show. */
export const MOST_REVIEWS_AT_ONCE = 100;

/** What can be changed in a review; it waits for a moderator again then. A field that is left out stays as it is. */
export class UpdatePlanReviewInput {
  @Whole({ min: 1, max: MOST_STARS, optional: true })
  stars?: number;

  @Text({ max: LONGEST_REVIEW, optional: true, description: 'kept to the letter' })
  text?: string;

  @OneOf(LOCALES, { optional: true, description: 'in which it is written, and will be answered' })
  locale?: Locale;
}

/** What a customer says of a plan that he bought. */
export class CreatePlanReviewInput extends UpdatePlanReviewInput {
  @Id()
  customerId: string;

  @Id()
  planId: string;

  @Whole({ min: 1, max: MOST_STARS })
  override stars: number;

  @Text({ max: LONGEST_REVIEW, description: 'kept to the letter' })
  override text: string;

  @OneOf(LOCALES, { description: 'in which it is written, and will be answered' })
  override locale: Locale;
}

export class PublishReviewInput {
  @Text({ max: LONGEST_REASON, optional: true })
  reason?: string;
}

export class HideReviewInput {
  @Text({ max: LONGEST_REASON })
  reason: string;
}

export class ReplyToReviewInput {
  @Text({ max: LONGEST_REVIEW, nullable: true, description: "in the review's language; null: taken back" })
  text: string | null;
}

/** One verdict for several reviews. */
export class ModerateReviewsInput {
  @IdList({ max: MOST_REVIEWS_AT_ONCE })
  ids: string[];

  @OneOf(REVIEW_VERDICTS)
  verdict: ReviewVerdict;

  @Text({ max: LONGEST_REASON, optional: true, description: 'required to hide' })
  reason?: string;
}

export class UpdateReviewWordsInput {
  @TextList({
    max: MOST_ABUSE_WORDS,
    each: LONGEST_ABUSE_WORD,
    description: 'a star at the end stands for any ending',
  })
  words: string[];
}
