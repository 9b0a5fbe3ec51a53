import { isId, isWellFormedText, Problem } from '@ur-desk/domain/kernel';
import {
  type ListCondition,
  type ListField,
  type ListOperator,
  type ListQuery,
  type ListSpec,
} from './list-spec';

/** Limits of a list request (reliability F34). */
export const MAX_ROWS = 100;
export const MAX_IDS = 200;
export const MAX_START = 10_000;
const DEFAULT_ROWS = 25;
const MAX_TEXT = 200;

const LIST_PARAMETERS = new Set(['sort', 'range', 'filter', 'cursor']);

const malformed = (parameter: string) => new Problem('malformed_query', { parameter });

function parseJson(text: unknown, parameter: string): unknown {
  if (typeof text !== 'string') throw malformed(parameter);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed(parameter);
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/;

function isAllowed(value: unknown, field: ListField): boolean {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.length <= MAX_TEXT && isWellFormedText(value);
    case 'id':
      return isId(value);
    case 'whole':
      return Number.isSafeInteger(value);
    case 'instant':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'oneOf':
      return typeof value === 'string' && (field.values ?? []).includes(value);
  }
}

const OPERATORS: readonly ListOperator[] = ['gte', 'lte', 'gt', 'lt'];

function conditionOf(key: string, value: unknown, spec: ListSpec): ListCondition {
  const suffix = OPERATORS.find((operator) => key.endsWith(`_${operator}`));
  const name = suffix ? key.slice(0, -suffix.length - 1) : key;
  const field = name === 'id' ? ID_FIELD : Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined;
  const operator = suffix ?? 'eq';
  if (!field?.filter?.includes(operator)) throw new Problem('unknown_filter', { filter: key });
  if (Array.isArray(value) && operator === 'eq') {
    if (value.length > MAX_IDS || !value.every((one) => isAllowed(one, field)))
      throw malformed(`filter.${key}`);
    return { field: name, operator: 'in', value };
  }
  if (!isAllowed(value, field)) throw malformed(`filter.${key}`);
  return { field: name, operator, value };
}

/** Every list can be asked for given ids: react-admin's `getMany`. */
export const ID_FIELD: ListField = { column: '', type: 'id', filter: ['eq'], sort: true };

function parseFilter(text: unknown, spec: ListSpec): { conditions: ListCondition[]; q?: string } {
  const filter = text === undefined ? {} : parseJson(text, 'filter');
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) throw malformed('filter');
  const { q, ...others } = filter as Record<string, unknown>;
  const conditions = Object.entries(others).map(([key, value]) => conditionOf(key, value, spec));
  if (q === undefined || q === '') return { conditions };
  if (!spec.search) throw new Problem('unknown_filter', { filter: 'q' });
  if (typeof q !== 'string' || q.length > MAX_TEXT || !isWellFormedText(q)) throw malformed('filter.q');
  return { conditions, q };
}

function parseSort(text: unknown, spec: ListSpec): ListQuery['sort'] {
  const [defaultField, defaultDirection] = spec.defaultSort;
  if (text === undefined) return { field: defaultField, direction: defaultDirection };
  const sort = parseJson(text, 'sort');
  if (!Array.isArray(sort) || sort.length !== 2) throw malformed('sort');
  const [field, direction] = sort as unknown[];
  if (typeof field !== 'string' || (direction !== 'ASC' && direction !== 'DESC')) throw malformed('sort');
  const known = field === 'id' || (Object.hasOwn(spec.fields, field) && spec.fields[field]?.sort);
  if (!known) throw new Problem('unknown_sort', { field });
  return { field, direction };
}

function parseRange(text: unknown, hasCursor: boolean): { start: number; count: number } {
  if (text === undefined) return { start: 0, count: DEFAULT_ROWS };
  const range = parseJson(text, 'range');
  if (!Array.isArray(range) || range.length !== 2) throw malformed('range');
  const [start, end] = range as unknown[];
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) throw malformed('range');
  const first = start as number;
  const count = (end as number) - first + 1;
  if (first < 0 || count < 1) throw malformed('range');
  if (count > MAX_ROWS) throw new Problem('range_too_large', { max: MAX_ROWS });
  if (first > MAX_START && !hasCursor) throw new Problem('range_too_deep');
  return { start: first, count };
}

/** A cursor says where the last page ended, and for which order it was made. */
export const writeCursor = (sort: ListQuery['sort'], value: string, id: string): string =>
  Buffer.from(JSON.stringify([sort.field, sort.direction, value, id])).toString('base64url');

function parseCursor(text: unknown, sort: ListQuery['sort']): { value: string; id: string } | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || text.length > 2_000) throw malformed('cursor');
  const parts = parseJson(Buffer.from(text, 'base64url').toString('utf8'), 'cursor');
  if (!Array.isArray(parts) || parts.length !== 4) throw malformed('cursor');
  const [field, direction, value, id] = parts as unknown[];
  if (field !== sort.field || direction !== sort.direction) throw malformed('cursor');
  if (typeof value !== 'string' || !isWellFormedText(value) || !isId(id)) throw malformed('cursor');
  return { value, id };
}

/** Checks a list request. Problems: `malformed_query`, `unknown_filter`, `unknown_sort`, `range_too_large`, `range_too_deep`. */
export function parseListQuery(query: Record<string, unknown>, spec: ListSpec): ListQuery {
  for (const name of Object.keys(query)) if (!LIST_PARAMETERS.has(name)) throw malformed(name);
  const sort = parseSort(query['sort'], spec);
  const cursor = parseCursor(query['cursor'], sort);
  return {
    sort,
    ...parseRange(query['range'], cursor !== undefined),
    ...parseFilter(query['filter'], spec),
    ...(cursor ? { cursor } : {}),
  };
}
