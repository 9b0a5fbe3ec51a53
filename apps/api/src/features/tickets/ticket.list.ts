import { parseReference } from '@ur-desk/domain/kernel';
import { TICKET_LINK_KINDS, TICKET_PRIORITIES, TICKET_STATES } from '@ur-desk/domain/tickets';
import { defineList } from '../../platform/http/list-spec';
import { OPEN_TICKETS } from './ticket.view';

/** The queue: what is due first stands first; what waits for somebody else comes after all that is due. */
export const ticketList = defineList({
  name: 'tickets',
  table: 'ticket',
  from: 'ticket t',
  select: `t.id, t.customer_id AS "customerId", t.reference, t.subject_sealed AS "subjectSealed", t.state, t.priority, t.tier,
    t.sla_minutes AS "slaMinutes", t.sla_priority AS "slaPriority", t.used_ms AS "usedMs", t.clock_since AS since,
    t.first_response_due_at AS "firstResponseDueAt", t.first_responded_at AS "firstRespondedAt",
    t.resolution_due_at AS "resolutionDueAt", t.resolved_at AS "resolvedAt", t.due_at AS "dueAt",
    t.assignee_id AS "assigneeId", t.assignee, t.link_kind AS "linkKind", t.link_id AS "linkId",
    t.link_reference AS "linkReference", t.wrap_up_code AS "wrapUpCode", t.created_by AS "createdBy",
    t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.version`,
  id: 't.id',
  fields: {
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    state: { column: 't.state', type: 'oneOf', values: TICKET_STATES, filter: ['eq'] },
    open: { column: `(t.state IN (${OPEN_TICKETS}))`, type: 'boolean', filter: ['eq'] },
    late: { column: '(t.due_at < clock_timestamp())', type: 'boolean', filter: ['eq'] },
    assigned: { column: '(t.assignee_id IS NOT NULL)', type: 'boolean', filter: ['eq'] },
    assigneeId: { column: 't.assignee_id', type: 'id', filter: ['eq'] },
    priority: { column: 't.priority', type: 'oneOf', values: TICKET_PRIORITIES, filter: ['eq'] },
    tier: { column: 't.tier', type: 'text', filter: ['eq'] },
    linkKind: { column: 't.link_kind', type: 'oneOf', values: TICKET_LINK_KINDS, filter: ['eq'] },
    linkId: { column: 't.link_id', type: 'id', filter: ['eq'] },
    dueAt: { column: 't.due_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['dueAt', 'ASC'],
  search: { sql: 't.reference = $1', param: (q) => parseReference(q)?.reference ?? '' },
});
