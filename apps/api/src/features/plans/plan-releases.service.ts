import { Injectable } from '@nestjs/common';
import { type PlanDetailView, type ReleaseOrder } from '@ur-desk/domain/plans';
import { type Tx } from '../../platform/db/tx';
import { changedPlan } from './plan-changes';
import { bumpPlan, orderRelease, releaseVersion } from './plan.queries';

/** Puts a draft on sale, or plans that; by a click, because somebody approved it, or because its time has come. */
@Injectable()
export class PlanReleases {
  /** In the caller's transaction, which holds the plan's lock and has decided that it can be done. */
  async carryOut(
    tx: Tx,
    { before, versionId, order }: { before: PlanDetailView; versionId: string; order: ReleaseOrder },
  ): Promise<PlanDetailView> {
    const { at, runningRenewals } = order;
    if (at === null)
      await releaseVersion(tx.em, { id: versionId, planId: before.id, runningRenewals }, tx.now);
    else {
      await orderRelease(tx.em, versionId, { releaseAt: at, runningRenewals });
      await bumpPlan(tx.em, before.id);
    }
    return changedPlan(tx, before.id, before);
  }
}
