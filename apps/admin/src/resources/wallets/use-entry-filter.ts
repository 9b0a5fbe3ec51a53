import { useSearchParams } from 'react-router-dom';
import { endOfLocalDate, isLocalDate, startOfLocalDate } from '@ur-desk/domain/kernel';
import { operatorZone } from '../../shared/zones';

const FIELDS = ['kind', 'actorKind', 'from', 'to'] as const;
export type EntryFilterField = (typeof FIELDS)[number];
export type EntryFilter = Partial<Record<EntryFilterField, string>>;

/** What a statement is narrowed to, as the API is asked; days are those of the person at the console, both whole. */
export function entryConditions({ kind, actorKind, from, to }: EntryFilter, zone: string) {
  return {
    ...(kind ? { kind } : {}),
    ...(actorKind ? { actorKind } : {}),
    ...(isLocalDate(from) ? { at_gte: startOfLocalDate(from, zone) } : {}),
    ...(isLocalDate(to) ? { at_lt: endOfLocalDate(to, zone) } : {}),
  };
}

/** The filter of a statement stands in the address, so that it can be sent to somebody and the back button works. */
export function useEntryFilter() {
  const [search, setSearch] = useSearchParams();
  const chosen: EntryFilter = {};
  for (const field of FIELDS) {
    const value = search.get(field);
    if (value) chosen[field] = value;
  }
  const change = (changes: EntryFilter) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [field, value] of Object.entries(changes))
          if (value) next.set(field, value);
          else next.delete(field);
        return next;
      },
      { replace: true },
    );
  const reset = () => change(Object.fromEntries(FIELDS.map((field) => [field, ''])));
  return { chosen, conditions: entryConditions(chosen, operatorZone()), change, reset };
}
