import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  editPlanContent,
  EMPTY_PLAN_CONTENT,
  refuseWhileWaiting,
  saysTheSame,
  type CreatePlanInput,
  type PlanDetailView,
  type PlanImpactView,
  type PlanVersionView,
  type PlanView,
  type UpdatePlanInput,
} from '@ur-desk/domain/plans';
import { type PlanRegion } from '@ur-desk/domain/plan-regions';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { type Tx } from '../../platform/db/tx';
import { holdRegions } from '../plan-regions/plan-region.queries';
import { changedPlan, lockPlan, subjectOf } from './plan-changes';
import { planImpact } from './plan-impact.queries';
import { planList, planVersionList } from './plan.list';
import {
  bumpPlan,
  insertDraft,
  insertPlan,
  planById,
  planVersionById,
  regroupPlan,
  updateDraft,
  versionsOfPlans,
} from './plan.queries';
import { planVersionView, planView, releasableVersion, type PlanRow, type PlanVersionRow } from './plan.view';

/** The catalogue: drafts are edited, released versions are history (rules 3). */
@Injectable()
export class PlanService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<PlanView>> {
    return this.db.read(async (em) => {
      const page = await runList<PlanRow>(em, planList, query);
      const versions = await versionsOfPlans(
        em,
        page.rows.map((plan) => plan.id),
      );
      const of = (planId: string) => versions.filter((version) => version.planId === planId);
      return mapPage(page, (plan) => planView(plan, of(plan.id)));
    });
  }

  async listVersions(query: ListQuery): Promise<ListPage<PlanVersionView>> {
    const page = await this.db.read((em) => runList<PlanVersionRow>(em, planVersionList, query));
    return mapPage(page, planVersionView);
  }

  /** What a release of this version would touch. Throws `not_found`. */
  async impact(versionId: string): Promise<PlanImpactView> {
    return this.db.read(async (em) => {
      const version = await planVersionById(em, versionId);
      const plan = await planById(em, version.planId);
      if (!plan) throw new Error('a version has a plan');
      return planImpact(em, plan, version);
    });
  }

  /** Throws `not_found`. */
  async get(planId: string): Promise<PlanDetailView> {
    const plan = await this.db.read((em) => planById(em, planId));
    if (!plan) throw new Problem('not_found');
    return plan;
  }

  /** Throws `not_found`. */
  async getVersion(versionId: string): Promise<PlanVersionView> {
    return this.db.read((em) => planVersionById(em, versionId));
  }

  /** A new plan with its first draft. Throws `already_exists` and what `editPlanContent` throws. */
  async create(input: CreatePlanInput, ctx: CallContext): Promise<PlanDetailView> {
    return this.db.write(ctx, { action: 'plan.create' }, async (tx) => {
      const content = editPlanContent(EMPTY_PLAN_CONTENT, input, await holdRegions(tx.em));
      const planId = tx.newId();
      await insertPlan(tx.em, {
        id: planId,
        code: input.code,
        kind: input.kind ?? 'plan',
        familyId: input.familyId ?? null,
        createdAt: tx.now,
      });
      await insertDraft(tx.em, { id: tx.newId(), planId, versionNo: 1, createdAt: tx.now }, content);
      return changedPlan(tx, planId, null);
    });
  }

  /**
   * Changes the draft; where there is none, the newest version becomes the next draft first, because what is released
   * never changes. The family is the plan's own and begins no draft. Throws `not_found`, `version_conflict`, `plan_release_planned` and what `editPlanContent` throws.
   */
  async update(planId: string, input: UpdatePlanInput, ctx: CallContext): Promise<PlanDetailView> {
    return this.db.write(ctx, { action: 'plan.update' }, async (tx) => {
      const regions = await holdRegions(tx.em);
      const before = await lockPlan(tx, planId);
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subjectOf(planId), before);
      await redraft(tx, before, { input, regions });
      if (input.familyId !== undefined) await regroupPlan(tx.em, planId, input.familyId);
      await bumpPlan(tx.em, planId);
      return changedPlan(tx, planId, before);
    });
  }
}

/** Writes the draft, and begins it where there is none. What only moves the plan to another family leaves its versions alone. */
async function redraft(
  tx: Tx,
  before: PlanDetailView,
  { input, regions }: { input: UpdatePlanInput; regions: ReadonlyMap<string, PlanRegion> },
): Promise<void> {
  const newest = before.draft ?? before.versions[0];
  const content = editPlanContent(newest ?? EMPTY_PLAN_CONTENT, input, regions);
  const isRegrouped = input.familyId !== undefined && input.familyId !== (before.family?.id ?? null);
  if (isRegrouped && newest && saysTheSame(newest, content)) return;
  if (before.draft) {
    refuseWhileWaiting(releasableVersion(before.draft));
    await updateDraft(tx.em, before.draft.id, content);
    return;
  }
  const versionNo = (newest?.versionNo ?? 0) + 1;
  await insertDraft(tx.em, { id: tx.newId(), planId: before.id, versionNo, createdAt: tx.now }, content);
}
