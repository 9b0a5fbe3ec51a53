import { type ApprovalState, approvalStateAt, type OwnRequestView } from '@ur-desk/domain/approvals';
import { type CurrencyCode, type Instant } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';
import {
  type OfflinePaymentKind,
  type OfflinePaymentState,
  type OfflinePaymentView,
  type OfflineReversalView,
} from '@ur-desk/domain/offline-payments';
import {
  OWN_REQUEST_COLUMNS,
  OWN_REQUEST_JOINS,
  type OwnRequestRow,
  ownRequestView,
} from '../approvals/own-request.view';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

export const OFFLINE_FROM = `offline_payment t ${ACTOR_JOINS}
  LEFT JOIN payment p ON p.customer_id = t.customer_id AND p.id = t.payment_id
  LEFT JOIN approval_request v ON v.id = t.reversal_approval_id
  LEFT JOIN staff w ON v.decided_by_kind = 'staff' AND w.id = v.decided_by_id
  ${OWN_REQUEST_JOINS}`;

export const OFFLINE_COLUMNS = `t.id, t.customer_id, t.reference, t.kind, t.state, t.amount, t.currency,
  t.received_on::text AS received_on, t.bank_reference, t.sealed_comment, t.payment_id, p.reference AS payment_reference,
  (SELECT count(*) FROM evidence_file f WHERE f.subject_kind = 'offlinePayment' AND f.subject_id = t.id) AS files,
  ${OWN_REQUEST_COLUMNS}, t.reversal_approval_id, v.reference AS reversal_reference, v.state AS reversal_state,
  v.expires_at AS reversal_expires_at, w.name AS reversal_decided_by, t.sealed_reversal_reason, t.reversed_amount, t.reversed_at,
  t.actor_kind, t.actor_id, t.created_at, t.recorded_at, ${ACTOR_NAME}`;

export interface OfflinePaymentRow extends OwnRequestRow {
  id: string;
  customer_id: string;
  reference: string;
  kind: OfflinePaymentKind;
  state: OfflinePaymentState;
  amount: number;
  currency: CurrencyCode;
  received_on: string;
  bank_reference: string;
  sealed_comment: Buffer | null;
  payment_id: string | null;
  payment_reference: string | null;
  files: number;
  reversal_approval_id: string | null;
  reversal_reference: string | null;
  reversal_state: ApprovalState | null;
  reversal_expires_at: Date | null;
  reversal_decided_by: string | null;
  sealed_reversal_reason: Buffer | null;
  reversed_amount: number | null;
  reversed_at: Date | null;
  actor_kind: ActorView['kind'];
  actor_id: string;
  actor_name: string;
  created_at: Date;
  recorded_at: Date | null;
}

/** What of a record is sealed, opened; null where there is none or the person was erased. */
export interface OpenedTexts {
  comment: string | null;
  reversalReason: string | null;
}

export const textOf = (opened: unknown): string | null => (typeof opened === 'string' ? opened : null);

function reversalRequest(row: OfflinePaymentRow, now: Instant): OwnRequestView | null {
  const { reversal_approval_id: id, reversal_reference: reference, reversal_state: stored } = row;
  const expiresAt = row.reversal_expires_at?.toISOString();
  if (!id || !reference || !stored || !expiresAt) return null;
  const state = approvalStateAt({ state: stored, expiresAt }, now);
  return { id, reference, state, expiresAt, decidedBy: row.reversal_decided_by };
}

function reversalOf(row: OfflinePaymentRow, reason: string | null, now: Instant): OfflineReversalView | null {
  const approval = reversalRequest(row, now);
  if (!approval) return null;
  const { reversed_amount: amount, currency, reversed_at: at } = row;
  return {
    reason,
    approval,
    amount: amount === null ? null : { amount, currency },
    at: at?.toISOString() ?? null,
  };
}

/** A record as it is at `now`: a request whose time is over has expired, whether or not the job has noticed. */
export function offlinePaymentView(
  row: OfflinePaymentRow,
  texts: OpenedTexts,
  now: Instant,
): OfflinePaymentView {
  const { payment_id: paymentId, payment_reference: paymentReference } = row;
  const approval = ownRequestView(row, now);
  const expired = row.state === 'awaitingApproval' && approval?.state === 'expired';
  return {
    id: row.id,
    customerId: row.customer_id,
    reference: row.reference,
    kind: row.kind,
    state: expired ? 'expired' : row.state,
    amount: { amount: row.amount, currency: row.currency },
    receivedOn: row.received_on,
    bankReference: row.bank_reference,
    comment: texts.comment,
    evidenceFiles: row.files,
    payment: paymentId && paymentReference ? { id: paymentId, reference: paymentReference } : null,
    approval,
    reversal: reversalOf(row, texts.reversalReason, now),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    createdAt: row.created_at.toISOString(),
    recordedAt: row.recorded_at?.toISOString() ?? null,
  };
}
