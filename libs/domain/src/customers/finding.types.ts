import { type AllowanceKind } from '../allowances';
import { type AutoRenewOrder, type AutoRenewStop } from '../auto-renewals';
import { DAY_MS, MINUTE_MS, type Instant, type Money } from '../kernel';
import { type LineOrderKind, type LineOrderState, type LineState } from '../lines';
import { type BlockCause } from '../payment-blocks';
import { type PaymentFootprint, type ReviewReason } from '../payments';
import { type PlanAllowances } from '../plans';
import { type CustomerStatus } from './customer.types';

/** What can be wrong with a customer, worst first; the order on the page (product S10, rules 9). */
export const FINDING_CODES = [
  'customer_closed',
  'customer_suspended',
  'payments_blocked',
  'dispute_open',
  'paid_not_active',
  'charge_differs',
  'payment_unknown',
  'payment_duplicate',
  'renewal_failed',
  'auto_renew_stopped',
  'renewal_stuck',
  'refund_stuck',
  'line_order_refused',
  'line_order_late',
  'line_suspended',
  'allowance_missing',
  'no_active_plan',
  'customer_closing',
  'auto_renew_will_fail',
  'balance_too_low',
  'expires_soon',
  'allowance_used_up',
  'method_blocked',
  'method_expired',
  'method_expiring',
  'email_bounced',
  'phone_bounced',
  'message_failed',
  'email_suspect',
  'contact_missing',
  'renewal_awaits_customer',
  'possible_duplicate',
  'allowance_low',
  'email_unverified',
  'phone_unverified',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export const FINDING_SEVERITIES = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const SEVERITY_OF_FINDING: Record<FindingCode, FindingSeverity> = {
  customer_closed: 'error',
  customer_suspended: 'error',
  payments_blocked: 'error',
  dispute_open: 'error',
  paid_not_active: 'error',
  charge_differs: 'error',
  payment_unknown: 'error',
  payment_duplicate: 'error',
  renewal_failed: 'error',
  auto_renew_stopped: 'error',
  renewal_stuck: 'error',
  refund_stuck: 'error',
  line_order_refused: 'error',
  line_order_late: 'error',
  line_suspended: 'error',
  allowance_missing: 'error',
  no_active_plan: 'error',
  customer_closing: 'warning',
  auto_renew_will_fail: 'warning',
  balance_too_low: 'warning',
  expires_soon: 'warning',
  allowance_used_up: 'warning',
  method_blocked: 'warning',
  method_expired: 'warning',
  method_expiring: 'warning',
  email_bounced: 'warning',
  phone_bounced: 'warning',
  message_failed: 'warning',
  email_suspect: 'warning',
  contact_missing: 'warning',
  renewal_awaits_customer: 'info',
  possible_duplicate: 'info',
  allowance_low: 'info',
  email_unverified: 'info',
  phone_unverified: 'info',
};

/** What says something of the contacts, so that it is not told to who sees them masked (rules 10). */
export const TOLD_WITH_CONTACTS: readonly FindingCode[] = ['email_suspect'];

/** What it is about: the record that the page links to or acts on. */
export interface FindingSubject {
  kind: 'customer' | 'line' | 'payment' | 'paymentMethod' | 'renewal' | 'refund' | 'dispute' | 'notification';
  id: string;
}

export interface FindingDecision {
  code: FindingCode;
  severity: FindingSeverity;
  subject: FindingSubject;
  params: Record<string, unknown>;
}

export interface FindingFacts {
  customer: {
    id: string;
    status: CustomerStatus;
    phone: string | null;
    email: string | null;
    phoneVerifiedAt: Instant | null;
    emailVerifiedAt: Instant | null;
    phoneBouncedAt: Instant | null;
    emailBouncedAt: Instant | null;
  };
  /** Other records with the same phone or e-mail that are not closed. */
  others: readonly { id: string; reference: string }[];
  /** What can be spent now; null: not known to this role. */
  available: Money | null;
  lines: readonly LineFacts[];
  payments: readonly (PaymentFootprint & {
    reference: string;
    /** Why a human has to look at it; null: nobody has to. */
    review: ReviewReason | null;
    /** When the money came; null: it did not. */
    capturedAt: Instant | null;
  })[];
  /** The method that pays by default, if there is one. */
  methods: readonly {
    id: string;
    lastFour: string | null;
    expiryMonth: number | null;
    expiryYear: number | null;
    /** The customer lets us charge it without asking. */
    automaticUse: boolean;
  }[];
  /** What keeps payments from being made now. */
  blocks: readonly {
    id: string;
    /** Null: all payments of the customer. */
    methodId: string | null;
    lastFour: string | null;
    cause: BlockCause;
    reason: string | null;
  }[];
  renewals: readonly {
    id: string;
    reference: string;
    lineId: string;
    state: string;
    error: string | null;
    at: Instant;
  }[];
  refunds: readonly { id: string; reference: string; state: string }[];
  /** Those that wait for an answer of ours. */
  disputes: readonly { id: string; reference: string; amount: Money; evidenceDueAt: Instant | null }[];
  messages: readonly { id: string; state: string; event: string }[];
}

export interface LineFacts {
  id: string;
  msisdn: string;
  state: LineState;
  autoRenew: boolean;
  /** What pays for an automatic renewal. */
  paymentOrder: AutoRenewOrder;
  /** Why it was switched off by itself for the plan that runs or ran last; null: it was not. */
  autoRenewStop: { reason: AutoRenewStop; error: string | null; stoppedAt: Instant } | null;
  active: RunningPlan | null;
  queued: boolean;
  /** What the network was asked to do last; null: nothing yet. */
  order: { kind: LineOrderKind; state: LineOrderState; requestedAt: Instant } | null;
  /** When the last plan that ran ended, if any did. */
  lastEndedAt: Instant | null;
  allowances: readonly { kind: string; granted: number | null; remaining: number | null }[];
}

/** What failed longer ago, and nobody cared for, is history: the customer has gone. */
export const FAILURE_COUNTS_MS = 30 * DAY_MS;

/** A renewal goes on by itself within a minute of the money; what takes longer stands still. */
export const ACTIVATION_OVERDUE_MS = 2 * MINUTE_MS;

/** A network that is well answers within seconds, also one that is asked again. */
export const NETWORK_OVERDUE_MS = 10 * MINUTE_MS;

/** The plan that runs on a line. */
export interface RunningPlan {
  endsAt: Instant;
  /** Of the version that would be bought next, with the fees of the line's services, without discounts; null: it is not sold any more, or not in this currency. */
  price: Money | null;
  /** What its version promises. */
  allowances: PlanAllowances;
  /** What it granted that is valid now, per lot, and what was given to make up for it; a bonus comes on top. */
  granted: readonly { kind: AllowanceKind; granted: number | null }[];
}

/** One finding while it is put together. */
export type Found = [code: FindingCode, subject: FindingSubject, params?: Record<string, unknown>];
