import {
  type DisputeAnswerKind,
  type DisputePlanEffect,
  type DisputeReason,
  type DisputeState,
  type DisputeView,
} from '@ur-desk/domain/disputes';
import { type CurrencyCode, type LocalText, type Money } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';
import { type DisputeRefusal, type OutsideProviderName, type PaymentPurpose } from '@ur-desk/domain/payments';
import { type TierProgress } from '@ur-desk/domain/refunds';
import { type SubscriptionState } from '@ur-desk/domain/subscriptions';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

/* What stands in the ledger: what nothing has reversed of the chargeback, and of the bonus that came back with it. */
const STANDING = `LEFT JOIN LATERAL (
    SELECT sum(e.amount) FILTER (WHERE e.kind = 'chargeback' AND e.debit_code = 'wallet') AS from_wallet,
      sum(e.amount) FILTER (WHERE e.kind = 'chargeback' AND e.debit_code = 'receivable') AS owed,
      sum(e.amount) FILTER (WHERE e.kind = 'topUpBonusReturn') AS bonus_back
    FROM transfer e WHERE e.customer_id = t.customer_id AND e.cause_id = t.id
      AND NOT EXISTS (SELECT FROM transfer r WHERE r.reverses_id = e.id)) books ON true`;

export const DISPUTE_FROM = `dispute t ${ACTOR_JOINS}
  JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id
  LEFT JOIN renewal n ON p.purpose = 'renewal' AND n.customer_id = p.customer_id AND n.id = p.purpose_id
  LEFT JOIN subscription b ON b.customer_id = n.customer_id AND b.id = n.subscription_id
  LEFT JOIN plan_version v ON v.id = CASE WHEN n.policy = 'addOn' THEN n.plan_version_id ELSE b.plan_version_id END
  ${STANDING}`;

/* A plan that was to end meanwhile has ended, whether or not a job has written that down. A pack is stopped, the plan under it runs on. */
const PLAN_STATE = `CASE WHEN n.policy = 'addOn' AND t.plan_effect = 'stopNow' THEN 'revoked' WHEN b.state IN ('queued', 'active') AND b.ends_at <= clock_timestamp() THEN 'expired'
  WHEN b.state = 'queued' AND b.starts_at <= clock_timestamp() THEN 'active' ELSE b.state END`;

export const DISPUTE_COLUMNS = `t.*, p.reference AS payment_reference, p.purpose, p.captured, p.refund_reserved,
  b.id AS subscription_id, v.name AS plan_name, ${PLAN_STATE} AS plan_state, n.policy = 'addOn' AS is_add_on,
  books.from_wallet, books.owed, books.bonus_back,
  (SELECT count(*) FROM evidence_file f WHERE f.subject_kind = 'dispute' AND f.subject_id = t.id) AS files, ${ACTOR_NAME}`;

export interface DisputeRow {
  id: string;
  customer_id: string;
  reference: string;
  payment_id: string;
  payment_reference: string;
  purpose: PaymentPurpose;
  captured: number;
  refund_reserved: number;
  provider: OutsideProviderName;
  provider_reference: string;
  state: DisputeState;
  reason: DisputeReason;
  provider_reason: string;
  amount: number;
  currency: CurrencyCode;
  funds_taken: boolean;
  from_wallet: number | null;
  owed: number | null;
  bonus_back: number | null;
  fee: number | null;
  fee_currency: CurrencyCode | null;
  evidence_due_at: Date | null;
  evidence_text: string | null;
  files: number;
  answer_kind: DisputeAnswerKind | null;
  answer_no: number;
  answer_sending: boolean;
  answer_comment: string | null;
  answer_refusal: DisputeRefusal | null;
  answered_at: Date | null;
  actor_kind: ActorView['kind'] | null;
  actor_id: string | null;
  actor_name: string;
  subscription_id: string | null;
  plan_name: LocalText | null;
  plan_state: SubscriptionState | null;
  is_add_on: boolean | null;
  plan_effect: DisputePlanEffect;
  tier_progress: TierProgress;
  asked_at: Date;
  attempts: number;
  janitor_at: Date | null;
  created_at: Date;
  settled_at: Date | null;
  version: number;
}

function answerOf(row: DisputeRow): DisputeView['answer'] {
  const { answer_kind: kind, answered_at: at, actor_kind: actorKind, actor_id: actorId } = row;
  if (!kind || !at || !actorKind || !actorId) return null;
  return {
    kind,
    sending: row.answer_sending,
    comment: row.answer_comment,
    actor: { kind: actorKind, id: actorId, name: row.actor_name },
    at: at.toISOString(),
  };
}

function planOf(row: DisputeRow): DisputeView['plan'] {
  const { subscription_id: subscriptionId, plan_name: name, plan_state: state, is_add_on: isAddOn } = row;
  if (!subscriptionId || !name || !state) return null;
  return { subscriptionId, planName: { en: name.en, zh: name.zh }, state, isAddOn: isAddOn === true };
}

const feeOf = ({ fee: amount, fee_currency: currency }: DisputeRow): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

export function disputeView(row: DisputeRow): DisputeView {
  const inCurrency = (amount: number | null): Money => ({ amount: amount ?? 0, currency: row.currency });
  return {
    id: row.id,
    customerId: row.customer_id,
    reference: row.reference,
    provider: row.provider,
    providerReference: row.provider_reference,
    payment: {
      id: row.payment_id,
      reference: row.payment_reference,
      purpose: row.purpose,
      captured: inCurrency(row.captured),
      refunded: inCurrency(row.refund_reserved),
    },
    state: row.state,
    reason: row.reason,
    providerReason: row.provider_reason,
    amount: inCurrency(row.amount),
    fundsTaken: row.funds_taken,
    fromWallet: inCurrency(row.from_wallet),
    owed: inCurrency(row.owed),
    bonusBack: inCurrency(row.bonus_back),
    fee: feeOf(row),
    evidenceDueAt: row.evidence_due_at?.toISOString() ?? null,
    evidenceText: row.evidence_text,
    evidenceFiles: row.files,
    answer: answerOf(row),
    answerRefusal: row.answer_refusal,
    plan: planOf(row),
    planEffect: row.plan_effect,
    tierProgress: row.tier_progress,
    createdAt: row.created_at.toISOString(),
    askedAt: row.asked_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    version: row.version,
  };
}
