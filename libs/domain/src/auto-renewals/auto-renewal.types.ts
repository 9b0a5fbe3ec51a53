import { type Instant } from '../kernel';

/** Who pays an automatic renewal: the balance as far as it reaches and then the default method, or one of the two alone. */
export const AUTO_RENEW_ORDERS = ['walletFirst', 'methodOnly', 'walletOnly'] as const;
export type AutoRenewOrder = (typeof AUTO_RENEW_ORDERS)[number];

/**
 * `waiting`: on, nothing tried yet for the plan that runs; `failing`: tried without success, and tried again; `stopped`: switched off
 * by itself after its tries, a case for somebody (dunning); `off`: switched off by somebody.
 */
export const AUTO_RENEW_STATES = ['waiting', 'failing', 'stopped', 'off'] as const;
export type AutoRenewState = (typeof AUTO_RENEW_STATES)[number];

/**
 * Why it was switched off by itself: no try was left, the bank refused for good, the plan or the line cannot be renewed, or the money
 * came and the plan could not be started: it lies in the balance, and nobody is charged again.
 */
export const AUTO_RENEW_STOPS = [
  'triesUsed',
  'refusedForGood',
  'notRenewable',
  'chargedWithoutPlan',
] as const;
export type AutoRenewStop = (typeof AUTO_RENEW_STOPS)[number];

/** What is tried for one subscription, and since when it may be. */
export interface AutoRenewTurn {
  /** When the last plan of the line ends, or ended. */
  endsAt: Instant;
  /** When it was switched on. */
  since: Instant;
  /** Null: nothing was tried for this plan. */
  lastTryAt: Instant | null;
  /** The try that was planned with the last one; null: nothing was tried, or no try was left. */
  plannedAt: Instant | null;
}

/** What follows from a try that failed. */
export type AutoRenewConsequence = { kind: 'again'; at: Instant } | { kind: 'stop'; reason: AutoRenewStop };

/** Hours from the end of a plan, negative before it, earliest first: when it is renewed by itself (rules 4). */
export type AutoRenewSchedule = readonly number[];
