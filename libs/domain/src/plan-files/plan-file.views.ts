import { JsonObject, NestedList, OneOf, Text, Whole } from '../kernel';
import {
  PLAN_FILE_COLUMNS,
  PLAN_FILE_LIMITS,
  PLAN_ROW_OUTCOMES,
  type PlanFileColumn,
  type PlanRowOutcome,
} from './plan-file.types';

export class PlanFileErrorView {
  @Whole({ min: 1, description: 'of the file' }) line: number;
  @OneOf(PLAN_FILE_COLUMNS) column: PlanFileColumn;
  @Text({ max: 60, description: 'what is wrong with it' }) code: string;
  @JsonObject({ description: 'of the code' }) params: Record<string, unknown>;
}

export class PlanFileRowView {
  @Whole({ min: 1, description: 'of the file' }) line: number;
  @Text({ max: 40, description: 'of the plan' }) code: string;
  @OneOf(PLAN_ROW_OUTCOMES) outcome: PlanRowOutcome;
}

/** What a catalogue file does, or would do. With a mistake in it nothing is kept. */
export class PlanFileView {
  @Whole({ description: 'rows of the file' }) rows: number;
  @Whole({ description: 'new plans, as drafts' }) created: number;
  @Whole({ description: 'next drafts of plans' }) drafted: number;
  @Whole({ description: 'drafts that say something else now' }) changed: number;
  @Whole({ description: 'plans that only move to another family, at once' }) regrouped: number;
  @Whole({ description: 'plans that say that already' }) same: number;
  @NestedList(() => PlanFileRowView, {
    max: PLAN_FILE_LIMITS.rows,
    description: 'those that change something',
  })
  changes: PlanFileRowView[];
  @Whole({ description: 'mistakes in all' }) mistakes: number;
  @NestedList(() => PlanFileErrorView, { max: PLAN_FILE_LIMITS.errorsNamed, description: 'the first ones' })
  errors: PlanFileErrorView[];
}
