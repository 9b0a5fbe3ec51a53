import {
  refuseUnfitRule,
  RISK_RULES,
  type RiskRuleView,
  type UpdateRiskRuleInput,
} from '@ur-desk/domain/risk-rules';
import { defineList } from '../../platform/http/list-spec';
import { defineSetting } from '../settings/setting.queries';
import { RISK_RULE_COLUMNS, type RiskRuleRow, riskRuleView } from './risk-rule.queries';

export const riskRuleList = defineList({
  name: 'risk rules',
  from: 'risk_rule r',
  select: RISK_RULE_COLUMNS,
  id: 'r.id',
  table: 'risk_rule',
  fields: { rule: { column: 'r.rule', type: 'oneOf', values: RISK_RULES, filter: ['eq'], sort: true } },
  defaultSort: ['id', 'ASC'],
});

/** From when on a rule speaks up; one for every rule from the first. */
export const riskRuleSetting = defineSetting<RiskRuleView, RiskRuleRow, UpdateRiskRuleInput>({
  action: 'riskRule.update',
  subject: 'riskRule',
  list: riskRuleList,
  view: riskRuleView,
  columns: {
    active: 'active',
    times: 'times',
    withinDays: 'within_days',
    percent: 'percent',
    fromHour: 'from_hour',
    toHour: 'to_hour',
  },
  refuse: ({ before, input }) => refuseUnfitRule(before, input),
});
