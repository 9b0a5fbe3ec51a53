import { Problem } from '@ur-desk/domain/kernel';
import { OUTSIDE_PROVIDERS } from '@ur-desk/domain/payments';
import { SETTLEMENT_STATES } from '@ur-desk/domain/settlements';
import { type EntityManager } from 'typeorm';
import { type Tx } from '../../platform/db/tx';
import { defineList } from '../../platform/http/list-spec';
import { openDifferenceSql } from './settlement-line.entity';
import { SettlementEntity } from './settlement.entity';
import { type FeeRow, type SettlementRow, type TallyRow } from './settlement.view';

const OPEN_DIFFERENCES = `(SELECT count(*) FROM settlement_line l
  WHERE l.settlement_id = s.id AND ${openDifferenceSql('l.')})`;

const SETTLEMENT_COLUMNS = `s.id, s.reference, s.provider, s.format, s.state, s.file_name, s.file_bytes, s.period_from,
  s.period_to, s.lines_total, s.lines_done, s.movements, s.problem_code, s.created_by, s.created_at, s.finished_at,
  s.version, ${OPEN_DIFFERENCES} AS open_differences`;

export const settlementList = defineList({
  name: 'settlements',
  from: 'settlement s',
  select: SETTLEMENT_COLUMNS,
  id: 's.id',
  table: 'settlement',
  fields: {
    createdAt: { column: 's.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    from: { column: 's.period_from', type: 'instant', filter: ['gte', 'lte'], sort: true },
    provider: { column: 's.provider', type: 'oneOf', values: OUTSIDE_PROVIDERS, filter: ['eq'] },
    state: { column: 's.state', type: 'oneOf', values: SETTLEMENT_STATES, filter: ['eq'] },
    reference: { column: 's.reference', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});

/** One report. Throws `not_found`. */
export async function settlementRow(em: EntityManager, id: string): Promise<SettlementRow> {
  const sql = `SELECT ${SETTLEMENT_COLUMNS} FROM settlement s WHERE s.id = $1`;
  const [row] = await em.query<SettlementRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return row;
}

/** Both sides of every class, each summed in its own currency. */
const TALLIES = `SELECT class, currency, sum(count)::bigint AS count, sum(open)::bigint AS open,
  sum(theirs)::bigint AS theirs, sum(ours)::bigint AS ours
FROM (
  SELECT l.class, coalesce(l.currency, l.own_currency) AS currency, count(*) AS count,
    count(*) FILTER (WHERE ${openDifferenceSql('l.')}) AS open, coalesce(sum(l.amount), 0) AS theirs, 0 AS ours
  FROM settlement_line l WHERE l.settlement_id = $1 AND l.class IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT l.class, l.own_currency, 0, 0, 0, sum(l.own_amount)
  FROM settlement_line l WHERE l.settlement_id = $1 AND l.class IS NOT NULL AND l.own_currency IS NOT NULL GROUP BY 1, 2
) t GROUP BY class, currency ORDER BY class, currency`;

export const talliesOf = (em: EntityManager, id: string): Promise<TallyRow[]> =>
  em.query<TallyRow[]>(TALLIES, [id]);

const FEES = `SELECT settled_currency AS currency, sum(fee)::bigint AS fee FROM settlement_line
WHERE settlement_id = $1 AND line IS NOT NULL GROUP BY 1 HAVING sum(fee) <> 0 ORDER BY 1`;

export const feesOf = (em: EntityManager, id: string): Promise<FeeRow[]> => em.query<FeeRow[]>(FEES, [id]);

/** The report itself. Throws `not_found`. */
export async function settlementById(em: EntityManager, id: string): Promise<SettlementEntity> {
  const settlement = await em.findOneBy(SettlementEntity, { id });
  if (!settlement) throw new Problem('not_found');
  return settlement;
}

/** The report of a file that was uploaded before, or null. */
export const settlementOfFile = (em: EntityManager, fileHash: string): Promise<SettlementEntity | null> =>
  em.findOneBy(SettlementEntity, { fileHash });

/** A report, locked until the transaction ends. Throws `not_found`. */
export async function lockSettlement(tx: Tx, id: string): Promise<SettlementEntity> {
  const settlement = await tx.em.findOne(SettlementEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!settlement) throw new Problem('not_found');
  return settlement;
}

/** Changes a report that is locked, and gives it as it is then. */
export async function changeSettlement(
  tx: Tx,
  settlement: SettlementEntity,
  changes: Partial<SettlementEntity>,
): Promise<SettlementEntity> {
  const all = { ...changes, progressedAt: new Date(tx.now) };
  await tx.em.update(SettlementEntity, { id: settlement.id }, all);
  return Object.assign(new SettlementEntity(), settlement, all);
}

const SILENT = `SELECT id FROM settlement WHERE state IN ('loading', 'matching')
  AND progressed_at < clock_timestamp() - make_interval(secs => $1)`;

/** Reports at work that have shown nothing for some seconds: their process is gone. */
export async function silentSettlements(em: EntityManager, seconds: number): Promise<string[]> {
  const rows = await em.query<{ id: string }[]>(SILENT, [seconds]);
  return rows.map(({ id }) => id);
}
