import {
  type PlanContent,
  type PlanKind,
  isReleaseWaiting,
  type ReleasableVersion,
  saysTheSame,
} from '../plans';
import {
  PLAN_FILE_LIMITS,
  type PlanFileError,
  type PlanFileRow,
  type PlanRowOutcome,
  type ReadPlanRow,
} from './plan-file.types';
import { type PlanFileView } from './plan-file.views';

/** A plan that a row names. */
export interface NamedPlan {
  kind: PlanKind;
  /** The code of its family; null: none. */
  family: string | null;
  draft: ReleasableVersion | null;
  /** What is on sale, or was released last; null: only a draft. */
  released: PlanContent | null;
}

export interface DecidedPlanRow {
  row: PlanFileRow;
  outcome: PlanRowOutcome;
}

/** What was released with other countries of a region than it has now says the same: the file only names regions. */
const says = (content: PlanContent | null, row: PlanFileRow): boolean =>
  content !== null && saysTheSame(content, row.content);

/**
 * What a row does to a plan. What is released never changes: another content is a draft. What is said anew needs a price; a draft
 * that was typed without one is let be.
 */
export function decidePlanRow(row: PlanFileRow, plan: NamedPlan | null): PlanRowOutcome | PlanFileError {
  const outcome = outcomeFor(row, plan);
  if (
    outcome === 'same' ||
    outcome === 'regrouped' ||
    typeof outcome !== 'string' ||
    row.content.prices.length > 0
  )
    return outcome;
  return { line: row.line, column: 'prices', code: 'required' };
}

function outcomeFor(row: PlanFileRow, plan: NamedPlan | null): PlanRowOutcome | PlanFileError {
  if (!plan) return 'created';
  const { line } = row;
  if (plan.kind !== row.kind) return { line, column: 'kind', code: 'read_only' };
  if (says(plan.draft, row) || says(plan.released, row))
    return plan.family === row.family ? 'same' : 'regrouped';
  if (!plan.draft) return 'drafted';
  return isReleaseWaiting(plan.draft) ? { line, column: 'code', code: 'plan_draft_waits' } : 'changed';
}

/** Every row of a file, each plan once. `plans` by code. */
export function decidePlanFile(
  rows: readonly ReadPlanRow[],
  plans: ReadonlyMap<string, NamedPlan>,
): { decided: DecidedPlanRow[]; errors: PlanFileError[] } {
  const decided: DecidedPlanRow[] = [];
  const errors: PlanFileError[] = [];
  const lines = new Map<string, number>();
  for (const read of rows) {
    if (!read.row) {
      errors.push(...read.errors);
      continue;
    }
    const { row } = read;
    const first = lines.get(row.code);
    const outcome: PlanRowOutcome | PlanFileError =
      first === undefined
        ? decidePlanRow(row, plans.get(row.code) ?? null)
        : { line: row.line, column: 'code', code: 'repeated_in_line', params: { line: first } };
    if (first === undefined) lines.set(row.code, row.line);
    if (typeof outcome === 'string') decided.push({ row, outcome });
    else errors.push(outcome);
  }
  return { decided, errors };
}

/** What is answered. */
export function planFileView(
  rows: number,
  { decided, errors }: { decided: readonly DecidedPlanRow[]; errors: readonly PlanFileError[] },
): PlanFileView {
  const count = (outcome: PlanRowOutcome) => decided.filter((one) => one.outcome === outcome).length;
  return {
    rows,
    created: count('created'),
    drafted: count('drafted'),
    changed: count('changed'),
    regrouped: count('regrouped'),
    same: count('same'),
    changes: decided
      .filter(({ outcome }) => outcome !== 'same')
      .map(({ row, outcome }) => ({ line: row.line, code: row.code, outcome })),
    mistakes: errors.length,
    errors: errors
      .slice(0, PLAN_FILE_LIMITS.errorsNamed)
      .map(({ line, column, code, params }) => ({ line, column, code, params: { ...params } })),
  };
}
