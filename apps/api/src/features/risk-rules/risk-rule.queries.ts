import { type RiskRule, type RiskRuleView } from '@ur-desk/domain/risk-rules';
import { type EntityManager } from 'typeorm';

export const RISK_RULE_COLUMNS =
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

/** There is one row for every rule from the first. */
export async function riskRuleOf(em: EntityManager, rule: RiskRule): Promise<RiskRuleView> {
  const rows = await em.query<RiskRuleRow[]>(
    `SELECT ${RISK_RULE_COLUMNS} FROM risk_rule r WHERE r.rule = $1`,
    [rule],
  );
  if (!rows[0]) throw new Error(`no settings of the rule ${rule}`);
  return riskRuleView(rows[0]);
}

/** All of them; the lock keeps others from changing them, and from looking by them at the same time. */
export async function lockRiskRules(em: EntityManager): Promise<RiskRuleView[]> {
  const rows = await em.query<RiskRuleRow[]>(
    `SELECT ${RISK_RULE_COLUMNS} FROM risk_rule r ORDER BY r.id FOR UPDATE`,
  );
  return rows.map(riskRuleView);
}
