import { DAY_MS, MINUTE_MS, SECOND_MS } from '../kernel';
import { type CardBrand } from './payment-method.rules';
import { type DeclineCode, type RefundFailure } from './provider.types';

/**
 * What the sandbox does with a charge. `slow`: it answers, but late; `timeout…`: no answer in time, whether money moved is
 * learnt by asking; `silent`: no answer ever, also when asked; `processing…`: accepted, the end comes by an event;
 * `requiresAction`: the customer decides on the sandbox's page.
 */
export type SandboxOutcome =
  | { kind: 'captured' }
  | { kind: 'slow' }
  | { kind: 'declined'; declineCode: DeclineCode }
  | { kind: 'timeoutCaptured' }
  | { kind: 'timeoutDeclined'; declineCode: DeclineCode }
  | { kind: 'timeoutNeverReceived' }
  | { kind: 'silent' }
  | { kind: 'processingCaptured' }
  | { kind: 'processingDeclined'; declineCode: DeclineCode }
  | { kind: 'requiresAction' };

/** What the sandbox does when money of such a charge is given back. */
export type SandboxRefundOutcome =
  | { kind: 'succeeded' }
  | { kind: 'failed'; failureCode: RefundFailure }
  | { kind: 'timeoutSucceeded' }
  | { kind: 'timeoutFailed'; failureCode: RefundFailure }
  | { kind: 'silent' }
  | { kind: 'processingSucceeded' }
  | { kind: 'processingFailed'; failureCode: RefundFailure };

/** How a dispute ends that we contest; one that we accept or do not answer in time is lost. */
export interface SandboxDisputeOutcome {
  reason: string;
  contested: 'won' | 'lost';
}

interface SandboxCard {
  brand: CardBrand;
  lastFour: string;
  outcome: SandboxOutcome;
  /** Left out: refunds succeed at once. */
  refund?: SandboxRefundOutcome;
  /** Left out: nobody disputes it. */
  dispute?: SandboxDisputeOutcome;
}

/** The test cards: what each does is certain, so that every case can be shown and tested (rules 4). */
export const SANDBOX_CARDS = {
  tok_success: { brand: 'visa', lastFour: '4242', outcome: { kind: 'captured' } },
  tok_success_unionpay: { brand: 'unionpay', lastFour: '0005', outcome: { kind: 'captured' } },
  tok_declined: {
    brand: 'visa',
    lastFour: '0002',
    outcome: { kind: 'declined', declineCode: 'cardDeclined' },
  },
  tok_insufficient_funds: {
    brand: 'mastercard',
    lastFour: '9995',
    outcome: { kind: 'declined', declineCode: 'insufficientFunds' },
  },
  tok_expired_card: {
    brand: 'visa',
    lastFour: '0069',
    outcome: { kind: 'declined', declineCode: 'expiredCard' },
  },
  tok_suspected_fraud: {
    brand: 'visa',
    lastFour: '0019',
    outcome: { kind: 'declined', declineCode: 'suspectedFraud' },
  },
  tok_limit_exceeded: {
    brand: 'amex',
    lastFour: '0028',
    outcome: { kind: 'declined', declineCode: 'limitExceeded' },
  },
  tok_3ds: { brand: 'visa', lastFour: '3184', outcome: { kind: 'requiresAction' } },
  tok_slow: { brand: 'jcb', lastFour: '3014', outcome: { kind: 'slow' } },
  tok_timeout: { brand: 'mastercard', lastFour: '3155', outcome: { kind: 'timeoutCaptured' } },
  tok_timeout_declined: {
    brand: 'mastercard',
    lastFour: '3220',
    outcome: { kind: 'timeoutDeclined', declineCode: 'cardDeclined' },
  },
  tok_timeout_lost: { brand: 'visa', lastFour: '3063', outcome: { kind: 'timeoutNeverReceived' } },
  tok_silent: { brand: 'visa', lastFour: '3089', outcome: { kind: 'silent' } },
  tok_late_success: { brand: 'unionpay', lastFour: '3105', outcome: { kind: 'processingCaptured' } },
  tok_late_failure: {
    brand: 'unionpay',
    lastFour: '3113',
    outcome: { kind: 'processingDeclined', declineCode: 'cardDeclined' },
  },
  tok_refund_fails: {
    brand: 'visa',
    lastFour: '5126',
    outcome: { kind: 'captured' },
    refund: { kind: 'failed', failureCode: 'methodClosed' },
  },
  tok_refund_timeout: {
    brand: 'visa',
    lastFour: '5134',
    outcome: { kind: 'captured' },
    refund: { kind: 'timeoutSucceeded' },
  },
  tok_refund_timeout_fails: {
    brand: 'visa',
    lastFour: '5142',
    outcome: { kind: 'captured' },
    refund: { kind: 'timeoutFailed', failureCode: 'providerBalanceTooLow' },
  },
  tok_refund_silent: {
    brand: 'visa',
    lastFour: '5159',
    outcome: { kind: 'captured' },
    refund: { kind: 'silent' },
  },
  tok_refund_late: {
    brand: 'mastercard',
    lastFour: '5167',
    outcome: { kind: 'captured' },
    refund: { kind: 'processingSucceeded' },
  },
  tok_refund_late_failure: {
    brand: 'mastercard',
    lastFour: '5175',
    outcome: { kind: 'captured' },
    refund: { kind: 'processingFailed', failureCode: 'methodClosed' },
  },
  tok_disputed: {
    brand: 'visa',
    lastFour: '0259',
    outcome: { kind: 'captured' },
    dispute: { reason: 'fraudulent', contested: 'won' },
  },
  tok_disputed_lost: {
    brand: 'mastercard',
    lastFour: '2685',
    outcome: { kind: 'captured' },
    dispute: { reason: 'product_not_received', contested: 'lost' },
  },
} as const satisfies Record<string, SandboxCard>;

export type SandboxToken = keyof typeof SANDBOX_CARDS;
export const SANDBOX_TOKENS = Object.keys(SANDBOX_CARDS) as SandboxToken[];

export const isSandboxToken = (token: string): token is SandboxToken => Object.hasOwn(SANDBOX_CARDS, token);

export const sandboxOutcome = (token: SandboxToken): SandboxOutcome => SANDBOX_CARDS[token].outcome;

export function sandboxRefundOutcome(token: SandboxToken): SandboxRefundOutcome {
  const card: SandboxCard = SANDBOX_CARDS[token];
  return card.refund ?? { kind: 'succeeded' };
}

export function sandboxDispute(token: SandboxToken): SandboxDisputeOutcome | null {
  const card: SandboxCard = SANDBOX_CARDS[token];
  return card.dispute ?? null;
}

/** What the sandbox charges for a dispute, minor units of its currency. */
export const SANDBOX_DISPUTE_FEE = 1_500;

/** So long the sandbox waits for an answer to a dispute. */
export const SANDBOX_DISPUTE_DUE_MS = 7 * DAY_MS;

/** After this long, what the sandbox works on has its end. */
export const SANDBOX_PROCESSING_MS = 10 * SECOND_MS;

/** After this long an event tells what a lost answer would have said: long enough to ask before. */
export const SANDBOX_LOST_ANSWER_MS = MINUTE_MS;

/** For this long the sandbox keeps its page for a confirmation open. */
export const SANDBOX_ACTION_MS = 30 * MINUTE_MS;
