import { type CustomerStatus } from '../customer-status';
import { type ApprovalWhy, type Change } from '../approvals';
import { type CurrencyCode, type LocalDate, type Money } from '../kernel';
import { type LimitFacts } from '../limits';

/** How the money reached the operator, outside of all providers. */
export const OFFLINE_PAYMENT_KINDS = ['bankTransfer', 'shopCash', 'other'] as const;
export type OfflinePaymentKind = (typeof OFFLINE_PAYMENT_KINDS)[number];

/**
 * `draft`: what came in is written down, its evidence is being added, and no money has moved yet. `recorded`: it is a captured
 * payment, in the wallet. `reversed`: the record was a mistake and was taken back, by two people.
 */
export const OFFLINE_PAYMENT_STATES = [
  'draft',
  'awaitingApproval',
  'recorded',
  'reversed',
  'rejected',
  'expired',
  'cancelled',
] as const;
export type OfflinePaymentState = (typeof OFFLINE_PAYMENT_STATES)[number];

/** Money can have been received this long ago at most: older papers are for the accountant. */
export const OFFLINE_PAYMENT_OLDEST_DAYS = 365;

/** What is written down of money that came in. */
export interface OfflinePaymentDraft {
  kind: OfflinePaymentKind;
  amount: Money;
  /** The day on which it reached the operator, in the operator's zone. */
  receivedOn: LocalDate;
  /** Of the bank's statement, or the number of the receipt. */
  bankReference: string;
}

/** Whose money it is said to be, as far as that decides. */
export interface OfflineCustomerFacts {
  id: string;
  status: CustomerStatus;
  walletCurrency: CurrencyCode;
  /** The payments of this customer are blocked (decision 0435). */
  blocked: boolean;
}

export interface OfflineDraftFacts {
  customer: OfflineCustomerFacts;
  /** Today, in the operator's zone. */
  today: LocalDate;
  /** The reference of the record that has the same money already: same kind, same bank reference. */
  takenBy: string | null;
}

export interface OfflineRecordFacts {
  customer: OfflineCustomerFacts;
  state: OfflinePaymentState;
  amount: Money;
  balance: Money;
  /** How many files prove it. */
  evidenceFiles: number;
  /** What the role of who records it may do alone. */
  limits: readonly LimitFacts[];
}

export interface OfflineRecordDecision {
  changes: Change[];
  /** Why somebody else has to approve it; empty: nobody has to. */
  why: ApprovalWhy[];
}

export interface OfflineReversalFacts {
  customerStatus: OfflineCustomerFacts['status'];
  state: OfflinePaymentState;
  amount: Money;
  balance: Money;
  /** What of its money is still in the wallet: neither spent, held nor promised to refunds. */
  unspent: Money;
}

export interface OfflineReversalDecision {
  /** What goes back: all of it, or what is left of it. */
  amount: Money;
  changes: Change[];
}
