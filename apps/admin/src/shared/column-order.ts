/** A column is known by its source, else by its label. */
export interface Keyed {
  key: string | null;
}

/**
 * The columns in the order that somebody chose. Columns that the choice does not know (new ones, or those without a key)
 * stay behind the one that they follow by nature.
 */
export function inChosenOrder<T extends Keyed>(columns: readonly T[], chosen: readonly string[]): T[] {
  const rank = (column: T): number => (column.key === null ? -1 : chosen.indexOf(column.key));
  const known = columns.filter((column) => rank(column) >= 0).sort((a, b) => rank(a) - rank(b));
  return columns.reduce<T[]>((ordered, column, index) => {
    if (rank(column) >= 0) return ordered;
    const before = columns[index - 1];
    ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, column);
    return ordered;
  }, known);
}

/** The keys with one of them moved by one place; as they are when it is at the edge. */
export function moved(keys: readonly string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key);
  const to = from + by;
  const other = keys[to];
  if (from < 0 || other === undefined) return [...keys];
  return keys.map((one, index) => (index === from ? other : index === to ? key : one));
}
