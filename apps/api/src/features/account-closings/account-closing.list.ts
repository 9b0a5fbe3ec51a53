import { CLOSING_STATES } from '@ur-desk/domain/account-closings';
import { defineList } from '../../platform/http/list-spec';
import { CLOSING_COLUMNS, CLOSING_FROM } from './account-closing.view';

export const accountClosingList = defineList({
  name: 'account-closings',
  from: CLOSING_FROM,
  select: CLOSING_COLUMNS,
  id: 't.id',
  table: 'account_closing',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    customerId: { column: 't.customer_id', type: 'id', filter: ['eq'] },
    reference: { column: 't.reference', type: 'text', filter: ['eq'] },
    state: { column: 't.state', type: 'oneOf', values: CLOSING_STATES, filter: ['eq'] },
    // What finance still owes by hand, in minor units.
    restOwed: { column: 't.rest_owed', type: 'whole', filter: ['gt'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});
