/** How values of a column are checked and compared. */
export type ListFieldType = 'text' | 'id' | 'whole' | 'instant' | 'boolean' | 'oneOf';

export type ListOperator = 'eq' | 'gte' | 'lte' | 'gt' | 'lt';

export interface ListField {
  /** The SQL expression; for sorting it must never be null. */
  column: string;
  type: ListFieldType;
  /** The allowed values of a `oneOf`. */
  values?: readonly string[];
  /** `eq` takes one value or a list of them; the others are written `field_gte`. */
  filter?: readonly ListOperator[];
  sort?: boolean;
  /** For an array column (tags): `eq` asks whether it contains the value. */
  array?: boolean;
  /** `eq` asks whether the column is among what this selects for the values `$1` (an array): for what another table says. */
  among?: string;
}

/** A list that the API offers: what is read, what may be filtered and sorted. Everything else is a 400. */
export interface ListSpec {
  /** Plural, as in the path: the unit of `Content-Range`. */
  name: string;
  /** Everything after FROM, joins included. */
  from: string;
  /** Everything after SELECT. */
  select: string;
  /** The unique last sort key, e.g. `c.id`. */
  id: string;
  /** The table whose size estimates the total of an unfiltered list. */
  table: string;
  fields: Record<string, ListField>;
  defaultSort: readonly [field: string, direction: 'ASC' | 'DESC'];
  /** A condition that always holds. */
  where?: string;
  /** What `filter.q` searches: SQL with `$1` for the text as `searchText` gives it. */
  search?: { sql: string; param: (q: string) => unknown };
}

export const defineList = <const T extends ListSpec>(spec: T): T => spec;

export interface ListCondition {
  field: string;
  operator: ListOperator | 'in';
  value: unknown;
}

/** One page's request, checked. */
export interface ListQuery {
  sort: { field: string; direction: 'ASC' | 'DESC' };
  start: number;
  count: number;
  conditions: readonly ListCondition[];
  q?: string;
  cursor?: { value: string; id: string };
}

export interface ListPage<T> {
  rows: T[];
  start: number;
  total: number;
  /** The total is no count but the planner's estimate. */
  estimated: boolean;
  nextCursor: string | null;
}

/** A page with its rows turned into views. */
export const mapPage = <A, B>(page: ListPage<A>, view: (row: A) => B): ListPage<B> => ({
  ...page,
  rows: page.rows.map(view),
});
