import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { announce } from './announce';
import { conflictIn, type ConflictFacts, sameValue } from './conflict';

/** A record that is changed under its version. */
export interface VersionedRecord {
  id: string;
  version: number;
}

export interface InPlaceTarget {
  /** The API's path: `customers`. */
  resource: string;
  record: VersionedRecord & object;
  source: string;
  /** After it is saved, with the new record. */
  onSaved?: ((record: never) => void) | undefined;
}

const fieldOf = (record: object, name: string): unknown => (record as Record<string, unknown>)[name];

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A conflict about this field: what they made of it. */
export interface FieldConflict extends ConflictFacts {
  theirs: unknown;
}

/** The life of one field that is edited where it stands: read → edit → save, with the conflict in between. */
export function useInPlaceEdit({ resource, record, source, onSaved }: InPlaceTarget) {
  const dataProvider = useDataProvider();
  const queries = useQueryClient();
  const translate = useTranslate();
  // What was there when the edit began: what the page reads again meanwhile must not be overwritten unseen.
  const [seen, setSeen] = useState({ value: fieldOf(record, source), version: record.version });
  const [draft, setDraft] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [conflict, setConflict] = useState<FieldConflict | null>(null);

  const start = () => {
    const value = fieldOf(record, source);
    setSeen({ value, version: record.version });
    setDraft(textOf(value) ?? (typeof value === 'number' ? String(value) : ''));
  };
  const stop = () => {
    setDraft(null);
    setProblem(null);
    setConflict(null);
  };
  const write = async (value: string, version: number): Promise<void> => {
    const body = { [source]: value.trim() === '' ? null : value.trim() };
    try {
      const { data } = await dataProvider.update<VersionedRecord>(resource, {
        id: record.id,
        data: body,
        previousData: { id: record.id } as VersionedRecord,
        meta: { version },
      });
      await queries.invalidateQueries();
      onSaved?.(data as never);
      announce(translate('desk.saved'));
      stop();
    } catch (error) {
      const found = conflictIn(error);
      if (!found) return setProblem(error);
      const theirs = found.current[source];
      // Somebody changed another field: that is no conflict about this one.
      if (sameValue(theirs, seen.value) && version === seen.version) return write(value, found.version);
      setConflict({ ...found, theirs });
    }
  };
  const save = async (version = seen.version) => {
    if (draft === null || pending) return;
    if (sameValue(draft.trim(), seen.value) && version === seen.version) return stop();
    setPending(true);
    setProblem(null);
    await write(draft, version);
    setPending(false);
  };
  const takeTheirs = async () => {
    stop();
    await queries.invalidateQueries();
  };
  return {
    draft,
    pending,
    problem,
    conflict,
    start,
    change: (value: string) => {
      setDraft(value);
      setProblem(null);
    },
    save,
    stop,
    keepMine: () => (conflict ? save(conflict.version) : Promise.resolve()),
    takeTheirs,
    /** The draft stays; the page behind it shows what the others made of the record. */
    closeConflict: () => {
      setConflict(null);
      void queries.invalidateQueries();
    },
  };
}
