import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AllowanceLotView } from '@ur-desk/domain/allowances';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type SubscriptionView } from '@ur-desk/domain/subscriptions';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { allowanceLotList, subscriptionList } from './subscription.list';
import {
  advanceSubscriptions,
  dueSubscriptions,
  subscriptionById,
  type DueSubscription,
} from './subscription.queries';
import {
  LOT_COLUMNS,
  lotView,
  subscriptionView,
  type LotRow,
  type SubscriptionRow,
} from './subscription.view';

const ADVANCED_AT_ONCE = 200;
const ADVANCE_SECONDS = 10;
export const ADVANCE_JOB = 'subscriptions-advance';

/** Thrown out of a write that found nothing to do: nothing to audit. */
class NothingDue extends Error {}

/** What runs on lines, and its lots. Readers see states as they are at their time; a job writes them down soon after. */
@Injectable()
export class SubscriptionService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    const advance = async (): Promise<void> => {
      while ((await this.advanceDue()) === ADVANCED_AT_ONCE);
    };
    this.jobs.define(ADVANCE_JOB, advance, { everySeconds: ADVANCE_SECONDS });
  }

  async list(query: ListQuery): Promise<ListPage<SubscriptionView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<SubscriptionRow>(em, subscriptionList, query));
    return mapPage(page, (row) => subscriptionView(row, now));
  }

  /** Throws `not_found`. */
  async get(subscriptionId: string): Promise<SubscriptionView> {
    const now = await this.db.now();
    return this.db.read((em) => subscriptionById(em, subscriptionId, now));
  }

  async listLots(query: ListQuery): Promise<ListPage<AllowanceLotView>> {
    return mapPage(await this.db.read((em) => runList<LotRow>(em, allowanceLotList, query)), lotView);
  }

  /** Throws `not_found`. */
  async getLot(lotId: string): Promise<AllowanceLotView> {
    const sql = `SELECT ${LOT_COLUMNS} FROM allowance_lot t WHERE t.id = $1`;
    const rows = await this.db.read((em) => em.query<LotRow[]>(sql, [lotId]));
    if (!rows[0]) throw new Problem('not_found');
    return lotView(rows[0]);
  }

  /** Starts queued subscriptions whose time has come and ends those whose time is over; gives how many were due. */
  async advanceDue(): Promise<number> {
    const now = await this.db.now();
    const due = await this.db.read((em) => dueSubscriptions(em, now, ADVANCED_AT_ONCE));
    if (due.length > 0) await this.advance(systemContext(ADVANCE_JOB), due, now);
    return due.length;
  }

  private async advance(ctx: CallContext, due: readonly DueSubscription[], now: Instant): Promise<void> {
    const customerIds = [...new Set(due.map((subscription) => subscription.customer_id))];
    const ids = due.map((subscription) => subscription.id);
    try {
      await this.db.write(ctx, { action: 'subscription.advance', customerIds }, async (tx) => {
        const changed = await advanceSubscriptions(tx.em, ids, now);
        if (changed.length === 0) throw new NothingDue();
        for (const { id, customer_id: customerId, before, after } of changed) {
          const subject = { kind: 'subscription' as const, id };
          tx.audit({ subject, customerId, before: { state: before }, after: { state: after } });
        }
        return { changed: changed.length };
      });
    } catch (error) {
      if (!(error instanceof NothingDue)) throw error;
    }
  }
}
