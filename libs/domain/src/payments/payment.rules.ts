import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Money, msBetween, SECOND_MS } from '../kernel';
import {
  type CapturedAnswer,
  type ChargeAnswer,
  type CreateLinkAnswer,
  type DeclineCode,
  type ExpiredAnswer,
  type LinkAnswer,
  type LookupAnswer,
  type PaidWith,
  type SavedMethod,
} from './provider.types';

export const PAYMENT_PURPOSES = ['topUp', 'renewal'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

export const PAYMENT_STATES = [
  'pending',
  'requiresAction',
  'captured',
  'failed',
  'unknown',
  'expired',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** The only ways a payment can go (P2): a state that has no next one stays. */
const NEXT_STATES: Record<PaymentState, readonly PaymentState[]> = {
  pending: ['requiresAction', 'captured', 'failed', 'unknown', 'expired'],
  requiresAction: ['captured', 'failed', 'unknown', 'expired'],
  unknown: ['requiresAction', 'captured', 'failed', 'expired'],
  captured: [],
  failed: [],
  expired: [],
};

export const nextPaymentStates = (state: PaymentState): readonly PaymentState[] => NEXT_STATES[state];

/** The states from which a payment may go to `to`; what an UPDATE names in its WHERE. */
export const paymentStatesBefore = (to: PaymentState): PaymentState[] =>
  PAYMENT_STATES.filter((state) => NEXT_STATES[state].includes(to));

export const isSettled = (state: PaymentState): boolean => NEXT_STATES[state].length === 0;

/** States in which nobody knows yet whether money moved: a second charge for the same purpose is refused. */
export const isOpen = (state: PaymentState): boolean => !isSettled(state);

/** When the provider is asked what became of a payment, counted from its start (rules 4, P4). */
const JANITOR_OFFSETS_MS = [
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  ...Array.from({ length: 7 }, (_, day) => (day + 1) * DAY_MS),
];

/** A page that ran out is asked about this long after its end: the provider's clock may be a little behind ours. */
const AFTER_EXPIRY_MS = 10 * SECOND_MS;

/**
 * When to ask the provider (again) about a payment without an answer, or null: then it becomes a task for a human.
 * Questions that the time has overtaken are left out, but one that was never asked is always asked. `pageExpiresAt`: until
 * then the customer may pay, so its end is asked for, too.
 */
export function nextJanitorCheck(
  startedAt: Instant,
  attempts: number,
  now: Instant,
  pageExpiresAt: Instant | null = null,
): Instant | null {
  const elapsedMs = msBetween(startedAt, now);
  const due = JANITOR_OFFSETS_MS.slice(attempts).find((offset) => offset > elapsedMs);
  const scheduled = due === undefined ? (attempts === 0 ? now : null) : addMs(startedAt, due);
  const atItsEnd = pageExpiresAt === null ? null : addMs(pageExpiresAt, AFTER_EXPIRY_MS);
  if (atItsEnd === null || atItsEnd <= now) return scheduled;
  return scheduled === null || atItsEnd < scheduled ? atItsEnd : scheduled;
}

/** After this long, a charge that the provider has never heard of can no longer be on its way. */
export const LOST_AFTER_MS = 10 * MINUTE_MS;

/** Why a human has to look at a payment. `inReport`: a settlement report names it, the provider's answer does not. */
export const REVIEW_REASONS = ['noAnswer', 'amountDiffers', 'inReport'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/**
 * What an answer of a provider makes of a payment. `waiting`: the provider works on it, the payment stays where it is and is
 * asked about again; `review`: what the provider says cannot be booked, so a human has to look.
 */
export type PaymentVerdict =
  | {
      state: 'captured';
      providerReference: string;
      paidWith: PaidWith | null;
      savedMethod: SavedMethod | null;
    }
  | { state: 'failed'; declineCode: DeclineCode; providerReference: string | null }
  | { state: 'requiresAction'; providerReference: string; actionUrl: string; expiresAt: Instant }
  | { state: 'expired'; providerReference: string }
  | { state: 'unknown' }
  | { state: 'waiting'; providerReference: string }
  | { state: 'review'; providerReference: string; reason: ReviewReason };

/** A captured amount is booked only when it is to the unit what we asked for (F25). */
function verdictOfCapture(answer: CapturedAnswer, due: Money): PaymentVerdict {
  const { providerReference, amount, paidWith, savedMethod } = answer;
  if (amount.amount !== due.amount || amount.currency !== due.currency)
    return { state: 'review', providerReference, reason: 'amountDiffers' };
  return {
    state: 'captured',
    providerReference,
    paidWith: paidWith ?? null,
    savedMethod: savedMethod ?? null,
  };
}

/** What the answer to a charge of `due` settles. */
export function verdictOfCharge(answer: ChargeAnswer | ExpiredAnswer, due: Money): PaymentVerdict {
  switch (answer.result) {
    case 'captured':
      return verdictOfCapture(answer, due);
    case 'declined':
      return {
        state: 'failed',
        declineCode: answer.declineCode,
        providerReference: answer.providerReference,
      };
    case 'requiresAction': {
      const { providerReference, actionUrl, expiresAt } = answer;
      return { state: 'requiresAction', providerReference, actionUrl, expiresAt };
    }
    case 'processing':
      return { state: 'waiting', providerReference: answer.providerReference };
    case 'expired':
      return { state: 'expired', providerReference: answer.providerReference };
  }
}

/** What the answer to asking for a page means: nobody paid yet, or nobody can. */
export function verdictOfPage(answer: CreateLinkAnswer | { result: 'noAnswer' }): PaymentVerdict {
  switch (answer.result) {
    case 'open': {
      const { providerReference, url: actionUrl, expiresAt } = answer;
      return { state: 'requiresAction', providerReference, actionUrl, expiresAt };
    }
    case 'refused':
      return { state: 'failed', declineCode: 'methodUnavailable', providerReference: null };
    case 'noAnswer':
      return { state: 'unknown' };
  }
}

/** An open page is an action that the customer still has to take. */
export function lookupOfLink(answer: LinkAnswer): LookupAnswer {
  if (answer.result !== 'open') return answer;
  const { providerReference, url: actionUrl, expiresAt } = answer;
  return { result: 'requiresAction', providerReference, actionUrl, expiresAt };
}

/**
 * What a later question settles. A timeout is unknown, never failed (P4): only the provider's own word ends it, or that
 * it has still never heard of the charge ten minutes after its start.
 */
export function verdictOfLookup(
  answer: LookupAnswer,
  payment: { amount: Money; startedAt: Instant },
  now: Instant,
): PaymentVerdict {
  switch (answer.result) {
    case 'notFound':
      return msBetween(payment.startedAt, now) >= LOST_AFTER_MS
        ? { state: 'failed', declineCode: 'neverReceived', providerReference: null }
        : { state: 'unknown' };
    case 'noAnswer':
      return { state: 'unknown' };
    default:
      return verdictOfCharge(answer, payment.amount);
  }
}
