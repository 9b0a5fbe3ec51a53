import { LIMIT_ROLES, type LimitView, MEASURES, type UpdateLimitInput } from '@ur-desk/domain/limits';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';
import { LIMIT_COLUMNS, type LimitRow, limitView } from './limit.view';

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

/** How much a role may give without approval; one for every role and measure from the first. */
export const limitSetting = defineSetting<LimitView, LimitRow, UpdateLimitInput>({
  action: 'limit.update',
  subject: 'limit',
  list: limitList,
  view: limitView,
  columns: { perAction: 'per_action', perCustomerDay: 'per_customer_day', perAgentDay: 'per_agent_day' },
});
