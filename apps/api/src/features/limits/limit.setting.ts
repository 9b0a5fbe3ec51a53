import { LIMIT_ROLES, MEASURES } from '@ur-desk/domain/limits';
import { defineList } from '../../platform/http/list-spec';
import { LIMIT_COLUMNS } from './limit.view';

/** Their ids are in the order of roles and measures. */
export const limitList = defineList({
  name: 'limits',
  from: 'staff_limit l',
  select: LIMIT_COLUMNS,
  id: 'l.id',
  table: 'staff_limit',
  fields: {
    role: { column: 'l.role', type: 'oneOf', values: LIMIT_ROLES, filter: ['eq'], sort: true },
    measure: { column: 'l.measure', type: 'oneOf', values: MEASURES, filter: ['eq'], sort: true },
    updatedAt: { column: 'l.updated_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['id', 'ASC'],
});
