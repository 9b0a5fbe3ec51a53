import { useSyncExternalStore } from 'react';

/** By resource: records that changed and that the list in front of one does not show. */
const news = new Map<string, ReadonlySet<string>>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

export function addNews(resource: string, id: string): void {
  news.set(resource, new Set([...(news.get(resource) ?? []), id]));
  tell();
}

/** The list was read again. */
export function forgetNews(resource: string): void {
  if (news.delete(resource)) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useNews = (resource: string): number =>
  useSyncExternalStore(subscribe, () => news.get(resource)?.size ?? 0);
