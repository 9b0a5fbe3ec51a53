import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import { EMPTY_TALLY, tallyOf } from '@ur-desk/domain/imports';
import { Problem } from '@ur-desk/domain/kernel';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { applyChanges, draftImported, insertCustomers, updateCustomers } from './customer-batch.queries';
import { type Chunk, decideChunk, ImportChunks, type DecidedChunk } from './import-chunk';
import { ImportFailures } from './import-failures';
import { type ImportJobEntity } from './import-job.entity';
import { Uploads } from '../../platform/uploads/uploads';
import { contextOf } from './import-validation';
import { changeImport, deleteErrors, errorsOf, importById, keepErrors, lockImport } from './import.queries';
import { RUN_JOB } from './import.service';

/** A job works this long, then hands over to the next one, so that none outlives the queue's patience. */
const SLICE_MS = 300_000;
const CHUNK_TRIES = 3;
const CHUNK_RETRY_MS = 50;

/** Thrown out of a chunk's write when the run was stopped, or another worker is ahead: nothing is written. */
class NotOurs extends Error {}

/** The run of an import: chunk by chunk, each wholly or not at all, and on from the last one after whatever happened. */
@Injectable()
export class ImportRun implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly chunks: ImportChunks,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
    private readonly failures: ImportFailures,
  ) {}

  onModuleInit(): void {
    this.jobs.define(RUN_JOB, (data) => this.run(String(data['importId'])));
  }

  /** Does nothing when the import is not running (any more). */
  async run(importId: string): Promise<void> {
    const job = await this.db.read((em) => importById(em, importId));
    if (job.state !== 'running') return;
    const ctx = contextOf(job);
    await this.failures.guard(job, ctx, () => this.writeChunks(job, ctx));
  }

  private async writeChunks(job: ImportJobEntity, ctx: CallContext): Promise<void> {
    const until = performance.now() + SLICE_MS;
    for await (const chunk of this.chunks.read(job, job.nextChunk)) {
      if (performance.now() > until) return this.jobs.send(RUN_JOB, { importId: job.id }, { key: job.id });
      try {
        await this.writeChunk(job, chunk, ctx);
      } catch (error) {
        if (error instanceof NotOurs) return;
        throw error;
      }
      await fault('import.after-chunk');
    }
    await this.finish(job, ctx);
  }

  /** Another write may bring the same customer, or hit on the same reference, at the same moment: then decide again. */
  private async writeChunk(job: ImportJobEntity, chunk: Chunk, ctx: CallContext): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.tryChunk(job, chunk, ctx);
      } catch (error) {
        const passing = error instanceof Problem && ['already_exists', 'unavailable'].includes(error.code);
        if (!passing || attempt >= CHUNK_TRIES) throw error;
        await wait(CHUNK_RETRY_MS * attempt);
      }
    }
  }

  private async tryChunk(job: ImportJobEntity, chunk: Chunk, ctx: CallContext): Promise<void> {
    const before = await this.db.read((em) => decideChunk(em, job, chunk.readings));
    const customerIds = before.rows.flatMap(({ externalId, decision }) =>
      decision.kind === 'update' ? (before.existing.get(externalId ?? '')?.id ?? []) : [],
    );
    await this.db.write(ctx, { action: 'customer.import', customerIds }, async (tx) => {
      const current = await lockImport(tx, job.id);
      if (current.state !== 'running' || current.nextChunk !== chunk.number) throw new NotOurs();
      const decided = await decideChunk(tx.em, job, chunk.readings);
      await this.writeCustomers(tx, job, decided);
      await this.writeProgress(tx, current, decided);
    });
  }

  private async writeCustomers(
    tx: Tx,
    job: ImportJobEntity,
    { rows, existing }: DecidedChunk,
  ): Promise<void> {
    const created: CustomerView[] = [];
    const updated: CustomerView[] = [];
    for (const { externalId, decision } of rows) {
      if (decision.kind === 'create') {
        const customer = draftImported(decision.customer, { source: job.source, now: tx.now });
        tx.adoptCustomer(customer.id);
        tx.audit({
          subject: { kind: 'customer', id: customer.id },
          after: customer,
          customerId: customer.id,
        });
        created.push(customer);
      }
      const before = existing.get(externalId ?? '');
      if (decision.kind === 'update' && before) {
        // Changed by somebody between the look and the lock: it is not locked yet, so look again.
        if (!tx.chains.has(before.id)) throw new Problem('unavailable');
        const names = Object.keys(decision.changes) as (keyof typeof decision.changes)[];
        const old = Object.fromEntries(names.map((name) => [name, before[name]]));
        tx.audit({
          subject: { kind: 'customer', id: before.id },
          before: old,
          after: decision.changes,
          customerId: before.id,
        });
        updated.push(applyChanges(before, decision.changes, tx.now));
      }
    }
    await insertCustomers(tx.em, created);
    await updateCustomers(tx.em, updated);
  }

  private async writeProgress(tx: Tx, job: ImportJobEntity, { rows }: DecidedChunk): Promise<void> {
    const first = job.nextChunk === 0;
    if (first) await deleteErrors(tx.em, job.id);
    const errors = errorsOf(job.id, rows);
    const errorsBefore = first ? 0 : job.errorsTotal;
    await keepErrors(tx.em, errors, errorsBefore);
    const result = tallyOf(
      job.result ?? EMPTY_TALLY,
      rows.map(({ decision }) => decision.kind),
    );
    await changeImport(tx, job, {
      nextChunk: job.nextChunk + 1,
      result,
      errorsTotal: errorsBefore + errors.length,
      attempts: 0,
      progressedAt: new Date(tx.now),
    });
    const subject = { kind: 'import' as const, id: job.id };
    tx.audit({ subject, after: { chunk: job.nextChunk, ...result }, customerId: null });
  }

  /** The file has done its duty: it is full of personal data and goes. */
  private async finish(job: ImportJobEntity, ctx: CallContext): Promise<void> {
    const finished = await this.db.write(ctx, { action: 'import.finish' }, async (tx) => {
      const current = await lockImport(tx, job.id);
      const ours = current.state === 'running';
      if (ours)
        await changeImport(tx, current, {
          state: 'finished',
          finishedAt: new Date(tx.now),
          version: current.version + 1,
        });
      tx.audit({ subject: { kind: 'import', id: job.id }, after: current.result });
      if (ours) tx.emit('import.changed', { id: job.id, state: 'finished' });
      return ours;
    });
    if (finished) await this.uploads.remove(job.id);
  }
}
