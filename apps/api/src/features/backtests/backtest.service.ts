import { Injectable } from '@nestjs/common';
import {
  type BacktestDetailView,
  type BacktestView,
  type CreateBacktestInput,
} from '@ur-desk/domain/backtests';
import { addMs, DAY_MS, Problem } from '@ur-desk/domain/kernel';
import { type PromotionVersionFacts } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { promotionById } from '../promotions/promotion.queries';
import { preparedOf, promotionVersionFacts } from '../promotions/promotion.view';
import { BACKTEST_JOB } from './backtest-run';
import { backtestById, backtestDays, endBacktest, insertBacktest, lockBacktest } from './backtest.queries';
import { backtestDetailView, backtestList, type BacktestRow, backtestView } from './backtest.view';

const subjectOf = (id: string) => ({ kind: 'backtest' as const, id });

/** What renewals of the past would have cost with a promotion (rules 5); a job makes them again (`BacktestRun`). */
@Injectable()
export class BacktestService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  async list(query: ListQuery): Promise<ListPage<BacktestView>> {
    const page = await this.db.read((em) => runList<BacktestRow>(em, backtestList, query));
    return mapPage(page, backtestView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<BacktestDetailView> {
    return this.db.read(async (em) =>
      backtestDetailView(await backtestById(em, id), await backtestDays(em, id)),
    );
  }

  /**
   * Begins one, with the version in preparation as it is now, or with what is live. Throws `not_found`, and `wrong_state` for a
   * promotion that is over.
   */
  async create(
    promotionId: string,
    { days, mode }: CreateBacktestInput,
    ctx: CallContext,
  ): Promise<BacktestView> {
    const created = await this.db.write(ctx, { action: 'backtest.create' }, async (tx) => {
      const version = await versionToTry(tx.em, promotionId);
      const id = tx.newId();
      const from = addMs(tx.now, -days * DAY_MS);
      await insertBacktest(tx, { id, version, mode, days, from, createdBy: ctx.actor.name });
      const view = backtestView(await backtestById(tx.em, id));
      tx.audit({ subject: subjectOf(id), after: view });
      return view;
    });
    await this.jobs.send(BACKTEST_JOB, { backtestId: created.id }, { key: created.id });
    return created;
  }

  /** Stops it after the present chunk; what is summed up stays. Throws `not_found`, and `wrong_state` when it has ended. */
  async cancel(id: string, ctx: CallContext): Promise<BacktestDetailView> {
    return this.db.write(ctx, { action: 'backtest.cancel' }, async (tx) => {
      const before = await lockBacktest(tx.em, id);
      if (before.state !== 'running') throw new Problem('wrong_state', { state: before.state });
      await endBacktest(tx.em, id, { state: 'cancelled', now: tx.now });
      const after = await backtestById(tx.em, id);
      tx.audit({ subject: subjectOf(id), before: backtestView(before), after: backtestView(after) });
      return backtestDetailView(after, await backtestDays(tx.em, id));
    });
  }
}

async function versionToTry(em: EntityManager, promotionId: string): Promise<PromotionVersionFacts> {
  const { promotion, versions } = await promotionById(em, promotionId);
  const version = preparedOf(versions) ?? versions.find(({ id }) => id === promotion.current_version_id);
  if (!version) throw new Problem('wrong_state', { state: 'retired' });
  return promotionVersionFacts(version);
}
