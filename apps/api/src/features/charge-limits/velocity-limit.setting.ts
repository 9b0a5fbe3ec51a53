import {
  type UpdateVelocityLimitInput,
  VELOCITY_SCOPES,
  type VelocityLimitView,
  type VelocityScope,
} from '@ur-desk/domain/charge-limits';
import { CURRENCY_CODES, type CurrencyCode } from '@ur-desk/domain/kernel';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';

const COLUMNS =
  'l.id, l.currency, l.scope, l.hour_count, l.hour_sum, l.day_count, l.day_sum, l.updated_at, l.version';

interface VelocityLimitRow {
  id: string;
  currency: CurrencyCode;
  scope: VelocityScope;
  hour_count: number;
  hour_sum: number;
  day_count: number;
  day_sum: number;
  updated_at: Date;
  version: number;
}

const velocityLimitView = (row: VelocityLimitRow): VelocityLimitView => ({
  id: row.id,
  currency: row.currency,
  scope: row.scope,
  hourCount: row.hour_count,
  hourSum: row.hour_sum,
  dayCount: row.day_count,
  daySum: row.day_sum,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export const velocityLimitList = defineList({
  name: 'velocity limits',
  from: 'velocity_limit l',
  select: COLUMNS,
  id: 'l.id',
  table: 'velocity_limit',
  fields: {
    currency: { column: 'l.currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'], sort: true },
    scope: { column: 'l.scope', type: 'oneOf', values: VELOCITY_SCOPES, filter: ['eq'] },
  },
  defaultSort: ['id', 'ASC'],
});

/** How often and how much may be charged, also for what was tried before; two for every currency from the first. */
export const velocityLimitSetting = defineSetting<
  VelocityLimitView,
  VelocityLimitRow,
  UpdateVelocityLimitInput
>({
  action: 'velocityLimit.update',
  subject: 'velocityLimit',
  list: velocityLimitList,
  view: velocityLimitView,
  columns: { hourCount: 'hour_count', hourSum: 'hour_sum', dayCount: 'day_count', daySum: 'day_sum' },
});
