import { type AuditEventDetailView, type AuditEventView } from '@ur-desk/domain/audit';
import { type Role } from '@ur-desk/domain/kernel';
import { isGeneralChain } from '../../platform/audit/audit-chain';
import { changesOf, type OpenedChange } from './audit-change.view';

export interface AuditListRow {
  id: string;
  at: Date;
  action: string;
  actor_kind: 'staff' | 'apiKey' | 'system';
  actor_name: string | null;
  subject_kind: string;
  subject_id: string;
  chain_id: string;
  request_id: string;
  address: string;
}

export const auditEventView = (row: AuditListRow): AuditEventView => ({
  id: row.id,
  at: row.at.toISOString(),
  action: row.action,
  actor: { kind: row.actor_kind, name: row.actor_name },
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  customerId: isGeneralChain(row.chain_id) ? null : row.chain_id,
  requestId: row.request_id,
  address: row.address,
});

/** With the change itself, contact values masked where the role does not see them. */
export function auditEventDetail(role: Role, row: AuditListRow, opened: unknown): AuditEventDetailView {
  const change = opened as OpenedChange | null;
  return { ...auditEventView(row), reason: change?.reason ?? null, changes: changesOf(role, change) };
}
