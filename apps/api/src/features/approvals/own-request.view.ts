import { type ApprovalState, approvalStateAt, type OwnRequestView } from '@ur-desk/domain/approvals';
import { type Instant } from '@ur-desk/domain/kernel';

/** Joins the request of a thing (`t.approval_id`), for `OWN_REQUEST_COLUMNS`. */
export const OWN_REQUEST_JOINS = `LEFT JOIN approval_request q ON q.id = t.approval_id
  LEFT JOIN staff d ON q.decided_by_kind = 'staff' AND d.id = q.decided_by_id`;

export const OWN_REQUEST_COLUMNS = `t.approval_id, q.reference AS approval_reference, q.state AS approval_state,
  q.expires_at AS approval_expires_at, d.name AS approval_decided_by`;

export interface OwnRequestRow {
  approval_id: string | null;
  approval_reference: string | null;
  approval_state: ApprovalState | null;
  approval_expires_at: Date | null;
  approval_decided_by: string | null;
}

/** The request that a thing became, as it is at `now` (left out: as it is stored); null where it needed none. */
export function ownRequestView(row: OwnRequestRow, now?: Instant): OwnRequestView | null {
  const { approval_id: id, approval_reference: reference, approval_state: stored } = row;
  const expiresAt = row.approval_expires_at?.toISOString();
  if (!id || !reference || !stored || !expiresAt) return null;
  const state = now === undefined ? stored : approvalStateAt({ state: stored, expiresAt }, now);
  return { id, reference, state, expiresAt, decidedBy: row.approval_decided_by };
}
