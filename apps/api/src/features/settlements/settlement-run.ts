import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS, money, Problem, SECOND_MS } from '@ur-desk/domain/kernel';
import {
  classifyLine,
  classifyUnnamed,
  COMPARED_KINDS,
  type ComparedKind,
} from '@ur-desk/domain/settlements';
import { Logger } from 'nestjs-pino';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { Uploads } from '../../platform/uploads/uploads';
import { reportChunks } from './settlement-file';
import { insertLines } from './settlement-line.queries';
import { ownMovement } from './settlement-line.view';
import {
  FIRST_PLACE,
  insertUnnamed,
  linesToMatch,
  type LineToMatch,
  type MatchedLine,
  type OwnPlace,
  type UnnamedRow,
  unnamedMovements,
  writeMatches,
} from './settlement-matching.queries';
import { type SettlementEntity } from './settlement.entity';
import { changeSettlement, lockSettlement, settlementById, silentSettlements } from './settlement.queries';
import { SETTLEMENT_JOB, settlementSubject } from './settlement.service';

export const RESUME_SETTLEMENTS_JOB = 'settlements-resume';
const SILENT_SECONDS = (2 * MINUTE_MS) / SECOND_MS;
/** Tries in a row without progress after which a person has to look. */
const MAX_ATTEMPTS = 5;

/** Thrown out of a write when somebody else does this work: nothing is written. */
class NotOurs extends Error {}

/** What the comparison says of a line with its facts. */
export const matchOf = ({ id, kind, amount, currency, repeated, own }: LineToMatch): MatchedLine => {
  const facts = { repeated, own: own && ownMovement(own) };
  return { id, class: classifyLine({ kind, amount: money(amount, currency) }, facts), own };
};

/**
 * Loads a report's lines and compares them with our books, chunk by chunk; each chunk is written once, together with how far it
 * is, so that whoever comes after a crash goes on from there (J2). Nothing is ever booked by it.
 */
