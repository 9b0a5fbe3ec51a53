import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EMPTY_TALLY, IMPORT_LIMITS, tallyOf, type ImportTally } from '@ur-desk/domain/imports';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { Jobs } from '../../platform/jobs/jobs';
import { decideChunk, ImportChunks } from './import-chunk';
import { type ImportErrorEntity } from './import-error.entity';
import { ImportFailures } from './import-failures';
import { type ImportJobEntity } from './import-job.entity';
import { forgetKeys } from './import-key.queries';
import { changeImport, deleteErrors, errorsOf, importById, keepErrors, lockImport } from './import.queries';
import { VALIDATE_JOB } from './import.service';
import { importView } from './import.view';

const PROGRESS_EVERY_MS = 2_000;

interface Found {
  forecast: ImportTally;
  errors: ImportErrorEntity[];
  errorsTotal: number;
}

/** The dry run of an import: every row read and decided as the run would, nothing written but what was found. */
@Injectable()
export class ImportValidation implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly chunks: ImportChunks,
    private readonly jobs: Jobs,
    private readonly failures: ImportFailures,
  ) {}

  onModuleInit(): void {
    this.jobs.define(VALIDATE_JOB, (data) => this.validate(String(data['importId'])));
  }

  /** Does nothing when the import is not waiting to be validated (any more). */
  async validate(importId: string): Promise<void> {
    const job = await this.db.read((em) => importById(em, importId));
    if (job.state !== 'validating') return;
    const ctx = contextOf(job);
    await this.failures.guard(job, ctx, async () => this.finish(job, await this.look(job, ctx), ctx));
  }

  private async look(job: ImportJobEntity, ctx: CallContext): Promise<Found> {
    const found: Found = { forecast: EMPTY_TALLY, errors: [], errorsTotal: 0 };
    let shownAt = performance.now();
    await this.db.read((em) => forgetKeys(em, job.id));
    for await (const { readings } of this.chunks.read(job)) {
      const decided = await this.db.read((em) => decideChunk(em, job, readings));
      const errors = errorsOf(job.id, decided.rows);
      found.forecast = tallyOf(
        found.forecast,
        decided.rows.map(({ decision }) => decision.kind),
      );
      found.errorsTotal += errors.length;
      found.errors.push(...errors.slice(0, IMPORT_LIMITS.errorsKept - found.errors.length));
      if (performance.now() - shownAt < PROGRESS_EVERY_MS) continue;
      shownAt = performance.now();
      await this.show(job, found.forecast, ctx);
    }
    return found;
  }

  /** Lets watchers see how far it is. */
  private show(job: ImportJobEntity, forecast: ImportTally, ctx: CallContext): Promise<void> {
    return this.db.write(ctx, { action: 'import.validateProgress' }, async (tx) => {
      const current = await lockImport(tx, job.id);
      if (current.state === 'validating')
        await changeImport(tx, current, { forecast, progressedAt: new Date(tx.now) });
      tx.audit({ subject: { kind: 'import', id: job.id }, after: { done: forecast.done } });
    });
  }

  private finish(job: ImportJobEntity, found: Found, ctx: CallContext): Promise<void> {
    return this.db.write(ctx, { action: 'import.validated' }, async (tx) => {
      const current = await lockImport(tx, job.id);
      tx.audit({ subject: { kind: 'import', id: job.id }, after: found.forecast });
      if (current.state !== 'validating') return;
      await deleteErrors(tx.em, job.id);
      await keepErrors(tx.em, found.errors, 0);
      const changed = await changeImport(tx, current, {
        state: 'validated',
        forecast: found.forecast,
        errorsTotal: found.errorsTotal,
        progressedAt: new Date(tx.now),
        version: current.version + 1,
      });
      tx.emit('import.changed', { id: job.id, state: importView(changed).state });
    });
  }
}

/** Work on an import is done in the name of who asked for it. */
export const contextOf = (job: ImportJobEntity): CallContext => ({
  ...systemContext(`import ${job.reference}`),
  actor: job.requestedBy,
});
