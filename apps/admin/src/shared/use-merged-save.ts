import { useRef, useState } from 'react';
import { conflictIn, type ConflictFacts, mergeChanges, type Side } from './conflict';

/** What was read before it was changed. */
export interface Versioned {
  version: number;
  /** The form's values in the record that the API shows with a conflict; the record itself when left out. */
  valuesIn?: ((current: never) => object) | undefined;
}

/** Fields that both changed: my values, theirs, who and when. */
export interface FormConflict extends Pick<ConflictFacts, 'version' | 'by' | 'at'> {
  fields: string[];
  mine: Record<string, unknown>;
  theirs: Record<string, unknown>;
}

interface MergedSaveSettings<T extends object> {
  /** The values with which the form opened. */
  base: object;
  versioned: Versioned | undefined;
  write: (body: T, under?: { ifMatch: number }) => Promise<unknown>;
  /** Puts values into the form: what is saved is what it shows. */
  show: (values: Record<string, unknown>) => void;
}

const versionIn = (answer: unknown): number | null =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number'
    ? answer.version
    : null;

/**
 * Saves a form under the version with which it opened. When somebody else saved meanwhile, what they changed and I did
 * not is taken over by itself; what both changed becomes a `conflict` to be decided field by field, and nothing that was
 * typed is lost. `save` throws everything that is no conflict; it resolves to false while there is one.
 */
export function useMergedSave<T extends object>(settings: MergedSaveSettings<T>) {
  const { versioned, write, show } = settings;
  const known = useRef({ values: settings.base, version: versioned?.version });
  const [conflict, setConflict] = useState<FormConflict | null>(null);
  const valuesIn = (record: object): object => versioned?.valuesIn?.(record as never) ?? record;

  const save = async (body: T): Promise<boolean> => {
    const { version } = known.current;
    try {
      const answer = await (version === undefined ? write(body) : write(body, { ifMatch: version }));
      const next = versionIn(answer);
      if (versioned && next !== null) known.current = { values: valuesIn(answer as object), version: next };
      return true;
    } catch (error) {
      const found = versioned ? conflictIn(error) : null;
      if (!found || found.version === version) throw error;
      return meet(found, body);
    }
  };
  const meet = (found: ConflictFacts, body: T): Promise<boolean> => {
    const theirs = valuesIn(found.current) as Record<string, unknown>;
    const { values, fields } = mergeChanges(known.current.values, body, theirs);
    if (fields.length > 0) {
      setConflict({ ...found, fields, mine: values, theirs });
      return Promise.resolve(false);
    }
    known.current = { values: theirs, version: found.version };
    show(values);
    return save(values as T);
  };
  /** Takes the decision over into the form, which can then be saved over their version. */
  const decide = (sides: Record<string, Side>): T | null => {
    if (!conflict) return null;
    const { fields, mine, theirs, version } = conflict;
    const chosen = fields.filter((field) => sides[field] === 'theirs').map((field) => [field, theirs[field]]);
    const values = { ...mine, ...Object.fromEntries(chosen) } as Record<string, unknown>;
    known.current = { values: theirs, version };
    setConflict(null);
    show(values);
    return values as T;
  };
  return { save, conflict, decide, keepEditing: () => setConflict(null) };
}
