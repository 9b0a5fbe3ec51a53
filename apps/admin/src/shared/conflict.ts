import { canonicalJson, type Instant } from '@ur-desk/domain/kernel';
import { ProblemError } from '../providers/problem-error';

/** What the API says with `version_conflict`: the record as it is now, who changed it and when. */
export interface ConflictFacts {
  current: Record<string, unknown>;
  version: number;
  by: string | null;
  at: Instant | null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The name in `{ id, name }`, or a bare name. */
const nameOf = (by: unknown): string | null =>
  typeof by === 'object' && by !== null && 'name' in by ? textOf(by.name) : textOf(by);

/** The conflict that a write has met; null when it failed for another reason. */
export function conflictIn(error: unknown): ConflictFacts | null {
  if (!(error instanceof ProblemError) || error.code !== 'version_conflict') return null;
  const current = error.params['current'];
  if (typeof current !== 'object' || current === null) return null;
  const record = current as Record<string, unknown>;
  if (typeof record['version'] !== 'number') return null;
  return {
    current: record,
    version: record['version'],
    by: nameOf(error.params['by']),
    at: textOf(error.params['at']) ?? textOf(record['updatedAt']),
  };
}

const comparable = (value: unknown): string => canonicalJson(value === '' ? null : value);

/** An empty text, null and nothing at all are the same in a form. */
export const sameValue = (a: unknown, b: unknown): boolean => comparable(a) === comparable(b);

export type Side = 'mine' | 'theirs';

export interface MergedChanges {
  /** What can be saved over their version: their changes where I made none, mine where they made none or both differ. */
  values: Record<string, unknown>;
  /** The fields that both changed, and not to the same. */
  fields: string[];
}

/** Brings my changes and theirs together, field by field, by what both began with. */
export function mergeChanges(base: object, mine: object, theirs: object): MergedChanges {
  const [before, other] = [new Map(Object.entries(base)), new Map(Object.entries(theirs))];
  const fields: string[] = [];
  const values = Object.entries(mine).map(([field, value]): [string, unknown] => {
    const isMine = !sameValue(value, before.get(field));
    const isTheirs = other.has(field) && !sameValue(other.get(field), before.get(field));
    if (isMine && isTheirs && !sameValue(value, other.get(field))) fields.push(field);
    return [field, isTheirs && !isMine ? other.get(field) : value];
  });
  return { values: Object.fromEntries(values), fields };
}
