import { APPROVAL_KINDS, APPROVAL_STATES } from '@ur-desk/domain/approvals';
import { defineList } from '../../platform/http/list-spec';
import { APPROVAL_COLUMNS, APPROVAL_FROM } from './approval.view';

/** The state as it is now, like `approvalStateAt` computes it. */
const STATE_NOW = `CASE WHEN r.state = 'open' AND r.expires_at <= clock_timestamp() THEN 'expired' ELSE r.state END`;

/** Requests, the newest first; the inbox asks for the open ones, the oldest first. */
export const approvalList = defineList({
  name: 'approvals',
  from: APPROVAL_FROM,
  select: APPROVAL_COLUMNS,
  id: 'r.id',
  table: 'approval_request',
  fields: {
    state: { column: STATE_NOW, type: 'oneOf', values: APPROVAL_STATES, filter: ['eq'] },
    kind: { column: 'r.kind', type: 'oneOf', values: APPROVAL_KINDS, filter: ['eq'] },
    reference: { column: 'r.reference', type: 'text', filter: ['eq'] },
    customerId: { column: 'r.customer_id', type: 'id', filter: ['eq'] },
    subjectId: { column: 'r.subject_id', type: 'id', filter: ['eq'] },
    requestedById: { column: 'r.requested_by_id', type: 'id', filter: ['eq'] },
    decidedById: { column: 'r.decided_by_id', type: 'id', filter: ['eq'] },
    createdAt: { column: 'r.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    expiresAt: { column: 'r.expires_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});
