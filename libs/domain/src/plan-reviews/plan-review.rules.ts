import { type Locale, Problem } from '../kernel';
import { type PlanReviewFacts, type PlanReviewState, type ReviewVerdict } from './plan-review.types';

const OUTCOMES = { publish: 'published', hide: 'hidden' } as const satisfies Record<
  ReviewVerdict,
  PlanReviewState
>;

/**
 * What a review becomes by a moderator's verdict. Throws `wrong_state` when it is that already, and `validation_failed` at the
 * reason when it is hidden without one: the customer may ask why.
 */
export function decideVerdict(
  review: Pick<PlanReviewFacts, 'state'>,
  verdict: ReviewVerdict,
  reason: string | null,
): PlanReviewState {
  const outcome = OUTCOMES[verdict];
  if (review.state === outcome) throw new Problem('wrong_state', { state: review.state });
  if (verdict === 'hide' && !reason)
    throw new Problem('validation_failed', {}, [{ field: 'reason', code: 'required' }]);
  return outcome;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** Whether a text can be read by somebody who reads that language; a text without any word can by nobody. */
export const isWrittenIn = (text: string, locale: Locale): boolean =>
  locale === 'zh' ? HAN.test(text) : LATIN.test(text) && !HAN.test(text);

/** Throws `validation_failed` at the text unless the operator answers in the language of the review. */
export function requireReplyLanguage(review: Pick<PlanReviewFacts, 'locale'>, text: string): void {
  if (!isWrittenIn(text, review.locale))
    throw new Problem('validation_failed', {}, [{ field: 'text', code: 'other_language' }]);
}
