import { type TaxRateView } from '@ur-desk/domain/tax-rates';

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
