import { randomBytes } from 'node:crypto';
import { type Multipart } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { CSV_BYTE_ORDER_MARK, csvLine } from '@ur-desk/domain/csv';
import {
  completeMapping,
  guessDefaults,
  guessMapping,
  requireImportState,
  type ImportErrorView,
  type ImportRow,
  type ImportSamplesView,
  type ImportView,
  type UpdateImportInput,
} from '@ur-desk/domain/imports';
import {
  fieldProblemText,
  isFieldProblemCode,
  makeReference,
  normaliseText,
  Problem,
  problemText,
  REFERENCE_BYTES,
  type Locale,
  type ProblemCode,
} from '@ur-desk/domain/kernel';
import { v7 as uuidv7 } from 'uuid';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { mapPage, type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { versionConflict } from '../audit/audit.queries';
import { type ImportErrorEntity } from './import-error.entity';
import { inspectFile, readRows, type Dialect } from '../../platform/uploads/csv-file';
import { ImportJobEntity } from './import-job.entity';
import { Uploads } from '../../platform/uploads/uploads';
import {
  changeImport,
  importById,
  importErrorList,
  importList,
  keptErrors,
  lockImport,
} from './import.queries';
import { importErrorView, importView } from './import.view';

export const VALIDATE_JOB = 'import-validate';
export const RUN_JOB = 'import-run';

const SAMPLE_ROWS = 5;
const SAMPLE_LENGTH = 80;

const subjectOf = (id: string) => ({ kind: 'import' as const, id });

/** Uploading, mapping and steering imports; the work itself is done by jobs (`ImportValidation`, `ImportRun`). */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Takes a file in, looks through it once, and proposes mapping and defaults. Problems: body_too_large and those that
   * begin with import_; nothing is kept then.
   */
  async create(parts: AsyncIterable<Multipart>, ctx: CallContext): Promise<ImportView> {
    const id = uuidv7();
    const upload = await this.uploads.receive(id, parts, ['source']);
    try {
      const file = await inspectFile(this.uploads.pathOf(id), upload.received);
      const mapping = guessMapping(file.columns);
      const samples = await this.firstRows(id, file);
      return await this.db.write(ctx, { action: 'import.create' }, async (tx) => {
        const job = Object.assign(new ImportJobEntity(), {
          ...file,
          id,
          reference: makeReference('import', randomBytes(REFERENCE_BYTES)),
          state: 'uploaded' as const,
          fileName: upload.fileName,
          fileBytes: upload.received.bytes,
          source: upload.source ?? sourceOf(upload.fileName),
          mapping,
          defaults: guessDefaults(mapping, samples),
          forecast: null,
          result: null,
          errorsTotal: 0,
          nextChunk: 0,
          attempts: 0,
          problemCode: null,
          requestedBy: ctx.actor,
          createdBy: ctx.actor.name,
          createdAt: new Date(tx.now),
          startedAt: null,
          progressedAt: new Date(tx.now),
          finishedAt: null,
          version: 1,
        });
        await tx.em.insert(ImportJobEntity, job);
        const view = importView(job);
        tx.audit({ subject: subjectOf(id), after: view });
        return view;
      });
    } catch (error) {
      await this.uploads.remove(id);
      throw error;
    }
  }

  list(query: ListQuery): Promise<ListPage<ImportView>> {
    return this.db.read(async (em) => {
      const page = await runList<{ id: string }>(em, importList, query);
      const jobs = await Promise.all(page.rows.map(({ id }) => importById(em, id)));
      return { ...page, rows: jobs.map(importView) };
    });
  }

  /** Problems: not_found. */
  async get(id: string): Promise<ImportView> {
    return importView(await this.db.read((em) => importById(em, id)));
  }

  /** The file's first rows as they stand in it. Problems: not_found, import_file_gone. */
  async samples(id: string): Promise<ImportSamplesView> {
    const job = await this.db.read((em) => importById(em, id));
    const rows = await this.firstRows(id, job);
    return {
      id,
      rows: rows.map(({ line, cells }) => ({
        line,
        cells: job.columns.map((_column, index) => (cells[index] ?? '').slice(0, SAMPLE_LENGTH)),
      })),
    };
  }

  /** Problems: not_found, version_conflict, wrong_state, validation_failed. A change asks for a new dry run. */
  update(id: string, input: UpdateImportInput, ctx: CallContext): Promise<ImportView> {
    return this.db.write(ctx, { action: 'import.update' }, async (tx) => {
      const job = await lockImport(tx, id);
      if (job.version !== ctx.ifMatch) throw await versionConflict(tx.em, subjectOf(id), importView(job));
      requireImportState('change', job.state);
      const changed = await changeImport(tx, job, {
        ...(input.source === undefined ? {} : { source: normaliseText(input.source) }),
        ...(input.mapping ? { mapping: completeMapping(job.columns, input.mapping) } : {}),
        ...(input.defaults ? { defaults: { ...input.defaults } } : {}),
        state: 'uploaded',
        forecast: null,
        problemCode: null,
        version: job.version + 1,
      });
      const [before, after] = [importView(job), importView(changed)];
      tx.audit({ subject: subjectOf(id), before, after });
      return after;
    });
  }

  /** Starts the dry run. Problems: not_found, wrong_state, import_not_mapped. */
  validate(id: string, ctx: CallContext): Promise<ImportView> {
    return this.start(id, { action: 'validate', job: VALIDATE_JOB }, ctx);
  }

  /** Starts the run, or goes on with one that was stopped. Problems: not_found, wrong_state. */
  run(id: string, ctx: CallContext): Promise<ImportView> {
    return this.start(id, { action: 'run', job: RUN_JOB }, ctx);
  }

  private async start(
    id: string,
    { action, job: name }: { action: 'validate' | 'run'; job: string },
    ctx: CallContext,
  ): Promise<ImportView> {
    await this.db.write(ctx, { action: `import.${action}` }, async (tx) => {
      const job = await lockImport(tx, id);
      requireImportState(action, job.state);
      if (!job.mapping.some(({ target }) => target === 'externalId')) throw new Problem('import_not_mapped');
      const changed = await changeImport(tx, job, {
        state: action === 'run' ? 'running' : 'validating',
        ...(action === 'run' ? { startedAt: job.startedAt ?? new Date(tx.now) } : { forecast: null }),
        attempts: 0,
        problemCode: null,
        requestedBy: ctx.actor,
        progressedAt: new Date(tx.now),
        version: job.version + 1,
      });
      tx.audit({ subject: subjectOf(id), before: importView(job), after: importView(changed) });
    });
    await this.jobs.send(name, { importId: id }, { key: id });
    return this.get(id);
  }

  /** Stops a run after the chunk that is being written. Problems: not_found, wrong_state. */
  stop(id: string, ctx: CallContext): Promise<ImportView> {
    return this.db.write(ctx, { action: 'import.stop' }, async (tx) => {
      const job = await lockImport(tx, id);
      requireImportState('stop', job.state);
      const changed = await changeImport(tx, job, { state: 'stopped', version: job.version + 1 });
      tx.audit({ subject: subjectOf(id), before: importView(job), after: importView(changed) });
      return importView(changed);
    });
  }

  /** What is wrong in the file, one page. Problems: not_found. */
  errors(id: string, query: ListQuery): Promise<ListPage<ImportErrorView>> {
    return this.db.read(async (em) => {
      await importById(em, id);
      const ofImport = { field: 'importId', operator: 'eq' as const, value: id };
      const scoped = { ...query, conditions: [...query.conditions, ofImport] };
      return mapPage(await runList<ImportErrorEntity>(em, importErrorList, scoped), importErrorView);
    });
  }

  /** The same as a CSV file, in words. Problems: not_found. */
  async errorsCsv(id: string, locale: Locale): Promise<string> {
    const errors = await this.db.read(async (em) => {
      await importById(em, id);
      return keptErrors(em, id);
    });
    const header = locale === 'zh' ? ['行号', '列', '问题', '代码'] : ['line', 'column', 'problem', 'code'];
    const lines = errors.map(({ line, column, code, params }) =>
      csvLine([line, column, errorText(code, params, locale), code]),
    );
    return [CSV_BYTE_ORDER_MARK, csvLine(header), ...lines].join('');
  }

  private async firstRows(id: string, dialect: Dialect): Promise<ImportRow[]> {
    const found: ImportRow[] = [];
    for await (const row of readRows(this.uploads.pathOf(id), dialect)) {
      found.push(row);
      if (found.length > SAMPLE_ROWS) break;
    }
    return found.slice(1);
  }
}

/** `crm-export 2026.csv` → `crm-export 2026`: where the file comes from, until somebody says better. */
const sourceOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]*$/, '')
    .slice(0, 60)
    .trim() || 'import';

const errorText = (code: string, params: Record<string, unknown>, locale: Locale): string =>
  isFieldProblemCode(code)
    ? fieldProblemText(code, params, locale)
    : problemText(code as ProblemCode, params, locale);
