import { IMPORT_LIMITS, IMPORT_STATES, type DecidedRow } from '@ur-desk/domain/imports';
import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Tx } from '../../platform/db/tx';
import { defineList } from '../../platform/http/list-spec';
import { ImportErrorEntity } from './import-error.entity';
import { ImportJobEntity } from './import-job.entity';

export const importList = defineList({
  name: 'imports',
  from: 'import_job j',
  select: 'j.id',
  id: 'j.id',
  table: 'import_job',
  fields: {
    createdAt: { column: 'j.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
    state: { column: 'j.state', type: 'oneOf', values: IMPORT_STATES, filter: ['eq'] },
    source: { column: 'j.source', type: 'text', filter: ['eq'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

export const importErrorList = defineList({
  name: 'errors',
  from: 'import_error e',
  select: 'e.id, e.import_id AS "importId", e.line, e.column_name AS column, e.field, e.code, e.params',
  id: 'e.id',
  table: 'import_error',
  fields: {
    importId: { column: 'e.import_id', type: 'id', filter: ['eq'] },
    line: { column: 'e.line', type: 'whole', filter: ['eq', 'gte', 'lte'], sort: true },
    code: { column: 'e.code', type: 'text', filter: ['eq'] },
  },
  defaultSort: ['line', 'ASC'],
});

/** Problems: not_found. */
export async function importById(em: EntityManager, id: string): Promise<ImportJobEntity> {
  const job = await em.findOneBy(ImportJobEntity, { id });
  if (!job) throw new Problem('not_found');
  return job;
}

/** The same, locked until the transaction ends. Problems: not_found. */
export async function lockImport(tx: Tx, id: string): Promise<ImportJobEntity> {
  const job = await tx.em.findOne(ImportJobEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!job) throw new Problem('not_found');
  return job;
}

/** Changes an import that is locked, and gives it as it is then. */
export async function changeImport(
  tx: Tx,
  job: ImportJobEntity,
  changes: Partial<ImportJobEntity>,
): Promise<ImportJobEntity> {
  await tx.em.update(ImportJobEntity, { id: job.id }, changes);
  return Object.assign(new ImportJobEntity(), job, changes);
}

export const deleteErrors = (em: EntityManager, importId: string): Promise<unknown> =>
  em.delete(ImportErrorEntity, { importId });

/** The errors of rejected rows as they are kept. */
export const errorsOf = (importId: string, rows: readonly DecidedRow[]): ImportErrorEntity[] =>
  rows.flatMap(({ line, decision }) =>
    decision.kind === 'rejected'
      ? decision.errors.map(({ column, field, code, params }) =>
          Object.assign(new ImportErrorEntity(), {
            id: uuidv7(),
            importId,
            line,
            column: column ?? null,
            field,
            code,
            params: params ?? {},
          }),
        )
      : [],
  );

const INSERT_ERRORS_SQL = `INSERT INTO import_error (id, import_id, line, column_name, field, code, params)
SELECT id, "importId", line, "column", field, code, params
FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "importId" uuid, line integer, "column" text, field text, code text, params jsonb)`;

/** Keeps errors as long as there is room: the first 1,000 of an import. `before` is how many it had so far. */
export async function keepErrors(
  em: EntityManager,
  errors: readonly ImportErrorEntity[],
  before: number,
): Promise<void> {
  const room = Math.max(0, IMPORT_LIMITS.errorsKept - before);
  if (room > 0 && errors.length > 0)
    await em.query(INSERT_ERRORS_SQL, [JSON.stringify(errors.slice(0, room))]);
}

/** All errors that were kept, in the order of the file. */
export const keptErrors = (em: EntityManager, importId: string): Promise<ImportErrorEntity[]> =>
  em.find(ImportErrorEntity, { where: { importId }, order: { line: 'ASC', id: 'ASC' } });
