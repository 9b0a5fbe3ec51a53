import { seesContactsInClear, type Role } from '@ur-desk/domain/kernel';
import { NUMBER_STATES, STOCK_PROFILE_STATES } from '@ur-desk/domain/numbers';
import { defineList, type ListSpec } from '../../platform/http/list-spec';
import { NUMBER_COLUMNS, NUMBER_FROM, PROFILE_COLUMNS, PROFILE_FROM } from './number.view';

const ADDED_AT = { column: 'n.added_at', type: 'instant', filter: ['gte', 'lte'], sort: true } as const;

/** A part of a number, without what people write between its digits. */
const digitsOf = (q: string): string => `%${q.normalize('NFKC').replace(/\D/g, '')}%`;
const NOTHING = { sql: '$1::text IS NULL', param: digitsOf };

export const numberList = defineList({
  name: 'numbers',
  from: NUMBER_FROM,
  select: NUMBER_COLUMNS,
  id: 'n.id',
  table: 'stock_number',
  fields: {
    state: { column: 'n.state', type: 'oneOf', values: NUMBER_STATES, filter: ['eq'] },
    country: { column: 'n.country', type: 'text', filter: ['eq'] },
    msisdn: { column: 'n.msisdn', type: 'text', sort: true },
    addedAt: ADDED_AT,
  },
  defaultSort: ['addedAt', 'DESC'],
  search: { sql: 'n.msisdn LIKE $1', param: digitsOf },
});

export const stockProfileList = defineList({
  name: 'sim-profiles',
  from: PROFILE_FROM,
  select: PROFILE_COLUMNS,
  id: 'n.id',
  table: 'stock_profile',
  fields: {
    state: { column: 'n.state', type: 'oneOf', values: STOCK_PROFILE_STATES, filter: ['eq'] },
    iccid: { column: 'n.iccid', type: 'text', sort: true },
    addedAt: ADDED_AT,
  },
  defaultSort: ['addedAt', 'DESC'],
  search: { sql: 'n.iccid LIKE $1', param: digitsOf },
});

/** What is masked cannot be searched, and is not sorted by what is hidden. */
export const stockListFor = (role: Role, list: ListSpec): ListSpec =>
  seesContactsInClear(role) ? list : { ...list, search: NOTHING };
