/** The list that was looked at last: which records its page leads to, and how to read its other pages. */
export interface Trail {
  /** Addresses of the rows, in their order, without what stands behind `?`. */
  paths: string[];
  page: number;
  perPage: number;
  total: number;
  estimated: boolean;
  hasNextPage: boolean;
  /** Another page of the same list. */
  read: (page: number) => Promise<Trail>;
}

export interface Place {
  /** Counted from 1 over all pages. */
  place: number;
  total: number;
  estimated: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
}

let trail: Trail | null = null;

/** Kept in memory only: it is about the way one went in this tab, and holds nobody's data but ids. */
export function leaveTrail(next: Trail): void {
  trail = next;
}

export const pathnameOf = (path: string): string => path.split('?')[0] ?? path;

/** Where a page stands in the list that one came from; null when it is not in it. */
export function placeOf(pathname: string): Place | null {
  const index = trail?.paths.indexOf(pathname) ?? -1;
  if (!trail || index < 0) return null;
  const { page, perPage, total, estimated, hasNextPage, paths } = trail;
  return {
    place: (page - 1) * perPage + index + 1,
    total,
    estimated,
    hasPrevious: index > 0 || page > 1,
    hasNext: index < paths.length - 1 || hasNextPage,
  };
}

/** The address of the record before (-1) or after (1) the one at `pathname`; reads the next page of the list at its edge. */
export async function stepFrom(pathname: string, by: -1 | 1): Promise<string | null> {
  const index = trail?.paths.indexOf(pathname) ?? -1;
  if (!trail || index < 0) return null;
  const beside = trail.paths[index + by];
  if (beside) return beside;
  const page = trail.page + by;
  if (page < 1 || (by === 1 && !trail.hasNextPage)) return null;
  const next = await trail.read(page);
  const path = by === 1 ? next.paths[0] : next.paths.at(-1);
  if (!path) return null;
  trail = next;
  return path;
}
