import { defineList } from '../../platform/http/list-spec';

/** The audit log, newest first; what was changed is read one event at a time. */
export const auditList = defineList({
  name: 'audit-events',
  from: 'audit_event e LEFT JOIN staff s ON s.id = e.actor_id LEFT JOIN api_key n ON n.id = e.actor_id',
  select: `e.id, e.at, e.action, e.actor_kind, coalesce(s.name, n.name) AS actor_name, e.subject_kind, e.subject_id,
    e.chain_id, e.request_id, e.address`,
  id: 'e.id',
  table: 'audit_event',
  fields: {
    at: { column: 'e.at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    action: { column: 'e.action', type: 'text', filter: ['eq'] },
    actorId: { column: 'e.actor_id', type: 'id', filter: ['eq'] },
    subjectId: { column: 'e.subject_id', type: 'id', filter: ['eq'] },
    subjectKind: { column: 'e.subject_kind', type: 'text', filter: ['eq'] },
    customerId: { column: 'e.chain_id', type: 'id', filter: ['eq'] },
    requestId: { column: 'e.request_id', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['at', 'DESC'],
});
