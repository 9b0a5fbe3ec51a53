import { randomBytes } from 'node:crypto';
import { type Multipart } from '@fastify/multipart';
import { Inject, Injectable } from '@nestjs/common';
import { endOfLocalDate, isId, makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import {
  type DecidedTierRow,
  decideTierImport,
  decideTierRows,
  MAX_TIER_IMPORT_ROWS,
  memberColumn,
  overrideNeedsApproval,
  readTierRow,
  type RunTierImportInput,
  TIER_IMPORT_ERRORS_KEPT,
  type TierImportDetailView,
  type TierImportView,
} from '@ur-desk/domain/memberships';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { inspectFile, type InspectedFile, readChunks } from '../../platform/uploads/csv-file';
import { Uploads } from '../../platform/uploads/uploads';
import { programmeOf } from './membership.queries';
import { refuseUnknownTier } from './membership.service';
import { TIER_IMPORT_JOB } from './tier-import-run.service';
import { TierImportApproval } from './tier-import.approval';
import { TierImportEntity } from './tier-import.entity';
import {
  keepRows,
  lockTierImport,
  namedCustomers,
  tierImportById,
  tierImportList,
  type TierImportRow,
  tierImportView,
} from './tier-import.queries';

const ROWS_AT_ONCE = 5_000;

/** Files of customers for a tier: checked as they come in, run by a job (T15). */
@Injectable()
export class TierImports {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
    private readonly approval: TierImportApproval,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Takes a file in and looks at every row; nobody is moved yet. Throws `tier_import_too_long`, and what is wrong with the file as
   * a whole; nothing is kept then.
   */
  async create(parts: AsyncIterable<Multipart>, ctx: CallContext): Promise<TierImportDetailView> {
    const id = uuidv7();
    const upload = await this.uploads.receive(id, parts);
    try {
      const file = await inspectFile(this.uploads.pathOf(id), upload.received);
      if (file.rowsTotal > MAX_TIER_IMPORT_ROWS)
        throw new Problem('tier_import_too_long', { rows: file.rowsTotal, max: MAX_TIER_IMPORT_ROWS });
      const rows = await this.check(id, file);
      return await this.keep({ id, fileName: upload.fileName }, rows, ctx);
    } finally {
      await this.uploads.remove(id);
    }
  }

  async list(query: ListQuery): Promise<ListPage<TierImportView>> {
    const page = await this.db.read((em) => runList<TierImportRow>(em, tierImportList, query));
    return mapPage(page, tierImportView);
  }

  /** Throws `not_found`. */
  get(id: string): Promise<TierImportDetailView> {
    return this.db.read((em) => tierImportById(em, id));
  }

  /**
   * Moves whom the file names until the end of a day, for longer than 90 days once a second person has agreed. Throws `not_found`,
   * `tier_unknown`, `wrong_state`, `tier_import_nobody`, `override_past`, `override_too_long`.
   */
  async run(id: string, input: RunTierImportInput, ctx: CallContext): Promise<TierImportDetailView> {
    const until = endOfLocalDate(input.until, this.config.operatorZone);
    const { tier, reason } = input;
    const answer = await this.db.write(ctx, { action: 'tierImport.run', reason }, async (tx) => {
      const job = await lockTierImport(tx.em, id);
      refuseUnknownTier(await programmeOf(tx.em), tier);
      decideTierImport(job, { tier, until }, tx.now);
      const asks = overrideNeedsApproval(until, tx.now);
      await tx.em.update(
        TierImportEntity,
        { id },
        {
          state: asks ? 'awaitingApproval' : 'running',
          tier,
          until: new Date(until),
          reason,
          requestedBy: ctx.actor,
          version: job.version + 1,
        },
      );
      if (asks) await this.approval.ask(tx, { job, order: { tier, until, reason } }, ctx.actor);
      const after = await tierImportById(tx.em, id);
      const states = {
        before: { state: job.state },
        after: { state: after.state, tier, until, accepted: job.accepted },
      };
      tx.audit({ subject: { kind: 'tierImport', id }, customerId: null, ...states });
      return after;
    });
    if (answer.state === 'running' && !ctx.dryRun)
      await this.jobs.send(TIER_IMPORT_JOB, { importId: id }, { key: id });
    return ctx.dryRun ? answer : this.get(id);
  }

  private async check(id: string, file: InspectedFile): Promise<DecidedTierRow[]> {
    const of = { columns: file.columns.length, column: memberColumn(file.columns) };
    const before = new Map<string, number>();
    const decided: DecidedTierRow[] = [];
    for await (const { rows } of readChunks(this.uploads.pathOf(id), file)) {
      const read = rows.map((row) => readTierRow(row, of));
      const keys = read.flatMap((row) => ('key' in row ? [row.key] : []));
      const named = {
        references: keys.filter((key) => !isId(key)),
        ids: keys.filter((key) => isId(key)),
      };
      const known = await this.db.read((em) => namedCustomers(em, named));
      decided.push(...decideTierRows(read, known, before));
    }
    return decided;
  }

  private keep(
    of: { id: string; fileName: string },
    rows: readonly DecidedTierRow[],
    ctx: CallContext,
  ): Promise<TierImportDetailView> {
    const accepted = rows.flatMap((row) => ('customerId' in row ? [row] : []));
    const errors = rows.flatMap((row) =>
      'error' in row ? [{ line: row.line, code: row.error.code, params: { ...row.error.params } }] : [],
    );
    return this.db.write(ctx, { action: 'tierImport.create' }, async (tx) => {
      const job = Object.assign(new TierImportEntity(), {
        ...of,
        reference: makeReference('tierImport', randomBytes(REFERENCE_BYTES)),
        state: 'checked' as const,
        tier: null,
        rowsTotal: rows.length,
        accepted: accepted.length,
        rejected: errors.length,
        errors: errors.slice(0, TIER_IMPORT_ERRORS_KEPT),
        moved: 0,
        skipped: 0,
        until: null,
        reason: null,
        approvalId: null,
        requestedBy: ctx.actor,
        createdBy: ctx.actor.name,
        createdAt: new Date(tx.now),
        finishedAt: null,
        version: 1,
      });
      await tx.em.insert(TierImportEntity, job);
      for (let at = 0; at < accepted.length; at += ROWS_AT_ONCE)
        await keepRows(tx.em, of.id, accepted.slice(at, at + ROWS_AT_ONCE));
      const view = await tierImportById(tx.em, of.id);
      const { fileName, rowsTotal } = view;
      const after = { fileName, rowsTotal, accepted: view.accepted, rejected: view.rejected };
      tx.audit({ subject: { kind: 'tierImport', id: of.id }, customerId: null, after });
      return view;
    });
  }
}
