import { type CustomerStatus } from '../customer-status';
import { type CurrencyCode, type Instant, type LocalText, type Money } from '../kernel';
import { type PaidWith, type PaymentProviderName, type PaymentPurpose, type PaymentState } from '../payments';
import { type ReasonFacts } from '../reason-codes';
import { type SubscriptionState } from '../subscriptions';

/**
 * The states of rules 7, and `undone`: taken back by who gave it, soon after (docs/decisions/0416). A refund to the wallet is
 * immediate: it is `succeeded` as soon as it exists, or is approved.
 */
export const REFUND_STATES = [
  'awaitingApproval',
  'approved',
  'submitted',
  'succeeded',
  'failed',
  'unknown',
  'rejected',
  'cancelled',
  'undone',
] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Where the money goes: back to what paid, to the balance, or part here and part there. */
export const REFUND_DESTINATIONS = ['wallet', 'source', 'split'] as const;
export type RefundDestination = (typeof REFUND_DESTINATIONS)[number];

/** What happens to what was paid for: a plan is kept, stopped or shortened, an add-on pack kept or taken back (decision 0519). */
export const PLAN_EFFECTS = ['keep', 'stopNow', 'shorten', 'takeBack'] as const;
export type PlanEffect = (typeof PLAN_EFFECTS)[number];

/** Whether the money that was spent stops counting towards the membership tier; by default it does (rules 7). */
export const TIER_PROGRESSES = ['back', 'keep'] as const;
export type TierProgress = (typeof TIER_PROGRESSES)[number];

/** Whether what the purchase used of promotions and coupons can be used again; by default it stays used (rules 5, 7). */
export const COUPON_USES = ['back', 'keep'] as const;
export type CouponUse = (typeof COUPON_USES)[number];

/**
 * Whether what paid can be paid back: `open`; `walletPaid`, so there is no other source than the balance; `off`: its
 * provider is not connected or gives nothing back; `byHand`: no provider took it, so finance pays it out.
 */
export const SOURCE_STATES = ['open', 'walletPaid', 'off', 'byHand'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** Why a human has to look at a refund: the provider never said what became of it, or paid another amount; `payByHand`: there
 * is no provider, somebody has to pay it out. */
export const REFUND_REVIEWS = ['noAnswer', 'amountDiffers', 'payByHand'] as const;
export type RefundReview = (typeof REFUND_REVIEWS)[number];

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
  /** When it ends as things stand: earlier than `endsAt` after it was shortened. */
  runsUntil: Instant;
  /** When it was stopped before its end. */
  stoppedAt: Instant | null;
  /** When it went with its line to another customer, who goes on with it (decision 0503); left out or null: it did not. */
  movedAt?: Instant | null;
  /** Another purchase rests on it: it was extended, or another plan waits behind it. */
  restedOn: boolean;
  /** It was an add-on pack on that plan: `planName` and `lots` are the pack's, and so is the span. */
  isAddOn: boolean;
  lots: readonly LotUse[];
}

/** What a promotion gave with a top-up, minor units. */
export interface GivenTopUpBonus {
  granted: number;
  /** What refunds and chargebacks took back of it and did not give back since. */
  returned: number;
  /** Where it lies: the lot that it made, and those that a dispute that was won made of it again (docs/decisions/0506). */
  lots: readonly { lotId: string; remaining: number }[];
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
    /** What of its money is still in the wallet, unspent: of a top-up, or of a second charge that bought nothing. */
    inWallet: Money;
    source: SourceState;
    paidWith: PaidWith | null;
    /** The reference of a dispute that was not won: while it is there nothing is refunded (rules 7). */
    disputedBy: string | null;
  };
  /** What the renewal moved from the wallet to revenue, and what of it came back; nothing for a top-up. */
  purchase: {
    posted: Money;
    refunded: Money;
    /** How many uses of promotions and coupons it still has. */
    uses: number;
  };
  customer: { id: string; status: CustomerStatus; walletCurrency: CurrencyCode };
  walletBalance: Money;
  /** Of a top-up; left out: none. */
  bonuses?: readonly GivenTopUpBonus[];
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
  /** Only with `split`: what of the amount goes to the source; the rest goes to the wallet. */
  sourceAmount?: Money;
  /** Of the catalogue. */
  reasonCode: string;
  comment?: string;
  planEffect: PlanEffect;
  /** Only with `shorten`: when the plan ends then. */
  planEndsAt?: Instant;
  tierProgress?: TierProgress;
  couponUse?: CouponUse;
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
  'unspent',
  'alreadyInWallet',
  'movedOn',
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

/** How an amount is made up: where it goes, and where it is taken from. */
export interface RefundParts {
  toSource: Money;
  toWallet: Money;
  /** Comes back from revenue; the rest of what goes to the source is in the wallet already. */
  fromRevenue: Money;
}

/** What of a refund is looked at when it is to be taken back. */
export interface RefundToUndo {
  planEffect: PlanEffect;
  couponUse: CouponUse;
  toSource: Money;
  replaces: object | null;
  /** The renewal that replaced the plan and was paid with it. */
  renewal: object | null;
}

/** What a refund does: the end state that the console shows before and the API writes. */
export interface RefundDecision extends RefundParts {
  amount: Money;
  destination: RefundDestination;
  planEffect: PlanEffect;
  tierProgress: TierProgress;
  couponUse: CouponUse;
  suggestion: RefundSuggestion;
  policy: PolicyVerdict;
  /** The policy said no and a reason for the exception was given. */
  overridden: boolean;
  /** What comes back of the bonuses of a top-up: with it the balance falls. */
  bonusBack: Money;
  balanceBefore: Money;
  /** When all of it is done; what goes to the source stands aside until then. */
  balanceAfter: Money;
  /** What can still be refunded of this payment afterwards. */
  refundableAfter: Money;
  /** The plan's state afterwards; null where there is none. */
  planAfter: SubscriptionState | null;
  /** When the plan ends then; null where there is none. */
  planEndsAfter: Instant | null;
}
