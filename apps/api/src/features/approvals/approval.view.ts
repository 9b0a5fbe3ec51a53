import {
  type ApprovalKind,
  type ApprovalState,
  approvalStateAt,
  type ApprovalView,
  type ApprovalWhyView,
  type ChangeView,
} from '@ur-desk/domain/approvals';
import { type Instant, type Role } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';

export const APPROVAL_FROM = `approval_request r
  LEFT JOIN staff rs ON r.requested_by_kind = 'staff' AND rs.id = r.requested_by_id
  LEFT JOIN api_key rk ON r.requested_by_kind = 'apiKey' AND rk.id = r.requested_by_id
  LEFT JOIN staff ds ON r.decided_by_kind = 'staff' AND ds.id = r.decided_by_id
  LEFT JOIN api_key dk ON r.decided_by_kind = 'apiKey' AND dk.id = r.decided_by_id`;

export const APPROVAL_COLUMNS = `r.id, r.reference, r.customer_id, r.kind, r.state, r.subject_kind, r.subject_id,
  r.subject_reference, r.sealed_order, r.changes, r.why, r.basis_hash, r.reason_code, r.requested_by_kind, r.requested_by_id,
  coalesce(rs.name, rk.name, 'UR Desk') AS requested_by_name, coalesce(rs.role, rk.role, 'admin') AS requested_by_role,
  r.decided_by_kind, r.decided_by_id, coalesce(ds.name, dk.name, 'UR Desk') AS decided_by_name, r.sealed_decision,
  r.created_at, r.expires_at, r.closed_at, r.version`;

export interface ApprovalRow {
  id: string;
  reference: string;
  customer_id: string | null;
  kind: ApprovalKind;
  state: ApprovalState;
  subject_kind: string;
  subject_id: string;
  subject_reference: string;
  sealed_order: Buffer;
  changes: ChangeView[];
  why: ApprovalWhyView[];
  basis_hash: string;
  reason_code: string | null;
  requested_by_kind: ActorView['kind'];
  requested_by_id: string;
  requested_by_name: string;
  requested_by_role: Role;
  decided_by_kind: ActorView['kind'] | null;
  decided_by_id: string | null;
  decided_by_name: string;
  sealed_decision: Buffer | null;
  created_at: Date;
  expires_at: Date;
  closed_at: Date | null;
  version: number;
}

/** What a request's sealed part holds. */
export interface OpenedOrder {
  command: unknown;
  comment: string | null;
}

/** The sealed parts of a row, opened; null where the customer was erased. */
export interface OpenedApproval {
  order: OpenedOrder | null;
  decision: string | null;
}

const decider = ({ decided_by_kind: kind, decided_by_id: id, decided_by_name: name }: ApprovalRow) =>
  kind === null || id === null ? null : { kind, id, name };

/** A request as it is at `now`. */
export function approvalView(row: ApprovalRow, opened: OpenedApproval, now: Instant): ApprovalView {
  const expiresAt = row.expires_at.toISOString();
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    state: approvalStateAt({ state: row.state, expiresAt }, now),
    customerId: row.customer_id,
    subject: { kind: row.subject_kind, id: row.subject_id, reference: row.subject_reference },
    changes: row.changes,
    why: row.why,
    reasonCode: row.reason_code,
    comment: opened.order?.comment ?? null,
    requestedBy: { kind: row.requested_by_kind, id: row.requested_by_id, name: row.requested_by_name },
    decidedBy: decider(row),
    decisionComment: opened.decision,
    createdAt: row.created_at.toISOString(),
    expiresAt,
    closedAt: row.closed_at?.toISOString() ?? null,
    version: row.version,
  };
}
