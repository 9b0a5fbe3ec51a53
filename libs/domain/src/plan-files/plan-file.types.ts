import { type FieldProblemCode } from '../kernel';
import { type PlanContent, type PlanKind } from '../plans';

/** The columns of a catalogue file. Each must be there, in any order; further ones are not read. */
export const PLAN_FILE_COLUMNS = [
  'code',
  'kind',
  'name_en',
  'name_zh',
  'voice_seconds',
  'sms_count',
  'data_mb',
  'validity',
  'prices',
  'coverage',
  'terms_en',
  'terms_zh',
] as const;
export type PlanFileColumn = (typeof PLAN_FILE_COLUMNS)[number];

/** How many plans a file may hold, and how many mistakes of it are named. */
export const PLAN_FILE_LIMITS = { rows: 1_000, errorsNamed: 200 } as const;

/** What is wrong in one cell. */
export interface PlanFileError {
  /** Of the file, from 1. */
  line: number;
  column: PlanFileColumn;
  code: FieldProblemCode;
  params?: Record<string, string | number>;
}

/** A row that can be read: what the plan is to say. */
export interface PlanFileRow {
  line: number;
  code: string;
  kind: PlanKind;
  content: PlanContent;
}

export type ReadPlanRow = { row: PlanFileRow; errors: [] } | { row: null; errors: PlanFileError[] };

/**
 * What becomes of a row: a new plan as a draft, the next draft of a plan, other words for the draft that it has, or nothing,
 * because the plan says that already.
 */
export const PLAN_ROW_OUTCOMES = ['created', 'drafted', 'changed', 'same'] as const;
export type PlanRowOutcome = (typeof PLAN_ROW_OUTCOMES)[number];
