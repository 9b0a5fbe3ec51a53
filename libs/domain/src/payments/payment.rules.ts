import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS, addMs, msBetween } from '../kernel';

/** Who takes the money. Paying from the wallet is a payment, too, so that a refund always names one (rules 4). */
export const PAYMENT_PROVIDERS = ['sandbox', 'wallet'] as const;
export type PaymentProviderName = (typeof PAYMENT_PROVIDERS)[number];

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
  unknown: ['captured', 'failed'],
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

/**
 * When to ask the provider (again) about a payment without an answer, or null: then it becomes a task for a human.
 * Questions that the time has overtaken are left out, but one that was never asked is always asked.
 */
export function nextJanitorCheck(startedAt: Instant, attempts: number, now: Instant): Instant | null {
  const elapsedMs = msBetween(startedAt, now);
  const due = JANITOR_OFFSETS_MS.slice(attempts).find((offset) => offset > elapsedMs);
  if (due !== undefined) return addMs(startedAt, due);
  return attempts === 0 ? now : null;
}

/** What a provider says about a charge, at once or when it is asked later. */
export type ChargeAnswer =
  | { result: 'captured'; providerReference: string }
  | { result: 'declined'; providerReference: string; declineCode: DeclineCode };

/** What a provider says when it is asked by our key: it may never have heard of it. */
export type LookupAnswer = ChargeAnswer | { result: 'notFound' } | { result: 'noAnswer' };

/** Why a provider took no money. `neverReceived`: the request did not reach it. */
export const DECLINE_CODES = [
  'cardDeclined',
  'insufficientFunds',
  'expiredCard',
  'suspectedFraud',
  'neverReceived',
] as const;
export type DeclineCode = (typeof DECLINE_CODES)[number];

/** After this long, a charge that the provider has never heard of can no longer be on its way. */
export const LOST_AFTER_MS = 10 * MINUTE_MS;

export type PaymentVerdict =
  | { state: 'captured'; providerReference: string }
  | { state: 'failed'; declineCode: DeclineCode; providerReference: string | null }
  | { state: 'unknown' };

export const verdictOfCharge = (answer: ChargeAnswer): PaymentVerdict =>
  answer.result === 'captured'
    ? { state: 'captured', providerReference: answer.providerReference }
    : { state: 'failed', declineCode: answer.declineCode, providerReference: answer.providerReference };

/**
 * What a later question settles. A timeout is unknown, never failed (P4): only the provider's own word ends it, or that
 * it has still never heard of the charge ten minutes after its start.
 */
export function verdictOfLookup(answer: LookupAnswer, startedAt: Instant, now: Instant): PaymentVerdict {
  switch (answer.result) {
    case 'captured':
    case 'declined':
      return verdictOfCharge(answer);
    case 'notFound':
      return msBetween(startedAt, now) >= LOST_AFTER_MS
        ? { state: 'failed', declineCode: 'neverReceived', providerReference: null }
        : { state: 'unknown' };
    case 'noAnswer':
      return { state: 'unknown' };
  }
}
