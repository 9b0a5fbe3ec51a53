import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type CreatePlanFamilyInput,
  type PlanFamilyView,
  type UpdatePlanFamilyInput,
} from '@ur-desk/domain/plan-families';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { PlanFamilyEntity } from './plan-family.entity';
import { planFamilyList } from './plan-family.list';
import { planFamilyById, type PlanFamilyRow, planFamilyView } from './plan-family.queries';

const DEFAULT_POSITION = 500;

/** What the catalogue is grouped by. */
@Injectable()
export class PlanFamilyService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<PlanFamilyView>> {
    const page = await this.db.read((em) => runList<PlanFamilyRow>(em, planFamilyList, query));
    return mapPage(page, planFamilyView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<PlanFamilyView> {
    return this.db.read((em) => planFamilyById(em, id));
  }

  /** Throws `already_exists` at the code. */
  async create(input: CreatePlanFamilyInput, ctx: CallContext): Promise<PlanFamilyView> {
    return this.db.write(ctx, { action: 'planFamily.create' }, async (tx) => {
      const { active = true, position = DEFAULT_POSITION, code, name } = input;
      const at = new Date(tx.now);
      const id = tx.newId();
      const row = { id, code, name, position, active, createdAt: at, updatedAt: at, version: 1 };
      await tx.em.insert(PlanFamilyEntity, row);
      const after = planFamilyView({ ...row, plans: 0 });
      tx.audit({ subject: { kind: 'planFamily', id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `version_conflict`. */
  async update(id: string, input: UpdatePlanFamilyInput, ctx: CallContext): Promise<PlanFamilyView> {
    return this.db.write(ctx, { action: 'planFamily.update' }, async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const row = await tx.em.findOne(PlanFamilyEntity, { where: { id }, lock });
      if (!row) throw new Problem('not_found');
      const before = await planFamilyById(tx.em, id);
      const subject = { kind: 'planFamily', id } as const;
      if (ctx.ifMatch !== row.version) throw await versionConflict(tx.em, subject, before);
      const changes = { ...input, updatedAt: new Date(tx.now), version: row.version + 1 };
      await tx.em.update(PlanFamilyEntity, { id }, changes);
      const after = planFamilyView(Object.assign(row, changes, { plans: before.plans }));
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
