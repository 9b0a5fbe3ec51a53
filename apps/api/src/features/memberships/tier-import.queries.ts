import { Problem } from '@ur-desk/domain/kernel';
import {
  type NamedCustomer,
  TIER_IMPORT_STATES,
  type TierImportDetailView,
  type TierImportView,
} from '@ur-desk/domain/memberships';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import {
  OWN_REQUEST_COLUMNS,
  OWN_REQUEST_JOINS,
  type OwnRequestRow,
  ownRequestView,
} from '../approvals/own-request.view';
import { TierImportEntity } from './tier-import.entity';

const COLUMNS = `t.id, t.reference, t.state, t.tier, t.file_name, t.rows_total, t.accepted, t.rejected, t.moved, t.skipped, t.until,
  t.reason, t.created_by, t.created_at, t.finished_at, t.version, ${OWN_REQUEST_COLUMNS}`;
const FROM = `tier_import t ${OWN_REQUEST_JOINS}`;

export const tierImportList = defineList({
  name: 'tier-imports',
  table: 'tier_import',
  from: FROM,
  select: COLUMNS,
  id: 't.id',
  fields: {
    createdAt: { column: 't.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    state: { column: 't.state', type: 'oneOf', values: TIER_IMPORT_STATES, filter: ['eq'] },
    tier: { column: 't.tier', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export interface TierImportRow extends OwnRequestRow {
  id: string;
  reference: string;
  state: TierImportView['state'];
  tier: string | null;
  file_name: string;
  rows_total: number;
  accepted: number;
  rejected: number;
  moved: number;
  skipped: number;
  until: Date | null;
  reason: string | null;
  created_by: string;
  created_at: Date;
  finished_at: Date | null;
  version: number;
}

export const tierImportView = (row: TierImportRow): TierImportView => ({
  id: row.id,
  reference: row.reference,
  state: row.state,
  tier: row.tier,
  fileName: row.file_name,
  rowsTotal: row.rows_total,
  accepted: row.accepted,
  rejected: row.rejected,
  moved: row.moved,
  skipped: row.skipped,
  until: row.until?.toISOString() ?? null,
  reason: row.reason,
  request: ownRequestView(row),
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  version: row.version,
});

/** Throws `not_found`. */
export async function tierImportById(em: EntityManager, id: string): Promise<TierImportDetailView> {
  const sql = `SELECT ${COLUMNS}, t.errors FROM ${FROM} WHERE t.id = $1`;
  const [row] = await em.query<(TierImportRow & Pick<TierImportDetailView, 'errors'>)[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return { ...tierImportView(row), errors: row.errors };
}

/** Locked until the transaction ends. Throws `not_found`. */
export async function lockTierImport(em: EntityManager, id: string): Promise<TierImportEntity> {
  const job = await em.findOne(TierImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!job) throw new Problem('not_found');
  return job;
}

const NAMED = `SELECT k.key, c.id, c.status = 'closed' AS closed FROM unnest($1::text[]) AS k(key)
JOIN customer c ON c.reference = k.key
UNION ALL SELECT c.id::text, c.id, c.status = 'closed' FROM customer c WHERE c.id = ANY($2::uuid[])`;

/** The customers whom rows name, by reference or id. */
export async function namedCustomers(
  em: EntityManager,
  keys: { references: readonly string[]; ids: readonly string[] },
): Promise<Map<string, NamedCustomer>> {
  const rows = await em.query<({ key: string } & NamedCustomer)[]>(NAMED, [keys.references, keys.ids]);
  return new Map(rows.map(({ key, id, closed }) => [key, { id, closed }]));
}

/** Keeps whom the file names; the customers are there, and each once. */
export async function keepRows(
  em: EntityManager,
  importId: string,
  rows: readonly { line: number; customerId: string }[],
): Promise<void> {
  const sql = `INSERT INTO tier_import_row (import_id, customer_id, line, done)
    SELECT $1, customer, line, false FROM unnest($2::uuid[], $3::integer[]) AS r(customer, line)`;
  await em.query(sql, [importId, rows.map(({ customerId }) => customerId), rows.map(({ line }) => line)]);
}

/** Some customers who wait to be moved, by their ids. */
export async function waitingRows(em: EntityManager, importId: string, limit: number): Promise<string[]> {
  const sql = `SELECT customer_id AS id FROM tier_import_row WHERE import_id = $1 AND NOT done ORDER BY customer_id LIMIT $2`;
  const rows = await em.query<{ id: string }[]>(sql, [importId, limit]);
  return rows.map(({ id }) => id);
}

/** Marks those as done that were not, and says which of them can be moved; the caller holds the import and the customers. */
export async function takeRows(
  em: EntityManager,
  importId: string,
  customerIds: readonly string[],
): Promise<{ id: string; closed: boolean }[]> {
  const sql = `WITH taken AS (UPDATE tier_import_row SET done = true
      WHERE import_id = $1 AND customer_id = ANY($2::uuid[]) AND NOT done RETURNING customer_id)
    SELECT c.id, c.status = 'closed' AS closed FROM taken JOIN customer c ON c.id = taken.customer_id`;
  return em.query<{ id: string; closed: boolean }[]>(sql, [importId, customerIds]);
}

/** Those that are at work, or should be: their worker may have died. */
export async function runningTierImports(em: EntityManager): Promise<string[]> {
  const sql = `SELECT id FROM tier_import WHERE state = 'running' ORDER BY created_at`;
  return (await em.query<{ id: string }[]>(sql)).map(({ id }) => id);
}
