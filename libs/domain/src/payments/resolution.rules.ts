import { Problem } from '../kernel';
import { type PaymentState, type PaymentVerdict, type ReviewReason } from './payment.rules';

/** What a human found out about a payment that the provider could not tell us. */
export const PAYMENT_RESOLUTIONS = ['captured', 'failed'] as const;
export type PaymentResolution = (typeof PAYMENT_RESOLUTIONS)[number];

export interface ResolutionOrder {
  outcome: PaymentResolution;
  /** The provider's reference of the money that was taken. */
  providerReference?: string;
}

export interface ResolutionFacts {
  state: PaymentState;
  /** Null: nobody has to look (yet), the provider is still asked. */
  reviewReason: ReviewReason | null;
}

/**
 * Whether a human may say how a payment ended: only one that became a task, never one that the provider is still asked about
 * (rules 4). Throws `wrong_state`, and `required` at the provider's reference: money that was taken can be shown there.
 */
export function decideResolution(facts: ResolutionFacts, order: ResolutionOrder): PaymentVerdict {
  if (facts.reviewReason === null) throw new Problem('wrong_state', { state: facts.state });
  const providerReference = order.providerReference ?? null;
  if (order.outcome === 'failed') return { state: 'failed', declineCode: 'foundUnpaid', providerReference };
  if (providerReference === null)
    throw new Problem('validation_failed', {}, [{ field: 'providerReference', code: 'required' }]);
  return { state: 'captured', providerReference, paidWith: null, savedMethod: null };
}
