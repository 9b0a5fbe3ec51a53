import { Injectable } from '@nestjs/common';
import { type UpdateVelocityLimitInput, type VelocityLimitView } from '@ur-desk/domain/charge-limits';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import {
  updateVelocityLimit,
  velocityLimitById,
  velocityLimitList,
  type VelocityLimitRow,
  velocityLimitView,
} from './velocity-limit.queries';

/** How often and how much may be charged, as settings; two rows per currency from the first, they are only changed. */
@Injectable()
export class VelocityLimitService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<VelocityLimitView>> {
    const page = await this.db.read((em) => runList<VelocityLimitRow>(em, velocityLimitList, query));
    return mapPage(page, velocityLimitView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<VelocityLimitView> {
    return this.db.read((em) => velocityLimitById(em, id));
  }

  /** Counts from the next charge on, and for what was tried before. Throws `not_found`, `version_conflict`. */
  async update(id: string, input: UpdateVelocityLimitInput, ctx: CallContext): Promise<VelocityLimitView> {
    return this.db.write(ctx, { action: 'velocityLimit.update' }, async (tx) => {
      const before = await velocityLimitById(tx.em, id, 'lock');
      const subject = { kind: 'velocityLimit' as const, id };
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      await updateVelocityLimit(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
