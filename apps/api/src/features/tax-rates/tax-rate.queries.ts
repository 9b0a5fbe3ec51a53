import { Problem } from '@ur-desk/domain/kernel';
import { type TaxRateView } from '@ur-desk/domain/tax-rates';
import { type EntityManager } from 'typeorm';
import { TAX_RATE_COLUMNS, type TaxRateRow, taxRateView } from './tax-rate.view';

const SELECT = `SELECT ${TAX_RATE_COLUMNS} FROM tax_rate t`;

/** Part of a statement that knows the customer's row: the tax that his prices contain, basis points. */
export const taxRateOf = (customer: string): string =>
  `coalesce((SELECT t.rate_bps FROM tax_rate t WHERE t.country = ${customer}.country), 0)`;

/** Throws `not_found`. */
export async function taxRateById(em: EntityManager, id: string, lock?: 'lock'): Promise<TaxRateView> {
  const rows = await em.query<TaxRateRow[]>(`${SELECT} WHERE t.id = $1${lock ? ' FOR UPDATE' : ''}`, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return taxRateView(rows[0]);
}

/** All rates by country; for those who write prices of the past. */
export async function taxRatesByCountry(em: EntityManager): Promise<ReadonlyMap<string, number>> {
  const rows = await em.query<TaxRateRow[]>(SELECT);
  return new Map(rows.map(({ country, rate_bps: rateBps }) => [country, rateBps]));
}

/** New, or changed. Throws `already_exists` at the country when it has a rate already. */
export async function writeTaxRate(em: EntityManager, rate: TaxRateView): Promise<void> {
  const { id, country, rateBps, updatedAt, version } = rate;
  await em.query(
    `INSERT INTO tax_rate (id, country, rate_bps, updated_at, version) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET rate_bps = EXCLUDED.rate_bps, updated_at = EXCLUDED.updated_at, version = EXCLUDED.version`,
    [id, country, rateBps, updatedAt, version],
  );
}
