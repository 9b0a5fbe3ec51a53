import { fieldProblem, Problem } from '../kernel';
import { type UpdateRiskRuleInput } from './risk-rule.inputs';
import { type RiskRuleSettings } from './risk-rule.types';

const OWN = ['percent', 'fromHour', 'toHour'] as const;

/** Whether a change fits a rule. Throws at the field: `unknown_field` for a threshold that the rule has not, `hours_unfit`. */
export function refuseUnfitRule(before: RiskRuleSettings, changes: UpdateRiskRuleInput): void {
  const foreign = OWN.find((field) => before[field] === null && changes[field] !== undefined);
  if (foreign) throw new Problem('validation_failed', {}, [{ field: foreign, code: 'unknown_field' }]);
  const from = changes.fromHour ?? before.fromHour;
  const to = changes.toHour ?? before.toHour;
  if (from !== null && to !== null && from >= to)
    throw fieldProblem('toHour', 'hours_unfit', { fromHour: from });
}
