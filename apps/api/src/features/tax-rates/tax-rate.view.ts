import { type TaxRateView } from '@ur-desk/domain/tax-rates';
import { defineList } from '../../platform/http/list-spec';

export const TAX_RATE_COLUMNS = 't.id, t.country, t.rate_bps, t.updated_at, t.version';

export interface TaxRateRow {
  id: string;
  country: string;
  rate_bps: number;
  updated_at: Date;
  version: number;
}

export const taxRateView = (row: TaxRateRow): TaxRateView => ({
  id: row.id,
  country: row.country,
  rateBps: row.rate_bps,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export const taxRateList = defineList({
  name: 'tax rates',
  from: 'tax_rate t',
  select: TAX_RATE_COLUMNS,
  id: 't.id',
  table: 'tax_rate',
  fields: { country: { column: 't.country', type: 'text', filter: ['eq'], sort: true } },
  defaultSort: ['id', 'ASC'],
});
