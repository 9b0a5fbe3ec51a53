import { Injectable } from '@nestjs/common';
import { type PlanRegion } from '@ur-desk/domain/plan-regions';
import { changedParts, isReleaseWaiting } from '@ur-desk/domain/plans';
import { type Tx } from '../../platform/db/tx';
import { lockPlansThatFollow } from '../plan-regions/plan-region.queries';
import { changedPlan, lockPlan } from './plan-changes';
import { bumpPlan, updateDraft } from './plan.queries';
import { releasableVersion } from './plan.view';

/** How drafts follow the regions that they name (decision 0510). */
@Injectable()
export class RegionFollowers {
  /**
   * Brings the drafts that name a region to what it is now. A draft whose release waits stays: what was counted and agreed to is
   * what will be sold. The caller holds the region.
   */
  async follow(tx: Tx, region: PlanRegion): Promise<void> {
    for (const planId of await lockPlansThatFollow(tx.em, region.code)) {
      const before = await lockPlan(tx, planId);
      const draft = before.draft && releasableVersion(before.draft);
      if (!draft || isReleaseWaiting(draft)) continue;
      const regions = draft.regions.map((one) => (one.code === region.code ? region : one));
      const isRenamed = draft.regions.some(
        ({ code, name }) =>
          code === region.code && (name.en !== region.name.en || name.zh !== region.name.zh),
      );
      if (!isRenamed && changedParts(draft, { ...draft, regions }).length === 0) continue;
      await updateDraft(tx.em, draft.id, { ...draft, regions });
      await bumpPlan(tx.em, planId);
      await changedPlan(tx, planId, before);
    }
  }
}
