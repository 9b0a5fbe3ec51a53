import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  countriesOfRegion,
  type CreatePlanRegionInput,
  type PlanRegionView,
  type UpdatePlanRegionInput,
} from '@ur-desk/domain/plan-regions';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { RegionFollowers } from '../plans/region-followers.service';
import { PlanRegionEntity } from './plan-region.entity';
import { planRegionList } from './plan-region.list';
import { planRegionById, type PlanRegionRow, planRegionView } from './plan-region.queries';

const DEFAULT_POSITION = 500;

/** Named sets of countries. A change of one is followed by drafts that name it; what was released keeps its countries (decision 0510). */
@Injectable()
export class PlanRegionService {
  constructor(
    private readonly db: Db,
    private readonly followers: RegionFollowers,
  ) {}

  async list(query: ListQuery): Promise<ListPage<PlanRegionView>> {
    const page = await this.db.read((em) => runList<PlanRegionRow>(em, planRegionList, query));
    return mapPage(page, planRegionView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<PlanRegionView> {
    return this.db.read((em) => planRegionById(em, id));
  }

  /** Throws `already_exists` at the code, and what `countriesOfRegion` throws. */
  async create(input: CreatePlanRegionInput, ctx: CallContext): Promise<PlanRegionView> {
    return this.db.write(ctx, { action: 'planRegion.create' }, async (tx) => {
      const { active = true, position = DEFAULT_POSITION, code, name } = input;
      const countries = countriesOfRegion(input.countries);
      const at = new Date(tx.now);
      const id = tx.newId();
      const row = { id, code, name, countries, position, active, createdAt: at, updatedAt: at, version: 1 };
      await tx.em.insert(PlanRegionEntity, row);
      const after = planRegionView({ ...row, onSale: 0, behind: 0, drafts: 0 });
      tx.audit({ subject: { kind: 'planRegion', id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `version_conflict`, and what `countriesOfRegion` throws. */
  async update(id: string, input: UpdatePlanRegionInput, ctx: CallContext): Promise<PlanRegionView> {
    return this.db.write(ctx, { action: 'planRegion.update' }, async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const row = await tx.em.findOne(PlanRegionEntity, { where: { id }, lock });
      if (!row) throw new Problem('not_found');
      const before = await planRegionById(tx.em, id);
      const subject = { kind: 'planRegion', id } as const;
      if (ctx.ifMatch !== row.version) throw await versionConflict(tx.em, subject, before);
      const countries = input.countries ? countriesOfRegion(input.countries) : row.countries;
      const changes = { ...input, countries, updatedAt: new Date(tx.now), version: row.version + 1 };
      await tx.em.update(PlanRegionEntity, { id }, changes);
      await this.followers.follow(tx, { code: row.code, name: input.name ?? row.name, countries });
      const after = await planRegionById(tx.em, id);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
