import { type Money, money } from '../kernel';
import { type RefundAnswer, type RefundFailure, type RefundLookupAnswer } from '../payments';
import { REFUND_STATES, type RefundState, type RefundToUndo } from './refund.types';

/** The only ways a refund can go (rules 7, P2): a state that has no next one stays. The database holds the same table. */
const NEXT_STATES: Record<RefundState, readonly RefundState[]> = {
  awaitingApproval: ['approved', 'rejected', 'cancelled'],
  approved: ['submitted', 'succeeded', 'cancelled'],
  submitted: ['succeeded', 'failed', 'unknown'],
  unknown: ['succeeded', 'failed'],
  succeeded: ['undone'],
  failed: [],
  rejected: [],
  cancelled: [],
  undone: [],
};

export const nextRefundStates = (state: RefundState): readonly RefundState[] => NEXT_STATES[state];

/** The states from which a refund may go to `to`; what an UPDATE names in its WHERE. */
export const refundStatesBefore = (to: RefundState): RefundState[] =>
  REFUND_STATES.filter((state) => NEXT_STATES[state].includes(to));

/** Those of which nothing was given in the end. */
const NOTHING_GIVEN: readonly RefundState[] = ['failed', 'rejected', 'cancelled', 'undone'];

/** Whether a refund counts against what can be refunded of its payment: also one that waits for approval. */
export const countsAsRefunded = (state: RefundState): boolean => !NOTHING_GIVEN.includes(state);

/**
 * Whether a refund did more than put money into the wallet, so that it cannot be taken back: it ended a plan, told a provider,
 * took the place of another one, helped to pay for a plan, or gave a use of a promotion back, which others may have taken since
 * (docs/decisions/0416, 0450, 0474).
 */
export const isFinalRefund = ({
  planEffect,
  couponUse,
  toSource,
  replaces,
  renewal,
}: RefundToUndo): boolean =>
  planEffect !== 'keep' ||
  couponUse === 'back' ||
  toSource.amount > 0 ||
  replaces !== null ||
  renewal !== null;

/** At the provider, without an answer yet: the janitor asks (P4). */
export const awaitsSource = (state: RefundState): boolean => state === 'submitted' || state === 'unknown';

/**
 * What of a refund counts (P1): all of it, or nothing; of one that its source refused what went to the wallet at once.
 */
export function countedOf(refund: { state: RefundState; amount: Money; toSource: Money }): Money {
  const { state, amount, toSource } = refund;
  if (state === 'failed') return money(amount.amount - toSource.amount, amount.currency);
  return countsAsRefunded(state) ? amount : money(0, amount.currency);
}

/**
 * What an answer of a provider makes of a refund. `waiting`: the provider works on it; `resend`: it never heard of it, so it
 * is told again, with the same key (P3); `review`: it paid another amount than was asked for, so a human has to look.
 */
export type RefundVerdict =
  | { state: 'succeeded'; providerReference: string }
  | { state: 'failed'; failureCode: RefundFailure; providerReference: string | null }
  | { state: 'waiting'; providerReference: string }
  | { state: 'review'; providerReference: string }
  | { state: 'unknown' }
  | { state: 'resend' };

/** What an answer about a refund of `due` settles. No answer is unknown, never failed (P4). */
export function verdictOfRefund(answer: RefundAnswer | RefundLookupAnswer, due: Money): RefundVerdict {
  switch (answer.result) {
    case 'succeeded': {
      const { providerReference, amount } = answer;
      const same = amount.amount === due.amount && amount.currency === due.currency;
      return { state: same ? 'succeeded' : 'review', providerReference };
    }
    case 'failed': {
      const { failureCode, providerReference } = answer;
      return { state: 'failed', failureCode, providerReference };
    }
    case 'processing':
      return { state: 'waiting', providerReference: answer.providerReference };
    case 'notFound':
      return { state: 'resend' };
    case 'noAnswer':
      return { state: 'unknown' };
  }
}
