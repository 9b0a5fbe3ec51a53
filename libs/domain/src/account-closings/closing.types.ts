import { type CustomerStatus } from '../customer-status';
import { type CurrencyCode, type Instant, type LocalText, type Money } from '../kernel';
import { type PaidWith, type PaymentProviderName } from '../payments';
import { type RefundState, type SourceState } from '../refunds';

/** `paying`: money is on its way back; `done`: all of it is back, and the account is closed. */
export const CLOSING_STATES = [
  'awaitingApproval',
  'paying',
  'done',
  'cancelled',
  'rejected',
  'expired',
] as const;
export type ClosingState = (typeof CLOSING_STATES)[number];

/** What has to come to its own end first, because nobody knows yet what it does to the balance or to the lines. */
export const CLOSING_BLOCKERS = [
  'payment',
  'renewal',
  'hold',
  'refund',
  'dispute',
  'queuedPlan',
  'approval',
] as const;
export type ClosingBlockerKind = (typeof CLOSING_BLOCKERS)[number];

export interface ClosingBlocker {
  kind: ClosingBlockerKind;
  /** Of the record that is in the way. */
  id: string;
  reference: string;
}

/** Why money is paid out by hand and not by its provider. */
export const BY_HAND_CAUSES = ['offline', 'providerOff', 'methodExpired'] as const;
export type ByHandCause = (typeof BY_HAND_CAUSES)[number];

/** A payment of which money is still in the wallet. */
export interface ClosingSource {
  paymentId: string;
  reference: string;
  provider: PaymentProviderName;
  paidWith: PaidWith | null;
  capturedAt: Instant | null;
  /** What of it can go back. */
  unspent: Money;
  source: SourceState;
  /** The card has expired since: its bank would refuse. */
  methodExpired: boolean;
}

/** A refund of this closing that its source refused, and that nothing has taken the place of yet. */
export interface RefusedClosingRefund {
  paymentId: string;
  toSource: Money;
}

/** A plan that runs; it ends with the account, without anything being given back for it. */
export interface ClosingPlan {
  id: string;
  reference: string;
  planName: LocalText;
  msisdn: string;
  endsAt: Instant;
}

export interface ClosingLine {
  id: string;
  reference: string;
  msisdn: string;
}

/** The money of a wallet, and what of it can go where. */
export interface ClosingMoneyFacts {
  currency: CurrencyCode;
  balance: Money;
  held: Money;
  /** What of the balance we gave. */
  granted: Money;
  /** Newest first. */
  sources: readonly ClosingSource[];
  refused: readonly RefusedClosingRefund[];
}

/** All that closing an account is decided upon. */
export interface ClosingFacts {
  customer: { id: string; status: CustomerStatus };
  money: ClosingMoneyFacts;
  /** What the customer owes us. */
  owed: Money;
  plans: readonly ClosingPlan[];
  lines: readonly ClosingLine[];
  blockers: readonly ClosingBlocker[];
  /** The reference of a closing that waits for approval. */
  waiting: string | null;
}

/** What goes back of one payment. */
export interface ClosingPart {
  paymentId: string;
  reference: string;
  provider: PaymentProviderName;
  paidWith: PaidWith | null;
  amount: Money;
  /** Null: its provider pays it back. */
  byHand: ByHandCause | null;
}

/** Where the money of an account goes: part by part to what paid, the rest by hand. */
export interface ClosingPayOut {
  parts: ClosingPart[];
  /** Paid money behind which no payment stands any more. */
  rest: Money;
}

export interface ClosingDecision extends ClosingPayOut {
  /** All that is paid out. */
  payOut: Money;
  /** What we gave goes back to us. */
  granted: Money;
}

/** What a closing does next. `wait`: for a provider, for finance, or for somebody to decide about what was refused. */
export type NextOfClosing = ({ step: 'order' } & ClosingPayOut) | { step: 'finish' } | { step: 'wait' };

/** What of a closing is looked at when it is to be taken back. */
export interface ClosingToCancel {
  state: ClosingState;
  refunds: readonly { reference: string; state: RefundState }[];
  rest: { paid: Money };
}
