import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  decideRelease,
  decideRetirement,
  editPlanContent,
  EMPTY_PLAN_CONTENT,
  type CreatePlanInput,
  type PlanDetailView,
  type PlanImpactView,
  type PlanVersionView,
  type PlanView,
  type UpdatePlanInput,
} from '@ur-desk/domain/plans';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { planList, planVersionList } from './plan.list';
import {
  bumpPlan,
  insertDraft,
  insertPlan,
  planById,
  planImpact,
  planVersionById,
  releaseVersion,
  updateDraft,
  versionsOfPlans,
  withdrawPlan,
} from './plan.queries';
import { planVersionFacts, planVersionView, planView, type PlanRow, type PlanVersionRow } from './plan.view';

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

  /** How many subscriptions keep the version on sale when another one takes its place. Throws `not_found`. */
  async impact(versionId: string): Promise<PlanImpactView> {
    return this.db.read(async (em) => {
      const { planId } = await planVersionById(em, versionId);
      return planImpact(em, planId);
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
    const content = editPlanContent(EMPTY_PLAN_CONTENT, input);
    return this.db.write(ctx, { action: 'plan.create' }, async (tx) => {
      const planId = tx.newId();
      await insertPlan(tx.em, { id: planId, code: input.code, createdAt: tx.now });
      await insertDraft(tx.em, { id: tx.newId(), planId, versionNo: 1, createdAt: tx.now }, content);
      return this.changed(tx, planId, null);
    });
  }

  /**
   * Changes the draft; where there is none, the newest version becomes the next draft first, because what is released
   * never changes. Throws `not_found`, `version_conflict` and what `editPlanContent` throws.
   */
  async update(planId: string, input: UpdatePlanInput, ctx: CallContext): Promise<PlanDetailView> {
    return this.db.write(ctx, { action: 'plan.update' }, async (tx) => {
      const before = await this.lock(tx, planId);
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subjectOf(planId), before);
      const newest = before.versions[0];
      const content = editPlanContent(before.draft ?? newest ?? EMPTY_PLAN_CONTENT, input);
      if (before.draft) await updateDraft(tx.em, before.draft.id, content);
      else {
        const versionNo = (newest?.versionNo ?? 0) + 1;
        await insertDraft(tx.em, { id: tx.newId(), planId, versionNo, createdAt: tx.now }, content);
      }
      await bumpPlan(tx.em, planId);
      return this.changed(tx, planId, before);
    });
  }

  /** Puts a draft on sale. Throws `not_found`, `version_conflict`, `wrong_state`, `plan_incomplete`. */
  async release(versionId: string, reason: string | undefined, ctx: CallContext): Promise<PlanDetailView> {
    const { planId } = await this.getVersion(versionId);
    const command = { action: 'plan.release' as const, ...(reason ? { reason } : {}) };
    return this.db.write(ctx, command, async (tx) => {
      const before = await this.lock(tx, planId);
      const version = await versionSeen(tx, before, { versionId, ctx });
      decideRelease(planVersionFacts(version));
      await releaseVersion(tx.em, { id: versionId, planId }, tx.now);
      return this.changed(tx, planId, before);
    });
  }

  /** Takes the version on sale off sale. Throws `not_found`, `version_conflict`, `wrong_state`. */
  async retire(versionId: string, reason: string, ctx: CallContext): Promise<PlanDetailView> {
    const { planId } = await this.getVersion(versionId);
    return this.db.write(ctx, { action: 'plan.retire', reason }, async (tx) => {
      const before = await this.lock(tx, planId);
      decideRetirement(await versionSeen(tx, before, { versionId, ctx }));
      await withdrawPlan(tx.em, planId, tx.now);
      return this.changed(tx, planId, before);
    });
  }

  private async lock(tx: Tx, planId: string): Promise<PlanDetailView> {
    const plan = await planById(tx.em, planId, 'lock');
    if (!plan) throw new Problem('not_found');
    return plan;
  }

  private async changed(tx: Tx, planId: string, before: PlanDetailView | null): Promise<PlanDetailView> {
    const after = await planById(tx.em, planId);
    if (!after) throw new Error('a plan that was just written is there');
    tx.audit({
      subject: subjectOf(planId),
      before: before && audited(before),
      after: audited(after),
    });
    return after;
  }
}

const subjectOf = (planId: string) => ({ kind: 'plan' as const, id: planId });

async function versionSeen(
  tx: Tx,
  plan: PlanDetailView,
  { versionId, ctx }: { versionId: string; ctx: CallContext },
): Promise<PlanVersionView> {
  const version = plan.versions.find((v) => v.id === versionId);
  if (!version) throw new Problem('not_found');
  if (ctx.ifMatch !== version.version) throw await versionConflict(tx.em, subjectOf(plan.id), version);
  return version;
}

/** What the audit log keeps of a plan: what can have changed, without the whole history. */
const audited = ({ current, draft, state }: PlanDetailView): object => ({ state, current, draft });
