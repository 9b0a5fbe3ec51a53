import { Flag, Whole } from '../kernel';

/** What can be changed in a rule. A field that is left out stays as it is. */
export class UpdateRiskRuleInput {
  @Flag({ optional: true })
  active?: boolean;

  @Whole({ min: 1, max: 1_000, optional: true, description: 'from so often on …' })
  times?: number;

  @Whole({ min: 1, max: 90, optional: true, description: '… within so many days' })
  withinDays?: number;

  @Whole({ min: 1, max: 100, optional: true, description: 'only where the rule has it' })
  percent?: number;

  @Whole({ max: 24, optional: true, description: 'only where the rule has it' })
  fromHour?: number;

  @Whole({ max: 24, optional: true, description: 'only where the rule has it; exclusive' })
  toHour?: number;
}
