import { type TaxRateView, type UpdateTaxRateInput } from '@ur-desk/domain/tax-rates';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';
import { TAX_RATE_COLUMNS, type TaxRateRow, taxRateView } from './tax-rate.view';

export const taxRateList = defineList({
  name: 'tax rates',
  from: 'tax_rate t',
  select: TAX_RATE_COLUMNS,
  id: 't.id',
  table: 'tax_rate',
  fields: { country: { column: 't.country', type: 'text', filter: ['eq'], sort: true } },
  defaultSort: ['id', 'ASC'],
});

/** The tax that prices contain, per country; `TaxRateService` adds a country. A change counts from the next quote on. */
export const taxRateSetting = defineSetting<TaxRateView, TaxRateRow, UpdateTaxRateInput>({
  action: 'taxRate.update',
  subject: 'taxRate',
  list: taxRateList,
  view: taxRateView,
  columns: { rateBps: 'rate_bps' },
});
