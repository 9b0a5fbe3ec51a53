import { Problem } from '@ur-desk/domain/kernel';
import { RISK_RULES, type RiskRule, type RiskRuleView } from '@ur-desk/domain/risk-rules';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';

const COLUMNS =
  'r.id, r.rule, r.active, r.times, r.within_days, r.percent, r.from_hour, r.to_hour, r.updated_at, r.version';

export interface RiskRuleRow {
  id: string;
  rule: RiskRule;
  active: boolean;
  times: number;
  within_days: number;
  percent: number | null;
  from_hour: number | null;
  to_hour: number | null;
  updated_at: Date;
  version: number;
}

export const riskRuleView = (row: RiskRuleRow): RiskRuleView => ({
  id: row.id,
  rule: row.rule,
  active: row.active,
  times: row.times,
  withinDays: row.within_days,
  percent: row.percent,
  fromHour: row.from_hour,
  toHour: row.to_hour,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export const riskRuleList = defineList({
  name: 'risk rules',
  from: 'risk_rule r',
  select: COLUMNS,
  id: 'r.id',
  table: 'risk_rule',
  fields: { rule: { column: 'r.rule', type: 'oneOf', values: RISK_RULES, filter: ['eq'], sort: true } },
  defaultSort: ['id', 'ASC'],
});

/** Throws `not_found`. */
export async function riskRuleById(em: EntityManager, id: string, lock?: 'lock'): Promise<RiskRuleView> {
  const sql = `SELECT ${COLUMNS} FROM risk_rule r WHERE r.id = $1${lock ? ' FOR UPDATE' : ''}`;
  const rows = await em.query<RiskRuleRow[]>(sql, [id]);
  if (!rows[0]) throw new Problem('not_found');
  return riskRuleView(rows[0]);
}

/** There is one row for every rule from the first. */
export async function riskRuleOf(em: EntityManager, rule: RiskRule): Promise<RiskRuleView> {
  const rows = await em.query<RiskRuleRow[]>(`SELECT ${COLUMNS} FROM risk_rule r WHERE r.rule = $1`, [rule]);
  if (!rows[0]) throw new Error(`no settings of the rule ${rule}`);
  return riskRuleView(rows[0]);
}

/** All of them; the lock keeps others from changing them, and from looking by them at the same time. */
export async function lockRiskRules(em: EntityManager): Promise<RiskRuleView[]> {
  const rows = await em.query<RiskRuleRow[]>(`SELECT ${COLUMNS} FROM risk_rule r ORDER BY r.id FOR UPDATE`);
  return rows.map(riskRuleView);
}

const UPDATE = `UPDATE risk_rule SET active = $2, times = $3, within_days = $4, percent = $5, from_hour = $6, to_hour = $7,
  updated_at = $8, version = $9 WHERE id = $1`;

export async function updateRiskRule(em: EntityManager, rule: RiskRuleView): Promise<void> {
  const { id, active, times, withinDays, percent, fromHour, toHour, updatedAt, version } = rule;
  await em.query(UPDATE, [id, active, times, withinDays, percent, fromHour, toHour, updatedAt, version]);
}
