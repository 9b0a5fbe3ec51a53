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

type Arrangement = Omit<ListPreference, 'list'>;

/** The columns of one list, as somebody has arranged them; how to change that, and how to put another arrangement in its place. */
export function useListPreference(
  list: string,
): [ListPreference | undefined, (change: Arrangement | null) => void, (whole: Arrangement | null) => void] {
  const [{ lists = [] }, change] = usePreferences();
  const own = lists.find((one) => one.list === list);
  const others = lists.filter((one) => one.list !== list);
  const replace = (next: Arrangement | null) =>
    change({ lists: next ? [...others, { ...next, list }] : others });
  return [own, (next) => replace(next && { ...own, ...next }), replace];
}
