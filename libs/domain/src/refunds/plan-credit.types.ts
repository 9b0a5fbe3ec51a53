import { type CurrencyCode, type Instant, type LocalText, type Money } from '../kernel';
import { type PaymentProviderName } from '../payments';
import { type SubscriptionState } from '../subscriptions';
import { type RefundFacts, type RefundSuggestion } from './refund.types';

/** The reason of refunds that nobody orders: a renewal replaced the plan. It is in the catalogue, but offered to nobody. */
export const PLAN_REPLACED = 'planReplaced';

/** A plan that is to be replaced, with everything that paid for it; none where it was imported. */
export interface ReplacedPlanFacts {
  subscriptionId: string;
  subscriptionReference: string;
  planName: LocalText;
  /** As it is now. */
  state: SubscriptionState;
  endsAt: Instant;
  /** The wallet's. */
  currency: CurrencyCode;
  /** One for each captured payment, in the order in which they were made. */
  paidBy: readonly RefundFacts[];
}

/** What one payment gives back for a plan that is replaced. */
export interface PlanCreditPart {
  paymentId: string;
  paymentReference: string;
  provider: PaymentProviderName;
  amount: Money;
  /** The calculation, as it was when the price was agreed. */
  suggestion: RefundSuggestion;
}

/** The value of a plan that is replaced, frozen with the price that it helps to pay. */
export interface PlanCredit {
  subscriptionId: string;
  subscriptionReference: string;
  planName: LocalText;
  /** When it would have ended. */
  endsAt: Instant;
  amount: Money;
  parts: PlanCreditPart[];
}
