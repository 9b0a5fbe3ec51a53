import { type CustomerStatus } from '../customer-status';
import { type AllowanceKind, type LotDraft } from '../allowances';
import { type ApprovalWhy, type Change } from '../approvals';
import { type CurrencyCode, type Instant, type LocalText, type Money } from '../kernel';
import { type LimitFacts, type Measure } from '../limits';
import { type WalletBalance } from '../ledger';
import { type ReasonFacts } from '../reason-codes';

/** What staff put right by hand (rules 7): money to or from the balance, an extra lot, a later end. */
export const ADJUSTMENT_KINDS = ['credit', 'debit', 'allowance', 'validity'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** `done` at once within the limits, else when the request is approved; `undone` only for money. */
export const ADJUSTMENT_STATES = [
  'awaitingApproval',
  'done',
  'rejected',
  'expired',
  'cancelled',
  'undone',
] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

/** A plan of the customer that runs or waits. */
export interface AdjustablePlan {
  id: string;
  reference: string;
  lineId: string;
  planName: LocalText;
  state: 'active' | 'queued';
  startsAt: Instant;
  endsAt: Instant;
  zone: string;
  anchorDay: number;
  /** Another plan waits behind it, so that its end cannot move. */
  followed: boolean;
  /** What was given on top already, per kind: seconds, messages, bytes. */
  extra: Record<AllowanceKind, number>;
  /** The kinds of which there is no end: nothing can be added to them. */
  unlimited: readonly AllowanceKind[];
}

/** All that an adjustment is decided upon. Plain JSON: the console gets the same facts and decides with the same function. */
export interface AdjustmentFacts {
  customer: { id: string; status: CustomerStatus; walletCurrency: CurrencyCode };
  wallet: WalletBalance;
  plans: readonly AdjustablePlan[];
  /** What can be chosen from, per kind. */
  reasons: Record<AdjustmentKind, readonly ReasonFacts[]>;
  /** What the caller's role may give alone, with what was given today. */
  limits: readonly LimitFacts[];
}

export interface AllowanceGrant {
  kind: AllowanceKind;
  /** Seconds, messages or bytes. */
  quantity: number;
}

export interface AdjustmentInputFacts {
  kind: AdjustmentKind;
  amount?: Money;
  subscriptionId?: string;
  allowance?: AllowanceGrant;
  days?: number;
  reasonCode: string;
  comment?: string;
}

/** What is done to the customer. */
export type AdjustmentEffect =
  | { kind: 'credit' | 'debit'; amount: Money; balanceAfter: Money }
  | { kind: 'allowance'; plan: AdjustablePlan; lot: LotDraft }
  | { kind: 'validity'; plan: AdjustablePlan; endsAt: Instant };

/** What an adjustment does: the end state that is shown before and written after. */
export interface AdjustmentDecision {
  effect: AdjustmentEffect;
  /** What the limits count. */
  measure: Measure;
  quantity: number;
  changes: Change[];
  /** Why somebody else has to approve it; empty: nobody has to. */
  why: ApprovalWhy[];
}
