import { type Instant, type Validity } from '../kernel';

/** A plan version that runs on a line (rules 3). */
export const SUBSCRIPTION_STATES = ['queued', 'active', 'expired', 'revoked'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** How a plan meets what already runs on the line, chosen per call (rules 3). */
export const PLAN_POLICIES = ['queue', 'extend', 'replaceNow'] as const;

/** An add-on pack knows one way only: it is added to the plan that runs (decision 0519). */
export const RENEWAL_POLICIES = [...PLAN_POLICIES, 'addOn'] as const;
export type RenewalPolicy = (typeof RENEWAL_POLICIES)[number];

/** One subscription of the line as rules see it. */
export interface SubscriptionFacts {
  id: string;
  planId: string;
  state: SubscriptionState;
  startsAt: Instant;
  endsAt: Instant;
  /** Day of the month that monthly ends aim at. */
  anchorDay: number;
  zone: string;
}

export interface ActivationFacts {
  policy: RenewalPolicy;
  planId: string;
  validity: Validity;
  /** Days of validity on top that promotions give; left out: none. */
  bonusDays?: number;
  /** The customer's zone, copied to the subscription when it starts. */
  zone: string;
  /** The subscriptions of the line, in any order; ended ones do not matter. */
  subscriptions: readonly SubscriptionFacts[];
}

/** What becomes of the line's subscriptions: a new one, a later end of the one that runs, or only more to use of that one. */
export interface SubscriptionDecision {
  kind: 'create' | 'extend' | 'addOn';
  /** The one that is extended or added to. */
  subscriptionId: string | null;
  /** The last one before it: what the new one waits for or replaces, or what is extended or added to. */
  predecessorId: string | null;
  state: 'queued' | 'active';
  startsAt: Instant;
  endsAt: Instant;
  anchorDay: number;
  zone: string;
  /** The new lots are valid in this span. */
  lotsFrom: Instant;
  lotsUntil: Instant;
}
