import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';
import { type PaymentProviderName, type PaymentPurpose } from '@ur-desk/domain/payments';
import {
  type PlanEffect,
  type PolicyVerdict,
  type RefundDestination,
  type RefundState,
  type RefundSuggestion,
  type RefundView,
} from '@ur-desk/domain/refunds';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

export const REFUND_FROM = `refund t JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id ${ACTOR_JOINS}`;

export const REFUND_COLUMNS = `t.id, t.customer_id, t.reference, t.payment_id, p.reference AS payment_reference, p.provider,
  p.purpose, p.purpose_id, t.amount, t.currency, t.destination, t.reason_code, t.comment, t.plan_effect, t.state,
  t.suggestion, t.policy, t.override_reason, t.balance_after, t.refundable_after, t.actor_kind, t.actor_id, t.created_at,
  ${ACTOR_NAME}`;

export interface RefundRow {
  id: string;
  customer_id: string;
  reference: string;
  payment_id: string;
  payment_reference: string;
  provider: PaymentProviderName;
  purpose: PaymentPurpose;
  purpose_id: string;
  amount: number;
  currency: CurrencyCode;
  destination: RefundDestination;
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
  },
  amount: { amount: row.amount, currency: row.currency },
  destination: row.destination,
  reasonCode: row.reason_code,
  comment: row.comment,
  planEffect: row.plan_effect,
  state: row.state,
  suggestion: row.suggestion,
  policy: row.policy,
  overrideReason: row.override_reason,
  balanceAfter: { amount: row.balance_after, currency: row.currency },
  refundableAfter: { amount: row.refundable_after, currency: row.currency },
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  createdAt: row.created_at.toISOString(),
});
