import { CUSTOMER_STATUSES } from '@ur-desk/domain/customers';
import { CURRENCY_CODES, seesContactsInClear, type Role } from '@ur-desk/domain/kernel';
import { defineList, type ListSpec } from '../../platform/http/list-spec';
import { CONTAINS_IN_CLEAR, CONTAINS_MASKED, searchPatterns } from './customer.queries';
import { CUSTOMER_COLUMNS } from './customer.view';

/** Customers; an erased person has no contact row and is no longer listed. */
export const customerList = defineList({
  name: 'customers',
  from: 'customer c JOIN customer_contact k ON k.customer_id = c.id LEFT JOIN membership m ON m.customer_id = c.id',
  select: CUSTOMER_COLUMNS,
  id: 'c.id',
  table: 'customer',
  fields: {
    status: { column: 'c.status', type: 'oneOf', values: CUSTOMER_STATUSES, filter: ['eq'] },
    country: { column: 'c.country', type: 'text', filter: ['eq'] },
    walletCurrency: { column: 'c.wallet_currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'] },
    tags: { column: 'c.tags', type: 'text', array: true, filter: ['eq'] },
    tier: { column: 'm.tier', type: 'text', filter: ['eq'] },
    externalSource: { column: 'c.external_source', type: 'text', filter: ['eq'] },
    externalId: { column: 'c.external_id', type: 'text', filter: ['eq'] },
    createdAt: { column: 'c.created_at', type: 'instant', filter: ['gte', 'lte', 'gt', 'lt'], sort: true },
    name: { column: `coalesce(k.name, '')`, type: 'text', sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
  search: { sql: CONTAINS_IN_CLEAR, param: searchPatterns },
});

const maskedList: ListSpec = { ...customerList, search: { sql: CONTAINS_MASKED, param: searchPatterns } };

export const customerListFor = (role: Role): ListSpec =>
  seesContactsInClear(role) ? customerList : maskedList;
