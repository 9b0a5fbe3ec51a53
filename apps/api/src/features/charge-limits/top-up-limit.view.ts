import { type TopUpLimitView } from '@ur-desk/domain/charge-limits';
import { CURRENCY_CODES, type CurrencyCode } from '@ur-desk/domain/kernel';
import { defineList } from '../../platform/http/list-spec';

export const TOP_UP_LIMIT_COLUMNS = 'l.id, l.currency, l.presets, l.least, l.most, l.updated_at, l.version';

export interface TopUpLimitRow {
  id: string;
  currency: CurrencyCode;
  presets: number[];
  least: number;
  most: number;
  updated_at: Date;
  version: number;
}

export const topUpLimitView = (row: TopUpLimitRow): TopUpLimitView => ({
  id: row.id,
  currency: row.currency,
  presets: row.presets,
  least: row.least,
  most: row.most,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

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
