import { type FieldProblemCode } from '../kernel';
import { type PlanRegion } from '../plan-regions';
import { type PlanContent, type PlanKind } from '../plans';

/** The columns of a catalogue file. Each must be there, in any order; further ones are not read. */
export const PLAN_FILE_COLUMNS = [
  'code',
  'kind',
  'family',
  'name_en',
  'name_zh',
  'voice_seconds',
  'sms_count',
  'data_mb',
  'validity',
  'prices',
  'coverage',
  'regions',
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
  /** The code of its family; null: none. */
  family: string | null;
  content: PlanContent;
}

/** What a row can name, by code. */
export interface PlanFileNames {
  regions: ReadonlyMap<string, PlanRegion>;
  families: ReadonlySet<string>;
}

export type ReadPlanRow = { row: PlanFileRow; errors: [] } | { row: null; errors: PlanFileError[] };

/**
 * What becomes of a row: a new plan as a draft, the next draft of a plan, other words for the draft that it has, only another
 * family, or nothing, because the plan says that already.
 */
export const PLAN_ROW_OUTCOMES = ['created', 'drafted', 'changed', 'regrouped', 'same'] as const;
export type PlanRowOutcome = (typeof PLAN_ROW_OUTCOMES)[number];
