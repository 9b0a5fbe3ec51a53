import { type Instant, type Money } from '../kernel';
import { type PaymentState, type ProviderDisputeState } from '../payments';
import { type SubscriptionState } from '../subscriptions';

/**
 * Where a dispute (chargeback) stands: as at the provider, and `accepted` for one that was lost because we did not contest it.
 */
export const DISPUTE_STATES = [
  'needsResponse',
  'underReview',
  'won',
  'lost',
  'accepted',
] as const satisfies readonly (ProviderDisputeState | 'accepted')[];
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** Why the card holder objects, in our words; the provider's own word is kept beside it. */
export const DISPUTE_REASONS = [
  'fraudulent',
  'duplicate',
  'notReceived',
  'notAsDescribed',
  'creditNotProcessed',
  'cancelled',
  'unrecognised',
  'amountDiffers',
  'general',
] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** How we answer: we contest it with evidence, or let the customer have the money. */
export const DISPUTE_ANSWERS = ['contest', 'accept'] as const;
export type DisputeAnswerKind = (typeof DISPUTE_ANSWERS)[number];

/** What happens to the plan that the disputed payment bought. Lines are suspended with the network, which is not there yet. */
export const DISPUTE_PLAN_EFFECTS = ['keep', 'stopNow'] as const;
export type DisputePlanEffect = (typeof DISPUTE_PLAN_EFFECTS)[number];

/** What an answer to a dispute is decided upon. */
export interface DisputeFacts {
  state: DisputeState;
  /** An answer is on its way to the provider. */
  answering: boolean;
  evidenceDueAt: Instant | null;
  evidenceText: string | null;
  files: number;
}

/** The plan that the payment bought, as far as stopping it is concerned. */
export interface DisputedPlan {
  state: SubscriptionState;
  /** Another purchase rests on it. */
  restedOn: boolean;
}

/** What is known here of the payment that an event says is disputed. */
export interface DisputedPayment {
  state: PaymentState;
  captured: Money;
}
