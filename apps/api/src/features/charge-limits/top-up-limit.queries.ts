import { type TopUpLimits } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { TOP_UP_LIMIT_COLUMNS, type TopUpLimitRow, topUpLimitView } from './top-up-limit.view';

const SELECT = `SELECT ${TOP_UP_LIMIT_COLUMNS} FROM top_up_limit l`;

/** There is one for every currency from the first. */
export async function topUpLimitsIn(em: EntityManager, currency: CurrencyCode): Promise<TopUpLimits> {
  const rows = await em.query<TopUpLimitRow[]>(`${SELECT} WHERE l.currency = $1`, [currency]);
  if (!rows[0]) throw new Error(`no limits of top-ups in ${currency}`);
  return topUpLimitView(rows[0]);
}
