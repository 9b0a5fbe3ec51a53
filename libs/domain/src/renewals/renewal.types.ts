import { type LotDraft } from '../allowances';
import { type CustomerStatus } from '../customer-status';
import { type CurrencyCode } from '../kernel';
import { type LineState } from '../lines';
import { type LinkOrder, type LinkProviderFacts } from '../payment-links';
import { type MethodFacts } from '../payments';
import { type PlanKind, type PlanVersionFacts } from '../plans';
import { type PriceCandidate, type PriceDecision, PURCHASE_CHANNELS, type PurchaseChannel } from '../pricing';
import { type PlanCredit, type ReplacedPlanFacts } from '../refunds';
import { type LineServiceTerms } from '../value-added-services';
import { type RenewalPolicy, type SubscriptionDecision, type SubscriptionFacts } from '../subscriptions';

export const RENEWAL_CHANNELS = PURCHASE_CHANNELS;
export type RenewalChannel = PurchaseChannel;

/** The steps of a renewal, in order (rules 4). Each is done once; one that failed can be tried again. */
export const RENEWAL_STEPS = ['quoted', 'charged', 'posted', 'activated', 'notified'] as const;
export type RenewalStep = (typeof RENEWAL_STEPS)[number];

export const RENEWAL_STEP_STATES = ['pending', 'running', 'done', 'failed', 'waiting'] as const;
export type RenewalStepState = (typeof RENEWAL_STEP_STATES)[number];

/** `waiting`: the provider has not said whether the charge went through; nobody may charge again meanwhile. */
export const RENEWAL_STATES = ['running', 'waiting', 'succeeded', 'failed'] as const;
export type RenewalState = (typeof RENEWAL_STATES)[number];

/** Everything that decides a renewal, read at one instant under the customer's lock. */
export interface RenewalFacts {
  customer: { status: CustomerStatus; currency: CurrencyCode; zone: string; country: string };
  /** What prices for his country contain now, basis points. */
  taxRateBps: number;
  lineState: LineState;
  plan: PlanVersionFacts & { code: string; kind: PlanKind };
  policy: RenewalPolicy;
  subscriptions: readonly SubscriptionFacts[];
  walletAvailableMinor: number;
  payment: { useWallet: boolean; methodId?: string; link?: LinkOrder };
  /** Null: no method is chosen. */
  method: MethodFacts | null;
  /** Of the page on which the customer is to pay; null: on none. */
  linkProvider: LinkProviderFacts | null;
  candidates: readonly PriceCandidate[];
  /** That are on at the line. */
  services: readonly LineServiceTerms[];
  /** With `replaceNow`: the plan that runs, and what paid for it; null: nothing is replaced. */
  replaced: ReplacedPlanFacts | null;
}

/** What a renewal does, before anything is done. */
export interface RenewalDecision {
  price: PriceDecision;
  subscription: SubscriptionDecision;
  /** The value of the plan that is replaced; null: none is. */
  credit: PlanCredit | null;
  lots: LotDraft[];
}

export interface StepRecord {
  step: RenewalStep;
  state: RenewalStepState;
  /** Decline reason or problem code of the last try. */
  error?: string | null;
}