@Injectable()
export class SettlementRun implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SETTLEMENT_JOB, (data) => this.run(String(data['settlementId'])));
    this.jobs.define(RESUME_SETTLEMENTS_JOB, () => this.resume(), { everySeconds: MINUTE_MS / SECOND_MS });
  }

  /** Does nothing when no work is waiting (any more). */
  async run(id: string): Promise<void> {
    const settlement = await this.db.read((em) => settlementById(em, id));
    const ctx = { ...systemContext(`settlement ${settlement.reference}`), actor: settlement.requestedBy };
    if (settlement.state === 'loading') await this.guard(settlement, ctx, () => this.load(settlement, ctx));
    const loaded = await this.db.read((em) => settlementById(em, id));
    if (loaded.state === 'matching') await this.guard(loaded, ctx, () => this.match(loaded, ctx));
  }

  /** Takes up reports whose process died. */
  async resume(): Promise<void> {
    const silent = await this.db.read((em) => silentSettlements(em, SILENT_SECONDS));
    for (const id of silent) await this.jobs.send(SETTLEMENT_JOB, { settlementId: id }, { key: id });
  }

  private async load(settlement: SettlementEntity, ctx: CallContext): Promise<void> {
    const path = this.uploads.pathOf(settlement.id);
    for await (const { number, lines } of reportChunks(path, settlement)) {
      if (number < settlement.position) continue;
      await this.step(ctx, settlement.id, 'loading', async (tx, current) => {
        if (current.position !== number) throw new NotOurs();
        await insertLines(tx.em, settlement.id, lines);
        return { position: number + 1, linesDone: current.linesDone + lines.length };
      });
      await fault('settlement.after-chunk');
    }
    await this.step(ctx, settlement.id, 'loading', async (tx) =>
      Promise.resolve({ state: 'matching' as const, loadedAt: new Date(tx.now), position: 0, linesDone: 0 }),
    );
    await this.uploads.remove(settlement.id);
  }

  private async match(settlement: SettlementEntity, ctx: CallContext): Promise<void> {
    let { position } = settlement;
    for (;;) {
      const last = await this.matchChunk(settlement.id, position, ctx);
      if (last === null) break;
      position = last;
      await fault('settlement.after-chunk');
    }
    for (const kind of COMPARED_KINDS) await this.findUnnamed(settlement, kind, ctx);
    await this.step(ctx, settlement.id, 'matching', async (tx, { version }) => {
      tx.emit('settlement.changed', { id: settlement.id, state: 'finished' });
      return Promise.resolve({
        state: 'finished' as const,
        finishedAt: new Date(tx.now),
        version: version + 1,
      });
    });
  }

  /** The last line of the chunk behind `position`, or null when there is none any more. */
  private matchChunk(id: string, position: number, ctx: CallContext): Promise<number | null> {
    return this.step(ctx, id, 'matching', async (tx, current) => {
      if (current.position !== position) throw new NotOurs();
      const lines = await linesToMatch(tx.em, id, position);
      await writeMatches(tx.em, lines.map(matchOf));
      return { position: lines.at(-1)?.line ?? position, linesDone: current.linesDone + lines.length };
    }).then((after) => (after.position === position ? null : after.position));
  }

  private async findUnnamed(
    settlement: SettlementEntity,
    kind: ComparedKind,
    ctx: CallContext,
  ): Promise<void> {
    const { id, provider, periodFrom, periodTo } = settlement;
    const period = { from: periodFrom.toISOString(), to: periodTo.toISOString() };
    let after: OwnPlace | null = FIRST_PLACE;
    while (after) {
      const of = { provider, period, after };
      const rows: UnnamedRow[] = await this.db.read((em) => unnamedMovements(em, kind, of));
      const found = rows.flatMap((own) => {
        const unnamed = classifyUnnamed(ownMovement(own), period);
        return unnamed ? [{ own, class: unnamed }] : [];
      });
      await this.step(ctx, id, 'matching', async (tx) => {
        await insertUnnamed(tx.em, id, found);
        return {};
      });
      const last = rows.at(-1);
      after = last ? { at: last.began_at, id: last.id } : null;
    }
  }

  /** One step of the work, written with how far it is; whoever comes second in a state that is over writes nothing. */
  private step(
    ctx: CallContext,
    id: string,
    state: SettlementEntity['state'],
    work: (tx: Tx, settlement: SettlementEntity) => Promise<Partial<SettlementEntity>>,
  ): Promise<{ position: number }> {
    return this.db.write(ctx, { action: `settlement.${state}` }, async (tx) => {
      const settlement = await lockSettlement(tx, id);
      if (settlement.state !== state) throw new NotOurs();
      const changes = await work(tx, settlement);
      const after = await changeSettlement(tx, settlement, { ...changes, attempts: 0 });
      tx.audit({
        subject: settlementSubject(id),
        before: { state: settlement.state, linesDone: settlement.linesDone },
        after: { state: after.state, linesDone: after.linesDone },
      });
      return { position: after.position };
    });
  }

  private async guard(settlement: SettlementEntity, ctx: CallContext, work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      if (error instanceof NotOurs) return;
      const over = await this.breakOff(settlement, ctx, error);
      if (!over) throw error;
    }
  }

  /**
   * What cannot pass (the file is gone) ends it; anything else is tried again by the queue, until it happened too often. Not
   * when the state in which it broke off is over: then somebody else has done this work, and taken its file away.
   */
  private async breakOff(settlement: SettlementEntity, ctx: CallContext, error: unknown): Promise<boolean> {
    const code = error instanceof Problem ? error.code : 'internal';
    this.logger.error({ err: error, settlementId: settlement.id }, 'settlement broke off');
    return this.db.write(ctx, { action: 'settlement.brokeOff' }, async (tx) => {
      const current = await lockSettlement(tx, settlement.id);
      const atWork = current.state === settlement.state;
      const attempts = current.attempts + 1;
      const ends = code === 'import_file_gone' || attempts >= MAX_ATTEMPTS;
      const failed = { state: 'failed' as const, problemCode: code, version: current.version + 1 };
      if (atWork) await changeSettlement(tx, current, { attempts, ...(ends ? failed : {}) });
      tx.audit({ subject: settlementSubject(current.id), after: { code, attempts } });
      return ends || !atWork;
    });
  }
}
