import { HOUR_MS, type Instant, type Permission } from '../kernel';
import { type ChangeUnit, type ChangeValue } from './change.types';

/**
 * What can be asked for. A feature adds its word here, says who may decide it, and registers with the API how a request
 * is previewed, carried out and dropped (docs/decisions, "Approvals").
 */
export const APPROVAL_KINDS = [
  'adjustment',
  'refund',
  'paymentResolution',
  'promotion',
  'planRelease',
  'membershipOverride',
  'tierImport',
  'offlinePayment',
  'offlinePaymentReversal',
  'accountClosing',
  'anonymisation',
] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** Who decides a kind, beside `approvals:decide`. */
export const APPROVAL_PERMISSIONS: Record<ApprovalKind, Permission> = {
  adjustment: 'adjustments:approve',
  refund: 'refunds:approve',
  paymentResolution: 'payments:resolve',
  promotion: 'promotions:approve',
  planRelease: 'plans:approve',
  membershipOverride: 'memberships:approve',
  tierImport: 'memberships:approve',
  offlinePayment: 'offlinePayments:approve',
  offlinePaymentReversal: 'offlinePayments:approve',
  accountClosing: 'refunds:approve',
  anonymisation: 'anonymisations:approve',
};

/** `open` is the only state that a request leaves. */
export const APPROVAL_STATES = ['open', 'approved', 'rejected', 'expired', 'cancelled'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** The ways of a request to end without anything being done. */
export type DroppedState = Exclude<ApprovalState, 'open' | 'approved'>;

/** After this time nobody decides it any more (rules 7). */
export const APPROVAL_LIFE_MS = 72 * HOUR_MS;

/** Why somebody else has to look: a limit of the role, or a rule of the kind itself. */
export const APPROVAL_CAUSES = [
  'perAction',
  'perCustomerDay',
  'perAgentDay',
  'promotionBudget',
  'promotionWithoutBudget',
  'overrideDays',
  'planRevenue',
] as const;
export type ApprovalCause = (typeof APPROVAL_CAUSES)[number];

/** One limit that is exceeded: how much it allows, and what it would come to. */
export interface ApprovalWhy {
  cause: ApprovalCause;
  unit: ChangeUnit;
  limit: ChangeValue;
  value: ChangeValue;
}

/** What a decision about a request is decided upon. */
export interface ApprovalFacts {
  kind: ApprovalKind;
  state: ApprovalState;
  expiresAt: Instant;
  requestedBy: { id: string };
}
