import { Injectable } from '@nestjs/common';
import { type LimitView, type UpdateLimitInput } from '@ur-desk/domain/limits';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { limitList } from './limit.list';
import { limitById, updateLimit } from './limit.queries';
import { type LimitRow, limitView } from './limit.view';

/** The limits of the roles, as settings. There is one for every role and measure from the first; they are only changed. */
@Injectable()
export class LimitService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<LimitView>> {
    return mapPage(await this.db.read((em) => runList<LimitRow>(em, limitList, query)), limitView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<LimitView> {
    return this.db.read((em) => limitById(em, id));
  }

  /** Counts from the next adjustment on. Throws `not_found`, `version_conflict`. */
  async update(id: string, input: UpdateLimitInput, ctx: CallContext): Promise<LimitView> {
    return this.db.write(ctx, { action: 'limit.update' }, async (tx) => {
      const before = await limitById(tx.em, id, 'lock');
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, { kind: 'limit', id }, before);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      await updateLimit(tx.em, after);
      tx.audit({ subject: { kind: 'limit', id }, before, after });
      return after;
    });
  }
}
