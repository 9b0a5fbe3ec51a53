import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { BacktestTally, type BookedRenewal, draftToReplay, replayRenewal } from '@ur-desk/domain/backtests';
import { addMs, MINUTE_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import { type PromotionVersionFacts } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { LivePromotions } from '../promotions/live-promotions.service';
import {
  backtestById,
  backtestDays,
  countDone,
  endBacktest,
  keepDays,
  keepUses,
  lockBacktest,
  silentBacktests,
  usesOf,
} from './backtest.queries';
import { type BacktestRow } from './backtest.view';
import { type BookedRow, factsOf, nextRenewals } from './booked-renewals.queries';

export const BACKTEST_JOB = 'backtest-run';
export const RESUME_BACKTESTS_JOB = 'backtests-resume';

/** So many renewals are one transaction: what is counted is summed up, whenever the process dies. */
const RENEWALS_AT_ONCE = 2_000;
/** Requests have their turn after so many: a few milliseconds. */
const TURN = 50;
/** A job works this long, then hands over to the next one, so that none outlives the queue's patience. */
const SLICE_MS = 300_000;
/** A backtest at work that shows nothing for this long has lost its worker. */
const SILENT_MS = 2 * MINUTE_MS;

/** What a backtest is made with, from one chunk to the next. */
interface Trial {
  draft: PromotionVersionFacts;
  tally: BacktestTally;
}

/** Makes the renewals of backtests again, in the background, on from the last one after whatever happened. */
@Injectable()
export class BacktestRun implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly live: LivePromotions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.define(BACKTEST_JOB, (data) => this.run(String(data['backtestId'])));
    this.jobs.define(RESUME_BACKTESTS_JOB, () => this.resume(), { everySeconds: MINUTE_MS / SECOND_MS });
  }

  /** Does nothing when the backtest is done or was stopped (by now). */
  async run(backtestId: string): Promise<void> {
    const until = performance.now() + SLICE_MS;
    while (await this.replaySome(backtestId)) {
      await fault('backtests.after-chunk');
      if (performance.now() > until) return this.jobs.send(BACKTEST_JOB, { backtestId }, { key: backtestId });
    }
  }

  /** Takes up backtests whose process died before it could queue their work. */
  async resume(): Promise<void> {
    const before = addMs(await this.db.now(), -SILENT_MS);
    const silent = await this.db.read((em) => silentBacktests(em, before));
    for (const backtestId of silent) await this.jobs.send(BACKTEST_JOB, { backtestId }, { key: backtestId });
  }

  /** False: there is nothing left to do. Two workers wait for each other here, and none sums anything up twice. */
  private async replaySome(backtestId: string): Promise<boolean> {
    const { state } = await this.db.read((em) => backtestById(em, backtestId));
    if (state !== 'running') return false;
    return this.db.write(systemContext(BACKTEST_JOB), { action: 'backtest.run' }, async (tx) => {
      const backtest = await lockBacktest(tx.em, backtestId);
      const rows = backtest.state === 'running' ? await nextRenewals(tx.em, backtest, RENEWALS_AT_ONCE) : [];
      const last = rows.at(-1);
      if (last) await this.replay(tx, backtest, rows);
      if (last)
        await countDone(tx.em, backtestId, {
          done: rows.length,
          cursor: { at: last.cursor_at, id: last.id },
          now: tx.now,
        });
      const goesOn = rows.length === RENEWALS_AT_ONCE;
      if (backtest.state === 'running' && !goesOn)
        await endBacktest(tx.em, backtestId, { state: 'done', now: tx.now });
      const states = { before: { done: backtest.done }, after: { done: backtest.done + rows.length } };
      tx.audit({ subject: { kind: 'backtest', id: backtestId }, ...states });
      return goesOn;
    });
  }

  private async replay(tx: Tx, backtest: BacktestRow, rows: readonly BookedRow[]): Promise<void> {
    const trial = await trialOf(tx.em, backtest);
    const limited = backtest.content.limits.usesPerCustomer !== null;
    const customers = [...new Set(rows.map(({ customer_id: id }) => id))];
    const usedBefore = limited ? await usesOf(tx.em, backtest.id, customers) : new Map<string, number>();
    const uses = new Map(usedBefore);
    for (const [index, row] of rows.entries()) {
      if (index % TURN === TURN - 1) await setImmediate();
      const used = this.replayOne(trial, {
        renewal: await this.bookedOf(tx.em, row),
        mode: backtest.mode,
        usesByCustomer: uses.get(row.customer_id) ?? 0,
      });
      if (used) uses.set(row.customer_id, (uses.get(row.customer_id) ?? 0) + 1);
    }
    await keepDays(tx.em, backtest.id, trial.tally.days());
    if (limited) await keepUses(tx.em, backtest.id, uses);
  }

  /** Whether the draft was used. */
  private replayOne(
    { draft, tally }: Trial,
    {
      renewal,
      mode,
      usesByCustomer,
    }: { renewal: BookedRenewal; mode: BacktestRow['mode']; usesByCustomer: number },
  ): boolean {
    const zone = this.config.operatorZone;
    const room = tally.roomFor(renewal.facts, { zone, usesByCustomer });
    const replayed = replayRenewal(renewal, { draft, mode, room, zone });
    tally.add(replayed);
    return replayed.used;
  }

  private async bookedOf(em: EntityManager, row: BookedRow): Promise<BookedRenewal> {
    const { basis, price, customer_id: customerId } = row;
    return {
      customerId,
      price,
      facts: factsOf(row),
      live: basis ? await this.live.liveAt(em, basis.revision) : [],
      rooms: new Map(Object.entries(basis?.rooms ?? {})),
    };
  }
}

async function trialOf(em: EntityManager, backtest: BacktestRow): Promise<Trial> {
  const { content, version_id: id, promotion_id: promotionId, version_no: versionNo } = backtest;
  const version = {
    id,
    promotionId,
    versionNo,
    code: backtest.promotion_code,
    state: 'draft' as const,
    content,
  };
  const draft = draftToReplay(version, backtest.from_at.toISOString());
  return { draft, tally: new BacktestTally(draft, await backtestDays(em, backtest.id)) };
}
