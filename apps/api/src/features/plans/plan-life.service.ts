import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  decideRelease,
  decideRetirement,
  type PlanDetailView,
  type ReleaseOrder,
  type ReleasePlanInput,
  whyReleaseApproval,
} from '@ur-desk/domain/plans';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import { changedPlan, lockPlan, versionIn, versionSeen } from './plan-changes';
import { planRevenueChanges } from './plan-impact.queries';
import { PlanReleases } from './plan-releases.service';
import { PlanApproval } from './plan.approval';
import { bumpPlan, dueReleases, orderRelease, planVersionById, withdrawPlan } from './plan.queries';
import { releasableVersion } from './plan.view';

export const RELEASE_JOB = 'plan-release';
const LOOK_SECONDS = 60;

/** Thrown out of a write that has nothing to release: called off, or another worker was faster. */
class NotDue extends Error {}

/** From the draft to the end (rules 3): released at once or at its time, asked for, called off, taken off sale. */
@Injectable()
export class PlanLife implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly releases: PlanReleases,
    private readonly approval: PlanApproval,
  ) {}

  onModuleInit(): void {
    this.jobs.define(RELEASE_JOB, () => this.releaseDue(), { everySeconds: LOOK_SECONDS });
  }

  /**
   * Puts a draft on sale, now or at an instant; above the limit it becomes a request, which the answer's draft names. Throws
   * `not_found`, `version_conflict` and what `decideRelease` throws.
   */
  async release(versionId: string, input: ReleasePlanInput, ctx: CallContext): Promise<PlanDetailView> {
    const { reason } = input;
    const order: ReleaseOrder = { at: input.at ?? null, runningRenewals: input.runningRenewals ?? 'move' };
    return this.write(versionId, { ctx, action: 'plan.release', reason }, async (tx, planId) => {
      const before = await lockPlan(tx, planId);
      const version = await versionSeen(tx, before, { versionId, ctx });
      decideRelease(releasableVersion(version), order, tx.now);
      const why = whyReleaseApproval(await planRevenueChanges(tx.em, before, version), order.runningRenewals);
      if (why.length === 0) return this.releases.carryOut(tx, { before, versionId, order });
      const command = { ...order, versionId };
      await this.approval.ask(tx, { plan: before, command, why, comment: reason ?? null }, ctx.actor);
      return changedPlan(tx, planId, before);
    });
  }

  /** Calls a planned release off: the draft can be edited again. Throws `not_found`, `version_conflict`, `plan_release_not_planned`. */
  async cancelRelease(
    versionId: string,
    reason: string | undefined,
    ctx: CallContext,
  ): Promise<PlanDetailView> {
    return this.write(versionId, { ctx, action: 'plan.cancelRelease', reason }, async (tx, planId) => {
      const before = await lockPlan(tx, planId);
      const version = await versionSeen(tx, before, { versionId, ctx });
      if (version.releaseAt === null) throw new Problem('plan_release_not_planned');
      const { runningRenewals } = version;
      await orderRelease(tx.em, versionId, { releaseAt: null, runningRenewals });
      await bumpPlan(tx.em, planId);
      return changedPlan(tx, planId, before);
    });
  }

  /** Takes the version on sale off sale. Throws `not_found`, `version_conflict`, `wrong_state`. */
  async retire(versionId: string, reason: string, ctx: CallContext): Promise<PlanDetailView> {
    return this.write(versionId, { ctx, action: 'plan.retire', reason }, async (tx, planId) => {
      const before = await lockPlan(tx, planId);
      decideRetirement(await versionSeen(tx, before, { versionId, ctx }));
      await withdrawPlan(tx.em, planId, tx.now);
      return changedPlan(tx, planId, before);
    });
  }

  /** Everything whose time has come. One that fails does not keep the others from it; the next look tries it again. */
  async releaseDue(): Promise<void> {
    const now = await this.db.now();
    const due = await this.db.read((em) => dueReleases(em, now));
    const failed: unknown[] = [];
    for (const { id, plan_id: planId } of due)
      await this.releasePlanned(planId, id).catch((error: unknown) => {
        if (!(error instanceof NotDue)) failed.push(error);
      });
    if (failed.length > 0) throw new AggregateError(failed, 'some planned releases failed');
  }

  private async releasePlanned(planId: string, versionId: string): Promise<void> {
    const ctx = systemContext(RELEASE_JOB);
    await this.db.write(ctx, { action: 'plan.release' }, async (tx) => {
      const before = await lockPlan(tx, planId);
      const { releaseAt, runningRenewals } = versionIn(before, versionId);
      if (releaseAt === null || releaseAt > tx.now) throw new NotDue();
      const order: ReleaseOrder = { at: null, runningRenewals };
      await this.releases.carryOut(tx, { before, versionId, order });
      return null;
    });
  }

  private async write(
    versionId: string,
    { ctx, action, reason }: { ctx: CallContext; action: PlanAction; reason: string | undefined },
    fn: (tx: Tx, planId: string) => Promise<PlanDetailView>,
  ): Promise<PlanDetailView> {
    const { planId } = await this.db.read((em) => planVersionById(em, versionId));
    return this.db.write(ctx, { action, ...(reason ? { reason } : {}) }, (tx) => fn(tx, planId));
  }
}

type PlanAction = 'plan.release' | 'plan.cancelRelease' | 'plan.retire';
