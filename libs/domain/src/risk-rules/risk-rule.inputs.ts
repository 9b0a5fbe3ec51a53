import { Flag, Whole } from '../kernel';

/** What can be changed in a rule. A field that is left out stays as it is. */
export class UpdateRiskRuleInput {
  @Flag({ optional: true })
  active?: boolean;

  @Whole({ min: 1, max: 1_000, optional: true, description: 'from so often on …' })
  times?: number;

  @Whole({ min: 1, max: 90, optional: true, description: '… within so many days' })
  withinDays?: number;
}
