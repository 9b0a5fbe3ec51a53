import { useCallback } from 'react';
import { useStore } from 'react-admin';
import { type ListPreference, type Preferences } from '@ur-desk/domain/staff';
import { rememberArrangement } from '../providers/session';

const NOTHING: Preferences = {};

/** How many rows a list opens with, unless another number was chosen. */
export const PAGE_SIZE = 25;

/** How the signed-in person likes the console, and how to change it: at once here, soon after with the account. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useStore<Preferences>('preferences', NOTHING);
  const change = useCallback(
    (part: Partial<Preferences>) => {
      const next = { ...preferences, ...part };
      setPreferences(next);
      rememberArrangement(next);
    },
    [preferences, setPreferences],
  );
  return [preferences, change];
}

/** The columns of one list, as somebody has arranged them. */
export function useListPreference(
  list: string,
): [ListPreference | undefined, (change: Omit<ListPreference, 'list'> | null) => void] {
  const [{ lists = [] }, change] = usePreferences();
  const own = lists.find((one) => one.list === list);
  const others = lists.filter((one) => one.list !== list);
  return [own, (next) => change({ lists: next ? [...others, { ...own, ...next, list }] : others })];
}
