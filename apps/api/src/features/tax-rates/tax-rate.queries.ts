import { type TaxRateView } from '@ur-desk/domain/tax-rates';
import { type EntityManager } from 'typeorm';
import { TAX_RATE_COLUMNS, type TaxRateRow } from './tax-rate.view';

const SELECT = `SELECT ${TAX_RATE_COLUMNS} FROM tax_rate t`;

/** Part of a statement that knows the customer's row: the tax that his prices contain, basis points. */
export const taxRateOf = (customer: string): string =>
  `coalesce((SELECT t.rate_bps FROM tax_rate t WHERE t.country = ${customer}.country), 0)`;

/** All rates by country; for those who write prices of the past. */
export async function taxRatesByCountry(em: EntityManager): Promise<ReadonlyMap<string, number>> {
  const rows = await em.query<TaxRateRow[]>(SELECT);
  return new Map(rows.map(({ country, rate_bps: rateBps }) => [country, rateBps]));
}

/** Throws `already_exists` at the country when it has a rate already. */
export async function insertTaxRate(em: EntityManager, rate: TaxRateView): Promise<void> {
  const { id, country, rateBps, updatedAt, version } = rate;
  await em.query(
    'INSERT INTO tax_rate (id, country, rate_bps, updated_at, version) VALUES ($1, $2, $3, $4, $5)',
    [id, country, rateBps, updatedAt, version],
  );
}
