import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type DeskDataProvider, type SearchHit } from '../providers/dataProvider';
import { loadStateTexts } from './search-states';

const DEBOUNCE_MS = 150;

export interface SearchState {
  /** The text that `hits` belong to. */
  q: string;
  hits: readonly SearchHit[];
  pending: boolean;
  error: Error | null;
}

const IDLE: SearchState = { q: '', hits: [], pending: false, error: null };

/** One Chinese character is a name; one letter is nothing. */
const isEnough = (q: string): boolean => q.length >= 2 || /\p{Script=Han}/u.test(q);

const sameError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Searches as one types: waits for a pause, drops the answers that are overtaken. */
export function useSearch(text: string): SearchState {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const [state, setState] = useState<SearchState>(IDLE);
  const q = text.trim();
  useEffect(() => {
    if (!isEnough(q)) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      dataProvider
        .search(q, { signal: abort.signal })
        .then(async (hits) => {
          await loadStateTexts(hits);
          return hits;
        })
        .then((hits) => abort.signal.aborted || setState({ q, hits, pending: false, error: null }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setState({ q, hits: [], pending: false, error: sameError(error) });
        });
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, dataProvider]);
  if (!isEnough(q)) return IDLE;
  return state.q === q ? state : { ...state, error: null, pending: true };
}
