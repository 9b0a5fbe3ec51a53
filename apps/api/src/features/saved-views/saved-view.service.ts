import { Injectable } from '@nestjs/common';
import { type Permission, Problem } from '@ur-desk/domain/kernel';
import {
  type CreateSavedViewInput,
  refuseForeignView,
  refuseTooManyViews,
  type SavedViewView,
  type UpdateSavedViewInput,
  refuseUnfitFilter,
} from '@ur-desk/domain/saved-views';
import { type EntityManager } from 'typeorm';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { staffById } from '../staff/staff.queries';
import { SavedViewEntity } from './saved-view.entity';
import { savedViewList } from './saved-view.list';
import { type OwnedView, savedViewView } from './saved-view.view';

/** Views of lists: everybody keeps his own, some of them for all. */
@Injectable()
export class SavedViewService {
  constructor(private readonly db: Db) {}

  /** One's own and those that are shared. */
  async list(query: ListQuery, { actor }: CallContext): Promise<ListPage<SavedViewView>> {
    const visible = { field: 'visibleTo', operator: 'eq', value: actor.id } as const;
    const asked = { ...query, conditions: [...query.conditions, visible] };
    const page = await this.db.read((em) => runList<OwnedView>(em, savedViewList, asked));
    return mapPage(page, (row) => savedViewView(row, actor.id));
  }

  /** Throws `not_found`, also for somebody else's own. */
  async get(id: string, { actor }: CallContext): Promise<SavedViewView> {
    const row = await this.db.read((em) => viewById(em, id));
    if (!row.shared && row.ownerId !== actor.id) throw new Problem('not_found');
    return savedViewView(row, actor.id);
  }

  /** Throws `already_exists` at the name, what is wrong with the filter, and `not_permitted` for an API key. */
  async create(input: CreateSavedViewInput, ctx: CallContext): Promise<SavedViewView> {
    const { actor } = ctx;
    refuseKeys(actor, 'savedViews:create');
    refuseUnfitFilter(input.filter);
    return this.db.write(ctx, { action: 'savedView.create' }, async (tx) => {
      const owner = await staffById(tx.em, actor.id);
      refuseTooManyViews(await tx.em.countBy(SavedViewEntity, { ownerId: actor.id, list: input.list }));
      const now = new Date(tx.now);
      const { shared = false, columns = null, ...given } = input;
      const row = Object.assign(new SavedViewEntity(), {
        ...{ ...given, id: tx.newId(), ownerId: actor.id, shared, columns },
        ...{ createdAt: now, updatedAt: now, version: 1 },
      });
      await tx.em.insert(SavedViewEntity, row);
      const after = savedViewView({ ...row, ownerName: owner.name }, actor.id);
      tx.audit({ subject: { kind: 'savedView', id: row.id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `not_permitted`, `version_conflict`, `already_exists`, and what is wrong with the filter. */
  async update(id: string, input: UpdateSavedViewInput, ctx: CallContext): Promise<SavedViewView> {
    const { actor } = ctx;
    if (input.filter !== undefined) refuseUnfitFilter(input.filter);
    return this.db.write(ctx, { action: 'savedView.update' }, async (tx) => {
      const row = await changeable(tx.em, id, actor);
      const before = savedViewView(row, actor.id);
      const subject = { kind: 'savedView', id } as const;
      if (ctx.ifMatch !== row.version) throw await versionConflict(tx.em, subject, before);
      const { ownerName, ...stored } = row;
      const changed = { ...stored, ...input, updatedAt: new Date(tx.now), version: row.version + 1 };
      await tx.em.update(SavedViewEntity, { id }, changed);
      const after = savedViewView({ ...changed, ownerName }, actor.id);
      tx.audit({ subject, before, after });
      return after;
    });
  }

  /** Throws `not_found` and `not_permitted`. */
  async remove(id: string, ctx: CallContext): Promise<void> {
    await this.db.write(ctx, { action: 'savedView.remove' }, async (tx) => {
      const row = await changeable(tx.em, id, ctx.actor);
      await tx.em.delete(SavedViewEntity, { id });
      tx.audit({ subject: { kind: 'savedView', id }, before: savedViewView(row, ctx.actor.id), after: null });
      return {};
    });
  }
}

/** A view is somebody's; a system that has a key is nobody. */
function refuseKeys({ kind }: Actor, permission: Permission): void {
  if (kind !== 'staff') throw new Problem('not_permitted', { permission });
}

/** Throws `not_found`. */
async function viewById(em: EntityManager, id: string): Promise<OwnedView> {
  const row = await em.findOneBy(SavedViewEntity, { id });
  if (!row) throw new Problem('not_found');
  const { name: ownerName } = await staffById(em, row.ownerId);
  return { ...row, ownerName };
}

async function changeable(em: EntityManager, id: string, actor: Actor): Promise<OwnedView> {
  await em.query('SELECT 1 FROM saved_view WHERE id = $1 FOR UPDATE', [id]);
  const row = await viewById(em, id);
  refuseForeignView({ isOwner: row.ownerId === actor.id, shared: row.shared }, actor.role);
  return row;
}
