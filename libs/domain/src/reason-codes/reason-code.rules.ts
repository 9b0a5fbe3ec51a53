import { fieldProblem, Problem } from '../kernel';
import {
  REASON_USES,
  type ReasonEntry,
  type ReasonFacts,
  type ReasonUse,
  RESERVED_REASONS,
} from './reason-code.types';

/** What is offered for a use, in the catalogue's order; reserved codes never are. */
export const reasonsFor = (entries: readonly ReasonEntry[], use: ReasonUse): ReasonFacts[] =>
  entries
    .filter(({ active, uses, code }) => active && uses.includes(use) && !RESERVED_REASONS.includes(code))
    .map(({ code, text, commentNeeded }) => ({ code, text, commentNeeded }));

/**
 * Refuses a reason that is not among those offered, and one that says too little without a comment (rules 7). Throws
 * `validation_failed` at `reasonCode` and `reason_comment_needed` at `comment`.
 */
export function refuseReason(
  offered: readonly ReasonFacts[],
  given: { reasonCode: string; comment?: string | undefined },
): void {
  const reason = offered.find(({ code }) => code === given.reasonCode);
  if (!reason)
    throw new Problem('validation_failed', {}, [{ field: 'reasonCode', code: 'reason_not_offered' }]);
  if (reason.commentNeeded && !given.comment?.trim()) throw fieldProblem('comment', 'reason_comment_needed');
}

/**
 * The entry after a change. Throws `validation_failed` where a text or the list of uses is empty, `reason_reserved` where a code of what
 * nobody orders would be offered, and `reason_last` where
 * nothing would be left to choose for something that cannot be done without a reason. `others` are all other entries.
 */
export function decideReasonChange(
  before: ReasonEntry | null,
  after: ReasonEntry,
  others: readonly ReasonEntry[],
): ReasonEntry {
  if (after.active && RESERVED_REASONS.includes(after.code)) throw fieldProblem('active', 'reason_reserved');
  const uses = REASON_USES.filter((use) => after.uses.includes(use));
  if (uses.length === 0) throw new Problem('validation_failed', {}, [{ field: 'uses', code: 'required' }]);
  const decided = { ...after, uses };
  for (const use of REASON_USES) {
    const offered = (entries: readonly ReasonEntry[]) => reasonsFor(entries, use).length > 0;
    if (before && offered([before]) && !offered([...others, decided]))
      throw fieldProblem(decided.active ? 'uses' : 'active', 'reason_last');
  }
  return decided;
}
