import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';
import {
  type CardBrand,
  type PaymentMethodKind,
  type PaymentProviderName,
  type PaymentPurpose,
  type RefundFailure,
} from '@ur-desk/domain/payments';
import {
  type PlanEffect,
  type PolicyVerdict,
  type RefundDestination,
  type RefundReview,
  type RefundState,
  type RefundSuggestion,
  type RefundView,
  type CouponUse,
  type TierProgress,
} from '@ur-desk/domain/refunds';
import {
  OWN_REQUEST_COLUMNS,
  OWN_REQUEST_JOINS,
  type OwnRequestRow,
  ownRequestView,
} from '../approvals/own-request.view';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

export const REFUND_FROM = `refund t JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id
  LEFT JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id
  LEFT JOIN refund r ON r.customer_id = t.customer_id AND r.id = t.replaces_id
  LEFT JOIN refund n ON n.customer_id = t.customer_id AND n.replaces_id = t.id
  LEFT JOIN renewal w ON w.customer_id = t.customer_id AND w.id = t.renewal_id ${OWN_REQUEST_JOINS} ${ACTOR_JOINS}`;

export const REFUND_COLUMNS = `t.id, t.customer_id, t.reference, t.payment_id, p.reference AS payment_reference, p.provider,
  p.purpose, p.purpose_id, coalesce(m.kind, p.paid_kind) AS kind, coalesce(m.brand, p.paid_brand) AS brand,
  coalesce(m.last_four, p.paid_last_four) AS last_four, t.amount, t.currency, t.destination, t.to_source, t.plan_ends_at,
  t.tier_progress, t.coupon_use, t.provider_reference, t.failure_code, t.submitted_at, t.janitor_at, t.attempts, t.review_reason,
  t.settled_at, t.by_hand, r.id AS replaces_id, r.reference AS replaces_reference, n.id AS replaced_by_id,
  n.reference AS replaced_by_reference, t.renewal_id, w.reference AS renewal_reference, t.reason_code, t.comment, t.plan_effect, t.state,
  t.suggestion, t.policy, t.override_reason, t.balance_after, t.refundable_after, t.actor_kind, t.actor_id, t.created_at,
  ${OWN_REQUEST_COLUMNS},
  ${ACTOR_NAME}`;

export interface RefundRow extends OwnRequestRow {
  id: string;
  customer_id: string;
  reference: string;
  payment_id: string;
  payment_reference: string;
  provider: PaymentProviderName;
  purpose: PaymentPurpose;
  purpose_id: string;
  kind: PaymentMethodKind | null;
  brand: CardBrand | null;
  last_four: string | null;
  amount: number;
  currency: CurrencyCode;
  destination: RefundDestination;
  to_source: number;
  plan_ends_at: Date | null;
  tier_progress: TierProgress;
  coupon_use: CouponUse;
  provider_reference: string | null;
  failure_code: RefundFailure | null;
  submitted_at: Date | null;
  janitor_at: Date | null;
  attempts: number;
  review_reason: RefundReview | null;
  settled_at: Date | null;
  by_hand: boolean;
  replaces_id: string | null;
  replaces_reference: string | null;
  replaced_by_id: string | null;
  replaced_by_reference: string | null;
  renewal_id: string | null;
  renewal_reference: string | null;
  reason_code: string;
  comment: string | null;
  plan_effect: PlanEffect;
  state: RefundState;
  suggestion: RefundSuggestion;
  policy: PolicyVerdict;
  override_reason: string | null;
  balance_after: number;
  refundable_after: number;
  actor_kind: ActorView['kind'];
  actor_id: string;
  actor_name: string;
  created_at: Date;
}

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

const link = (id: string | null, reference: string | null) => (id && reference ? { id, reference } : null);

const sourceOf = (row: RefundRow): RefundView['source'] =>
  row.to_source === 0
    ? null
    : {
        byHand: row.by_hand,
        providerReference: row.provider_reference,
        failureCode: row.failure_code,
        submittedAt: instant(row.submitted_at),
        nextCheckAt: instant(row.janitor_at),
        checks: row.attempts,
        reviewReason: row.review_reason,
        settledAt: instant(row.settled_at),
      };

export const refundView = (row: RefundRow): RefundView => ({
  id: row.id,
  customerId: row.customer_id,
  reference: row.reference,
  payment: {
    id: row.payment_id,
    reference: row.payment_reference,
    provider: row.provider,
    purpose: row.purpose,
    purposeId: row.purpose_id,
    paidWith: row.kind && { kind: row.kind, brand: row.brand, lastFour: row.last_four },
  },
  amount: { amount: row.amount, currency: row.currency },
  destination: row.destination,
  toSource: { amount: row.to_source, currency: row.currency },
  toWallet: { amount: row.amount - row.to_source, currency: row.currency },
  reasonCode: row.reason_code,
  comment: row.comment,
  planEffect: row.plan_effect,
  planEndsAt: instant(row.plan_ends_at),
  tierProgress: row.tier_progress,
  couponUse: row.coupon_use,
  state: row.state,
  source: sourceOf(row),
  replaces: link(row.replaces_id, row.replaces_reference),
  replacedBy: link(row.replaced_by_id, row.replaced_by_reference),
  renewal: link(row.renewal_id, row.renewal_reference),
  suggestion: row.suggestion,
  policy: row.policy,
  overrideReason: row.override_reason,
  approval: ownRequestView(row),
  balanceAfter: { amount: row.balance_after, currency: row.currency },
  refundableAfter: { amount: row.refundable_after, currency: row.currency },
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  createdAt: row.created_at.toISOString(),
});
