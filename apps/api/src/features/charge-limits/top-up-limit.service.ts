import { Injectable } from '@nestjs/common';
import {
  refuseUnfitLimits,
  type TopUpLimitView,
  type UpdateTopUpLimitInput,
} from '@ur-desk/domain/charge-limits';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { topUpLimitById, updateTopUpLimit } from './top-up-limit.queries';
import { topUpLimitList, type TopUpLimitRow, topUpLimitView } from './top-up-limit.view';

/** What one top-up may be, as settings; one for every currency from the first, they are only changed. */
@Injectable()
export class TopUpLimitService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<TopUpLimitView>> {
    return mapPage(
      await this.db.read((em) => runList<TopUpLimitRow>(em, topUpLimitList, query)),
      topUpLimitView,
    );
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<TopUpLimitView> {
    return this.db.read((em) => topUpLimitById(em, id));
  }

  /** Counts from the next top-up on. Throws `not_found`, `version_conflict`, and what `refuseUnfitLimits` throws. */
  async update(id: string, input: UpdateTopUpLimitInput, ctx: CallContext): Promise<TopUpLimitView> {
    return this.db.write(ctx, { action: 'topUpLimit.update' }, async (tx) => {
      const before = await topUpLimitById(tx.em, id, 'lock');
      const subject = { kind: 'topUpLimit' as const, id };
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      refuseUnfitLimits(after);
      await updateTopUpLimit(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
