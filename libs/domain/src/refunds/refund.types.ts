import { type CurrencyCode, type Instant, type LocalText, type Money } from '../kernel';
import { type PaymentProviderName, type PaymentPurpose, type PaymentState } from '../payments';
import { type ReasonFacts } from '../reason-codes';
import { type SubscriptionState } from '../subscriptions';

/** The states of rules 7. A refund to the wallet is immediate: it is `succeeded` as soon as it exists. */
export const REFUND_STATES = [
  'awaitingApproval',
  'approved',
  'submitted',
  'succeeded',
  'failed',
  'unknown',
  'rejected',
  'cancelled',
] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Where the money goes. `source` and `split` follow with the providers that can pay back. */
export const REFUND_DESTINATIONS = ['wallet'] as const;
export type RefundDestination = (typeof REFUND_DESTINATIONS)[number];

/** What happens to the plan that was paid for. */
export const PLAN_EFFECTS = ['keep', 'stopNow'] as const;
export type PlanEffect = (typeof PLAN_EFFECTS)[number];

/** The parts of a plan that can be used up: days of validity, and the allowances. */
export const USE_KINDS = ['days', 'voice', 'sms', 'data'] as const;
export type UseKind = (typeof USE_KINDS)[number];

/** One allowance that the payment bought: seconds, messages or bytes; `granted` null is unlimited. */
export interface LotUse {
  kind: 'voice' | 'sms' | 'data';
  granted: number | null;
  used: number;
  /** Given on top by a promotion: it was not paid for, so it is no base, but using it is use. */
  bonus: boolean;
}

/** What the payment bought, as it stands. */
export interface BoughtPlanFacts {
  subscriptionId: string;
  subscriptionReference: string;
  planName: LocalText;
  state: SubscriptionState;
  /** The span of validity that this payment paid for. */
  startsAt: Instant;
  endsAt: Instant;
  /** When it was stopped before its end. */
  stoppedAt: Instant | null;
  /** Another purchase rests on it: it was extended, or another plan waits behind it. */
  restedOn: boolean;
  lots: readonly LotUse[];
}

/** All that a refund is decided upon. Plain JSON: the console gets the same facts and decides with the same function. */
export interface RefundFacts {
  payment: {
    id: string;
    reference: string;
    provider: PaymentProviderName;
    purpose: PaymentPurpose;
    purposeId: string;
    state: PaymentState;
    captured: Money;
    /** The sum of the refunds that count (all but failed, rejected and cancelled). */
    refunded: Money;
    capturedAt: Instant | null;
  };
  /** What the renewal moved from the wallet to revenue, and what of it came back; nothing for a top-up. */
  purchase: { posted: Money; refunded: Money };
  customer: { id: string; status: 'active' | 'suspended' | 'closed'; walletCurrency: CurrencyCode };
  walletBalance: Money;
  /** Null for a top-up, and for a renewal that never became a plan. */
  plan: BoughtPlanFacts | null;
  /** Refunds of this customer in the last 365 days. */
  refundsInYear: number;
  /** What can be chosen from. */
  reasons: readonly ReasonFacts[];
}

export interface RefundInputFacts {
  amount: Money;
  destination: RefundDestination;
  /** Of the catalogue. */
  reasonCode: string;
  comment?: string;
  planEffect: PlanEffect;
  overrideReason?: string;
}

/** One part of what was bought, with how much of it is used; whole units, so that the share is exact. */
export interface UseTerm {
  kind: UseKind;
  used: number;
  total: number;
  /** Basis points, rounded half up; for display. */
  usedBps: number;
  /** The largest share decides the amount. */
  decides: boolean;
}

/** Why the suggested amount is what it is. */
export const SUGGESTION_BASES = [
  'nothingUsed',
  'notStarted',
  'notDelivered',
  'usedShare',
  'alreadyInWallet',
] as const;
export type SuggestionBasis = (typeof SUGGESTION_BASES)[number];

export interface RefundSuggestion {
  amount: Money;
  basis: SuggestionBasis;
  /** What was really paid: the base of the calculation. */
  paid: Money;
  /** What this payment gave back already: subtracted. */
  alreadyRefunded: Money;
  usedBps: number;
  terms: UseTerm[];
}

export const POLICY_RULES = ['window', 'usedShare', 'perYear'] as const;
export type PolicyRule = (typeof POLICY_RULES)[number];

/** One rule of the policy with the figure it looked at; in days, basis points or refunds. */
export interface PolicyCheck {
  rule: PolicyRule;
  value: number;
  limit: number;
  kept: boolean;
}

export interface PolicyVerdict {
  within: boolean;
  checks: PolicyCheck[];
}

/** What a refund does: the end state that the console shows before and the API writes. */
export interface RefundDecision {
  amount: Money;
  destination: RefundDestination;
  planEffect: PlanEffect;
  suggestion: RefundSuggestion;
  policy: PolicyVerdict;
  /** The policy said no and a reason for the exception was given. */
  overridden: boolean;
  balanceBefore: Money;
  balanceAfter: Money;
  /** What can still be refunded of this payment afterwards. */
  refundableAfter: Money;
  /** The plan's state afterwards; null where there is none. */
  planAfter: SubscriptionState | null;
}
