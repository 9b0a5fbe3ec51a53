import { Flag, Id, InstantField, OneOf, Whole } from '../kernel';
import { RISK_RULES, type RiskRule, type RiskRuleSettings } from './risk-rule.types';

/** A rule with the threshold from which on it speaks up. */
export class RiskRuleView implements RiskRuleSettings {
  @Id()
  id: string;

  @OneOf(RISK_RULES)
  rule: RiskRule;

  @Flag()
  active: boolean;

  @Whole({ min: 1 })
  times: number;

  @Whole({ min: 1 })
  withinDays: number;

  @Whole({
    min: 1,
    max: 100,
    nullable: true,
    description: 'of the limit, or of the requests; null: not for this rule',
  })
  percent: number | null;

  @Whole({ max: 24, nullable: true, description: 'when work begins; null: not for this rule' })
  fromHour: number | null;

  @Whole({ max: 24, nullable: true, description: 'when work ends, exclusive' })
  toHour: number | null;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}
