import { LINE_STATES } from '@ur-desk/domain/lines';
import { defineList } from '../../platform/http/list-spec';
import { LINE_COLUMNS, LINE_WITH_SIM } from './line.view';

/** Lines are found by number through the search; here by customer, state and age. */
export const lineList = defineList({
  name: 'lines',
  from: LINE_WITH_SIM,
  select: LINE_COLUMNS,
  id: 'l.id',
  table: 'line',
  fields: {
    customerId: { column: 'l.customer_id', type: 'id', filter: ['eq'] },
    state: { column: 'l.state', type: 'oneOf', values: LINE_STATES, filter: ['eq'] },
    autoRenew: { column: 'l.auto_renew', type: 'boolean', filter: ['eq'] },
    createdAt: { column: 'l.created_at', type: 'instant', filter: ['gte', 'lte', 'gt', 'lt'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});
