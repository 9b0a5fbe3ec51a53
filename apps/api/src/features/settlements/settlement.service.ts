import { randomBytes } from 'node:crypto';
import { type Multipart } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import {
  requirePeriod,
  requireRun,
  type RunSettlementInput,
  type SettlementDetailView,
  type SettlementPeriod,
  type SettlementView,
} from '@ur-desk/domain/settlements';
import { v7 as uuidv7 } from 'uuid';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { type Upload, Uploads } from '../../platform/uploads/uploads';
import { inspectReport, type InspectedReport } from './settlement-file';
import { forgetUnnamed } from './settlement-matching.queries';
import { SettlementEntity } from './settlement.entity';
import {
  changeSettlement,
  feesOf,
  lockSettlement,
  settlementList,
  settlementOfFile,
  settlementRow,
  talliesOf,
} from './settlement.queries';
import { settlementDetailView, type SettlementRow, settlementView } from './settlement.view';

export const SETTLEMENT_JOB = 'settlement-run';

export const settlementSubject = (id: string) => ({ kind: 'settlement' as const, id });

/** Providers' settlement reports: taking them in and starting their comparison; a job does the work (`SettlementRun`). */
@Injectable()
export class SettlementService {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Takes a report in and looks through it once; nothing is compared yet. A file that was uploaded before and never loaded is
   * put in place again. Throws `settlement_loaded_before`, `body_too_large`, and what is wrong with the file; nothing is kept then.
   */
  async create(parts: AsyncIterable<Multipart>, ctx: CallContext): Promise<SettlementDetailView> {
    const id = uuidv7();
    const upload = await this.uploads.receive(id, parts);
    try {
      const known = await this.db.read((em) => settlementOfFile(em, upload.received.sha256));
      if (known) return await this.uploadedAgain(id, known);
      const report = await inspectReport(this.uploads.pathOf(id), upload.received);
      await this.db.write(ctx, { action: 'settlement.create' }, (tx) =>
        this.insert(tx, ctx, { id, upload, report }),
      );
      return await this.get(id);
    } catch (error) {
      await this.uploads.remove(id);
      throw error;
    }
  }

  list(query: ListQuery): Promise<ListPage<SettlementView>> {
    return this.db.read(async (em) =>
      mapPage(await runList<SettlementRow>(em, settlementList, query), settlementView),
    );
  }

  /** One report with what its comparison came to. Throws `not_found`. */
  get(id: string): Promise<SettlementDetailView> {
    return this.db.read(async (em) => {
      const row = await settlementRow(em, id);
      const [tallies, fees] = await Promise.all([talliesOf(em, id), feesOf(em, id)]);
      return settlementDetailView(row, { tallies, fees });
    });
  }

  /**
   * Starts the comparison, or compares once more what was compared before; what people said by hand stays. Throws `not_found`,
   * `wrong_state`, `settlement_period_wrong`.
   */
  async run(id: string, input: RunSettlementInput, ctx: CallContext): Promise<SettlementDetailView> {
    await this.db.write(ctx, { action: 'settlement.run' }, async (tx) => {
      const settlement = await lockSettlement(tx, id);
      requireRun(settlement.state);
      const period = periodOf(settlement, input);
      await forgetUnnamed(tx.em, id);
      await changeSettlement(tx, settlement, {
        state: settlement.loadedAt ? 'matching' : 'loading',
        periodFrom: new Date(period.from),
        periodTo: new Date(period.to),
        position: 0,
        linesDone: 0,
        attempts: 0,
        problemCode: null,
        requestedBy: ctx.actor,
        version: settlement.version + 1,
      });
      tx.audit({ subject: settlementSubject(id), before: { state: settlement.state }, after: period });
    });
    await this.jobs.send(SETTLEMENT_JOB, { settlementId: id }, { key: id });
    return this.get(id);
  }

  private async uploadedAgain(id: string, known: SettlementEntity): Promise<SettlementDetailView> {
    const waits = known.loadedAt === null && known.state !== 'loading';
    if (!waits) throw new Problem('settlement_loaded_before', { reference: known.reference });
    await this.uploads.moveTo(id, known.id);
    return this.get(known.id);
  }

  private async insert(
    tx: Tx,
    ctx: CallContext,
    { id, upload, report }: { id: string; upload: Upload; report: InspectedReport },
  ): Promise<void> {
    const { lines, period, ...facts } = report;
    const settlement = Object.assign(new SettlementEntity(), {
      ...facts,
      id,
      reference: makeReference('settlement', randomBytes(REFERENCE_BYTES)),
      state: 'uploaded' as const,
      fileName: upload.fileName,
      fileBytes: upload.received.bytes,
      fileHash: upload.received.sha256,
      linesFrom: new Date(lines.from),
      linesTo: new Date(lines.to),
      periodFrom: new Date(period.from),
      periodTo: new Date(period.to),
      loadedAt: null,
      position: 0,
      linesDone: 0,
      attempts: 0,
      problemCode: null,
      requestedBy: ctx.actor,
      createdBy: ctx.actor.name,
      createdAt: new Date(tx.now),
      progressedAt: new Date(tx.now),
      finishedAt: null,
      version: 1,
    });
    await tx.em.insert(SettlementEntity, settlement);
    tx.audit({ subject: settlementSubject(id), after: settlementView(await settlementRow(tx.em, id)) });
  }
}

/** The period that was asked for, checked against the lines; where nothing was said, the one that stands. */
function periodOf(settlement: SettlementEntity, { from, to }: RunSettlementInput): SettlementPeriod {
  const period = {
    from: from === undefined ? settlement.periodFrom.toISOString() : new Date(from).toISOString(),
    to: to === undefined ? settlement.periodTo.toISOString() : new Date(to).toISOString(),
  };
  const { linesFrom, linesTo } = settlement;
  requirePeriod(period, { from: linesFrom.toISOString(), to: linesTo.toISOString() });
  return period;
}
