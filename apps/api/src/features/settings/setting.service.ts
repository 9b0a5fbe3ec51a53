import { Injectable } from '@nestjs/common';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { type Setting, settingById, type SettingKind, updateSetting } from './setting.queries';

/** Reads and changes settings of every kind; what a kind is about is said by its `defineSetting`. */
@Injectable()
export class SettingService {
  constructor(private readonly db: Db) {}

  async list<View extends Setting, Row extends object, Input extends object>(
    { list, view }: SettingKind<View, Row, Input>,
    query: ListQuery,
  ): Promise<ListPage<View>> {
    return mapPage(await this.db.read((em) => runList<Row>(em, list, query)), view);
  }

  /** Throws `not_found`. */
  async get<View extends Setting, Row extends object, Input extends object>(
    kind: SettingKind<View, Row, Input>,
    id: string,
  ): Promise<View> {
    return this.db.read((em) => settingById(em, kind, { id }));
  }

  /** Counts from the next decision on. Throws `not_found`, `version_conflict`, and what the kind refuses. */
  async update<View extends Setting, Row extends object, Input extends object>(
    kind: SettingKind<View, Row, Input>,
    { id, input }: { id: string; input: Input },
    ctx: CallContext,
  ): Promise<View> {
    return this.db.write(ctx, { action: kind.action }, async (tx) => {
      const before = await settingById(tx.em, kind, { id, lock: true });
      const subject = { kind: kind.subject, id };
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      kind.refuse?.({ before, after, input });
      await updateSetting(tx.em, kind, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
