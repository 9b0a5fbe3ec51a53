import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { type Instant } from '@ur-desk/domain/kernel';
import { ProblemError } from '../providers/problem-error';
import { announce } from './announce';

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

export interface ConflictFacts {
  theirs: unknown;
  version: number;
  by: string | null;
  at: Instant | null;
}

const fieldOf = (record: unknown, name: string): unknown =>
  typeof record === 'object' && record !== null ? (record as Record<string, unknown>)[name] : undefined;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function conflictIn(error: unknown, source: string): ConflictFacts | null {
  if (!(error instanceof ProblemError) || error.code !== 'version_conflict') return null;
  const current = error.params['current'];
  const version = fieldOf(current, 'version');
  if (typeof version !== 'number') return null;
  return {
    theirs: fieldOf(current, source),
    version,
    by: textOf(error.params['by']) ?? textOf(fieldOf(current, 'updatedBy')),
    at: textOf(error.params['at']) ?? textOf(fieldOf(current, 'updatedAt')),
  };
}

const same = (a: unknown, b: unknown): boolean => (a ?? '') === (b ?? '');

/** The life of one field that is edited where it stands: read → edit → save, with the conflict in between. */
export function useInPlaceEdit({ resource, record, source, onSaved }: InPlaceTarget) {
  const dataProvider = useDataProvider();
  const queries = useQueryClient();
  const translate = useTranslate();
  const before = fieldOf(record, source);
  const [draft, setDraft] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [conflict, setConflict] = useState<ConflictFacts | null>(null);

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
      const found = conflictIn(error, source);
      // Somebody changed another field: that is no conflict about this one.
      if (found && same(found.theirs, before) && version === record.version)
        return write(value, found.version);
      if (found) setConflict(found);
      else setProblem(error);
    }
  };
  const save = async (version = record.version) => {
    if (draft === null || pending) return;
    if (same(draft.trim(), before) && version === record.version) return stop();
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
    start: () => setDraft(textOf(before) ?? (typeof before === 'number' ? String(before) : '')),
    change: (value: string) => {
      setDraft(value);
      setProblem(null);
    },
    save,
    stop,
    keepMine: () => (conflict ? save(conflict.version) : Promise.resolve()),
    takeTheirs,
    closeConflict: () => setConflict(null),
  };
}
