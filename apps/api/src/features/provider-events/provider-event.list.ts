import { OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import {
  PROVIDER_EVENT_KINDS,
  PROVIDER_EVENT_PROBLEMS,
  PROVIDER_EVENT_STATES,
} from '@ur-desk/domain/provider-events';
import { defineList } from '../../platform/http/list-spec';
import { PROVIDER_EVENT_COLUMNS } from './provider-event.view';

export const providerEventList = defineList({
  name: 'provider-events',
  from: 'provider_event e',
  select: PROVIDER_EVENT_COLUMNS,
  id: 'e.id',
  table: 'provider_event',
  fields: {
    receivedAt: { column: 'e.received_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    provider: { column: 'e.provider', type: 'oneOf', values: OUTSIDE_PROVIDERS, filter: ['eq'] },
    kind: { column: 'e.kind', type: 'oneOf', values: PROVIDER_EVENT_KINDS, filter: ['eq'] },
    state: { column: 'e.state', type: 'oneOf', values: PROVIDER_EVENT_STATES, filter: ['eq'] },
    problem: { column: 'e.problem', type: 'oneOf', values: PROVIDER_EVENT_PROBLEMS, filter: ['eq'] },
    customerId: { column: 'e.customer_id', type: 'id', filter: ['eq'] },
    subjectId: { column: 'e.subject_id', type: 'id', filter: ['eq'] },
    eventId: { column: 'e.event_id', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['receivedAt', 'DESC'],
});
