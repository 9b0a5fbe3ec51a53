import { type TopUpLimitView } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode } from '@ur-desk/domain/kernel';

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
