import { localStorageStore, memoryStore, type Store } from 'react-admin';
import { type Preferences } from '@ur-desk/domain/staff';

/** What may stay on the computer: how the console looks, and nothing that was searched or seen. */
const KEPT: ReadonlySet<string> = new Set(['theme', 'preferences']);

const kept = localStorageStore('2', 'ur-desk');
const forgotten = memoryStore();
const both = [kept, forgotten];
const storeOf = (key: string): Store => (KEPT.has(key) ? kept : forgotten);

/**
 * react-admin's store: look and arrangement stay on the computer until somebody signs out; filters of lists, which name
 * customers, live as long as the tab.
 */
export const store: Store = {
  setup: () => both.forEach((one) => one.setup()),
  teardown: () => both.forEach((one) => one.teardown()),
  getItem: (key, defaultValue) => storeOf(key).getItem(key, defaultValue),
  setItem: (key, value) => storeOf(key).setItem(key, value),
  removeItem: (key) => storeOf(key).removeItem(key),
  removeItems: (keyPrefix) => both.forEach((one) => one.removeItems(keyPrefix)),
  reset: () => both.forEach((one) => one.reset()),
  subscribe: (key, callback) => storeOf(key).subscribe(key, callback),
};

/** What the account says of look and arrangement, on whatever computer one signs in. */
export function arrange({ theme, preferences }: { theme: string; preferences: Preferences }): void {
  store.setItem('preferences', preferences);
  if (theme !== 'system') store.setItem('theme', theme);
}
