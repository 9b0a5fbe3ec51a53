import { VELOCITY_SCOPES, type VelocityLimitView, type VelocityScope } from '@ur-desk/domain/charge-limits';
import { CURRENCY_CODES, type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';

const COLUMNS =
  'l.id, l.currency, l.scope, l.hour_count, l.hour_sum, l.day_count, l.day_sum, l.updated_at, l.version';

export interface VelocityLimitRow {
  id: string;
  currency: CurrencyCode;
  scope: VelocityScope;
  hour_count: number;
  hour_sum: number;
  day_count: number;
  day_sum: number;
  updated_at: Date;
  version: number;
}

export const velocityLimitView = (row: VelocityLimitRow): VelocityLimitView => ({
  id: row.id,
  currency: row.currency,
  scope: row.scope,
  hourCount: row.hour_count,
  hourSum: row.hour_sum,
  dayCount: row.day_count,
  daySum: row.day_sum,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export const velocityLimitList = defineList({
  name: 'velocity limits',
  from: 'velocity_limit l',
  select: COLUMNS,
  id: 'l.id',
  table: 'velocity_limit',
  fields: {
    currency: { column: 'l.currency', type: 'oneOf', values: CURRENCY_CODES, filter: ['eq'], sort: true },
    scope: { column: 'l.scope', type: 'oneOf', values: VELOCITY_SCOPES, filter: ['eq'] },
  },
  defaultSort: ['id', 'ASC'],
});

/** Throws `not_found`. */
export async function velocityLimitById(
  em: EntityManager,
  id: string,
  lock?: 'lock',
): Promise<VelocityLimitView> {
  const sql = `SELECT ${COLUMNS} FROM velocity_limit l WHERE l.id = $1${lock ? ' FOR UPDATE' : ''}`;
  const rows = await em.query<VelocityLimitRow[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return velocityLimitView(rows[0]);
}

const UPDATE = `UPDATE velocity_limit SET hour_count = $2, hour_sum = $3, day_count = $4, day_sum = $5, updated_at = $6,
  version = $7 WHERE id = $1`;

export async function updateVelocityLimit(em: EntityManager, limit: VelocityLimitView): Promise<void> {
  const { id, hourCount, hourSum, dayCount, daySum, updatedAt, version } = limit;
  await em.query(UPDATE, [id, hourCount, hourSum, dayCount, daySum, updatedAt, version]);
}
