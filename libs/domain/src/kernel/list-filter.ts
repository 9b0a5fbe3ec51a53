type FilterValue = string | number | boolean | readonly (string | number)[];

/** What a list is filtered by: its fields, each with a value or several; `q` is what is searched for. */
export type ListFilter = Readonly<Record<string, FilterValue>>;

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const isFilterValue = (value: unknown): boolean =>
  isPlain(value) || typeof value === 'boolean' || (Array.isArray(value) && value.every(isPlain));

/** A filter as lists take it (JSON); null when it is no object of plain values. Whether a list knows the fields is for the list to say. */
export function readListFilter(text: string): ListFilter | null {
  const filter = objectOf(text);
  return filter && Object.values(filter).every(isFilterValue) ? (filter as ListFilter) : null;
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** What a list is filtered by, as one text for one filter: without what was searched for, and without what is empty. */
export function listFilterText(filterValues: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(filterValues).filter(
    ([name, value]) => name !== 'q' && value !== '' && isFilterValue(value),
  );
  return JSON.stringify(Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1))));
}
