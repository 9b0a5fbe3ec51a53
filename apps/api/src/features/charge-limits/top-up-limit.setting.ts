import {
  refuseUnfitLimits,
  type TopUpLimitView,
  type UpdateTopUpLimitInput,
} from '@ur-desk/domain/charge-limits';
import { CURRENCY_CODES } from '@ur-desk/domain/kernel';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';
import { TOP_UP_LIMIT_COLUMNS, type TopUpLimitRow, topUpLimitView } from './top-up-limit.view';

/** Their ids are in the order of the currencies that most customers have. */
export const topUpLimitList = defineList({
  name: 'top-up limits',
  from: 'top_up_limit l',
  select: TOP_UP_LIMIT_COLUMNS,
  id: 'l.id',
  table: 'top_up_limit',
  fields: {
    currency: { column: 'l.currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'], sort: true },
  },
  defaultSort: ['id', 'ASC'],
});

/** What one top-up may be; one for every currency from the first. */
export const topUpLimitSetting = defineSetting<TopUpLimitView, TopUpLimitRow, UpdateTopUpLimitInput>({
  action: 'topUpLimit.update',
  subject: 'topUpLimit',
  list: topUpLimitList,
  view: topUpLimitView,
  columns: { presets: 'presets', least: 'least', most: 'most' },
  refuse: ({ after }) => refuseUnfitLimits(after),
});
