import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { isBadValue } from '../db/database-errors';
import { runPrepared } from '../db/prepared';
import { ID_FIELD, writeCursor } from './list-query';
import {
  type ListCondition,
  type ListField,
  type ListPage,
  type ListQuery,
  type ListSpec,
} from './list-spec';

/** Totals are exact up to here; beyond, counting would cost more than the page itself (performance). */
const EXACT_TOTAL = 1_000;
/** Page sizes of the console; plans are not kept for all sizes that somebody may think of. */
const USUAL_COUNTS = new Set([10, 25, 50, 100]);
const ESTIMATE_LIFE_MS = 10_000;
const MAX_ESTIMATES = 500;

const SQL_TYPES: Record<ListField['type'], string> = {
  text: 'text',
  oneOf: 'text',
  id: 'uuid',
  whole: 'bigint',
  instant: 'timestamptz',
  boolean: 'boolean',
};

const COMPARISONS = { gte: '>=', lte: '<=', gt: '>', lt: '<' } as const;

/** SQL text and its numbered parameters, grown together. */
class Statement {
  readonly params: unknown[] = [];
  readonly conditions: string[] = [];

  param(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  get where(): string {
    return this.conditions.length > 0 ? `WHERE ${this.conditions.join(' AND ')}` : '';
  }
}

const fieldOf = (spec: ListSpec, name: string): ListField =>
  name === 'id' ? { ...ID_FIELD, column: spec.id } : (spec.fields[name] ?? ID_FIELD);

function conditionSql(spec: ListSpec, condition: ListCondition, statement: Statement): string {
  const field = fieldOf(spec, condition.field);
  const type = SQL_TYPES[field.type];
  const { operator, value } = condition;
  if (field.among) {
    const values = `${statement.param(operator === 'in' ? value : [value])}::${type}[]`;
    return `${field.column} IN (${field.among.replaceAll('$1', values)})`;
  }
  if (field.array)
    return `${field.column} @> ${statement.param(operator === 'in' ? value : [value])}::${type}[]`;
  if (operator === 'in') return `${field.column} = ANY(${statement.param(value)}::${type}[])`;
  const comparison = operator === 'eq' ? '=' : COMPARISONS[operator];
  return `${field.column} ${comparison} ${statement.param(value)}::${type}`;
}

function addConditions(spec: ListSpec, query: ListQuery, statement: Statement): void {
  if (spec.where) statement.conditions.push(`(${spec.where})`);
  for (const condition of query.conditions)
    statement.conditions.push(conditionSql(spec, condition, statement));
  if (query.q !== undefined && spec.search) {
    const placeholder = statement.param(spec.search.param(query.q));
    statement.conditions.push(`(${spec.search.sql.replaceAll('$1', placeholder)})`);
  }
}

interface Estimate {
  total: number;
  until: number;
}

const estimates = new Map<string, Estimate>();

function rememberEstimate(key: string, total: number): void {
  if (estimates.size >= MAX_ESTIMATES) estimates.clear();
  estimates.set(key, { total, until: performance.now() + ESTIMATE_LIFE_MS });
}

/** Exact up to a bound, else the planner's estimate, which is kept for some seconds. */
async function totalOf(
  em: EntityManager,
  spec: ListSpec,
  query: ListQuery,
): Promise<{ total: number; estimated: boolean }> {
  const statement = new Statement();
  addConditions(spec, query, statement);
  const key = `${spec.name} ${statement.where} ${JSON.stringify(statement.params)}`;
  const known = estimates.get(key);
  if (known && known.until > performance.now()) return { total: known.total, estimated: true };
  const body = `SELECT 1 FROM ${spec.from} ${statement.where}`;
  const counted = await em.query<[{ n: number }]>(
    `SELECT count(*) AS n FROM (${body} LIMIT ${EXACT_TOTAL + 1}) AS counted`,
    statement.params,
  );
  if (counted[0].n <= EXACT_TOTAL) return { total: counted[0].n, estimated: false };
  const total = Math.max(EXACT_TOTAL + 1, await estimateOf(em, spec, { body, statement }));
  rememberEstimate(key, total);
  return { total, estimated: true };
}

async function estimateOf(
  em: EntityManager,
  spec: ListSpec,
  { body, statement }: { body: string; statement: Statement },
): Promise<number> {
  if (statement.conditions.length === 0) {
    const rows = await em.query<[{ n: number }]>(
      `SELECT reltuples::bigint AS n FROM pg_class WHERE oid = $1::regclass`,
      [spec.table],
    );
    if (rows[0].n > 0) return rows[0].n;
  }
  const plan = await em.query<[{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }]>(
    `EXPLAIN (FORMAT JSON) ${body}`,
    statement.params,
  );
  return Math.round(plan[0]['QUERY PLAN'][0].Plan['Plan Rows']);
}

type SortedRow = { list_sort_value: string; list_id: string };

/**
 * A list that nothing narrows has few shapes and always the same plan, so each connection plans it once. With a filter the right
 * plan depends on the value.
 */
function rowsOf<Row extends object>(
  em: EntityManager,
  { spec, query, sql, params }: { spec: ListSpec; query: ListQuery; sql: string; params: unknown[] },
): Promise<Row[]> {
  const narrowed = query.conditions.length > 0 || query.q !== undefined || query.start > 0;
  if (narrowed || !USUAL_COUNTS.has(query.count)) return em.query<Row[]>(sql, params);
  const { field, direction } = query.sort;
  const name = [spec.name, field, direction, query.count, query.cursor ? 'next' : 'first'].join(' ');
  return runPrepared<Row>(em, { name, text: sql }, params);
}

/** A day that does not exist, a number beyond all bounds: well-formed, and yet nothing that a column can hold. */
const listProblemOf = (error: unknown, query: ListQuery): unknown =>
  isBadValue(error)
    ? new Problem('malformed_query', { parameter: query.cursor ? 'cursor' : 'filter' })
    : error;

/** Rows of a list, and where the next ones begin; null: these were the last. */
export interface ListRows<Row> {
  rows: Row[];
  next: NonNullable<ListQuery['cursor']> | null;
}

/** Reads the rows of one page without asking how many there are in all. By cursor any depth costs the same. Throws `malformed_query`. */
export async function readRows<Row extends object>(
  em: EntityManager,
  spec: ListSpec,
  query: ListQuery,
): Promise<ListRows<Row>> {
  const { field, direction } = query.sort;
  const sorted = fieldOf(spec, field);
  const statement = new Statement();
  addConditions(spec, query, statement);
  if (query.cursor) {
    const value = `${statement.param(query.cursor.value)}::text::${SQL_TYPES[sorted.type]}`;
    const after = direction === 'ASC' ? '>' : '<';
    statement.conditions.push(
      `(${sorted.column}, ${spec.id}) ${after} (${value}, ${statement.param(query.cursor.id)}::uuid)`,
    );
  }
  const order =
    field === 'id' ? `${spec.id} ${direction}` : `${sorted.column} ${direction}, ${spec.id} ${direction}`;
  const sql = `SELECT ${spec.select}, (${sorted.column})::text AS list_sort_value, ${spec.id} AS list_id
    FROM ${spec.from} ${statement.where} ORDER BY ${order}
    LIMIT ${query.count + 1} ${query.cursor ? '' : `OFFSET ${query.start}`}`;
  const found = await rowsOf<Row & SortedRow>(em, { spec, query, sql, params: statement.params }).catch(
    (error: unknown) => {
      throw listProblemOf(error, query);
    },
  );
  const rows = found.slice(0, query.count);
  const last = rows.at(-1);
  const hasMore = found.length > query.count && last !== undefined;
  return { rows, next: hasMore ? { value: last.list_sort_value, id: last.list_id } : null };
}

/**
 * Reads one page. `Row` is what `spec.select` gives. A start without a cursor is bounded by the query's check. The total
 * never blocks on a big table.
 */
export async function runList<Row extends object>(
  em: EntityManager,
  spec: ListSpec,
  query: ListQuery,
): Promise<ListPage<Row>> {
  const [{ rows, next }, { total, estimated }] = await Promise.all([
    readRows<Row>(em, spec, query),
    totalOf(em, spec, query),
  ]).catch((error: unknown) => {
    throw listProblemOf(error, query);
  });
  return {
    rows,
    start: query.start,
    total: Math.max(total, query.start + rows.length),
    estimated,
    nextCursor: next && writeCursor(query.sort, next.value, next.id),
  };
}
