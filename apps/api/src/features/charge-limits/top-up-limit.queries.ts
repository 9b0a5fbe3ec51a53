import { type TopUpLimits, type TopUpLimitView } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { TOP_UP_LIMIT_COLUMNS, type TopUpLimitRow, topUpLimitView } from './top-up-limit.view';

const SELECT = `SELECT ${TOP_UP_LIMIT_COLUMNS} FROM top_up_limit l`;

/** Throws `not_found`. */
export async function topUpLimitById(em: EntityManager, id: string, lock?: 'lock'): Promise<TopUpLimitView> {
  const rows = await em.query<TopUpLimitRow[]>(`${SELECT} WHERE l.id = $1${lock ? ' FOR UPDATE' : ''}`, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return topUpLimitView(rows[0]);
}

/** There is one for every currency from the first. */
export async function topUpLimitsIn(em: EntityManager, currency: CurrencyCode): Promise<TopUpLimits> {
  const rows = await em.query<TopUpLimitRow[]>(`${SELECT} WHERE l.currency = $1`, [currency]);
  if (!rows[0]) throw new Error(`no limits of top-ups in ${currency}`);
  return topUpLimitView(rows[0]);
}

export async function updateTopUpLimit(em: EntityManager, limit: TopUpLimitView): Promise<void> {
  const { id, presets, least, most, updatedAt, version } = limit;
  await em.query(
    'UPDATE top_up_limit SET presets = $2, least = $3, most = $4, updated_at = $5, version = $6 WHERE id = $1',
    [id, JSON.stringify(presets), least, most, updatedAt, version],
  );
}
