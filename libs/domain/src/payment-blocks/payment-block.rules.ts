import { addMs, DAY_MS, type Instant, Problem } from '../kernel';
import {
  type BlockCause,
  type BlockFacts,
  type BlockState,
  type DeclineFacts,
  type DeclineRule,
} from './payment-block.types';

export function blockStateOf({ until, liftedAt }: BlockFacts, now: Instant): BlockState {
  if (liftedAt !== null) return 'lifted';
  return until !== null && until <= now ? 'over' : 'active';
}

export const isBlocking = (block: BlockFacts | null, now: Instant): boolean =>
  block !== null && blockStateOf(block, now) === 'active';

/** The refusals that another try does not help: who repeats them tries cards. Codes of `DECLINE_CODES`. */
export const HARD_DECLINES: readonly string[] = ['cardDeclined', 'expiredCard', 'suspectedFraud'];

/** A method that was refused too often is tried again after this. */
const BLOCKED_AFTER_DECLINES_MS = DAY_MS;

/**
 * Whether a refused charge blocks its method: at once and until somebody lifts it when the bank suspects fraud, for a day
 * after so many hard refusals. Null: it does not.
 */
export function blockAfterDecline(
  { declineCode, hardDeclines }: DeclineFacts,
  rule: DeclineRule,
  now: Instant,
): { cause: BlockCause; until: Instant | null } | null {
  if (!rule.active) return null;
  if (declineCode === 'suspectedFraud') return { cause: 'suspectedFraud', until: null };
  if (!HARD_DECLINES.includes(declineCode) || hardDeclines < rule.times) return null;
  return { cause: 'declines', until: addMs(now, BLOCKED_AFTER_DECLINES_MS) };
}

/** Throws `block_end_past` at `until` when a block would be over before it began. */
export function refusePastEnd(until: Instant | null, now: Instant): void {
  if (until === null || until > now) return;
  throw new Problem('block_end_past', {}, [{ field: 'until', code: 'block_end_past', params: {} }]);
}
