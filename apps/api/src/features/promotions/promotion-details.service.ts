import { Injectable } from '@nestjs/common';
import { type FieldError, type Instant, Problem } from '@ur-desk/domain/kernel';
import { type PlanVersionFacts } from '@ur-desk/domain/plans';
import {
  BUDGET_PERIODS,
  conflictsOf,
  type PromotionConflict,
  type PromotionContent,
  type PromotionDetailView,
  type PromotionVersionFacts,
  whyApproval,
} from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { ownRequestView } from '../approvals/own-request.view';
import { versionConflict } from '../audit/audit.queries';
import { knownPlans, releasedPlanVersions } from '../plans/plan.queries';
import { planVersionFacts } from '../plans/plan.view';
import { LivePromotions } from './live-promotions.service';
import { knownPromotions, promotionById, promotionsAhead } from './promotion.queries';
import {
  preparedOf,
  promotionVersionFacts,
  promotionVersionView,
  promotionView,
  type StoredPromotion,
} from './promotion.view';
import { spentOn } from './redemption.queries';

/** A promotion with everything that its page shows. */
@Injectable()
export class PromotionDetails {
  constructor(private readonly live: LivePromotions) {}

  /** Throws `not_found`. */
  async of(em: EntityManager, promotionId: string, now: Instant): Promise<PromotionDetailView> {
    const { promotion, versions } = await promotionById(em, promotionId);
    const views = versions.map((row) => promotionVersionView(row, now));
    const prepared = preparedOf(versions);
    const shown = prepared ?? versions.find(({ id }) => id === promotion.current_version_id);
    const periods = BUDGET_PERIODS.map((period) => this.live.periodAt(period, now));
    return {
      ...promotionView(promotion, views),
      versions: views,
      conflicts: shown ? await conflictsIn(em, promotionVersionFacts(shown)) : [],
      needsApproval: prepared ? whyApproval(promotionVersionFacts(prepared).content).length > 0 : false,
      approval: versions[0] ? ownRequestView(versions[0], now) : null,
      ...(await spentOn(em, promotionId, periods)),
    };
  }

  /** As the caller saw it, and kept from others. Throws `not_found` and `version_conflict`. */
  async lock(tx: Tx, promotionId: string, ctx: CallContext): Promise<StoredPromotion> {
    const stored = await promotionById(tx.em, promotionId, 'lock');
    if (ctx.ifMatch === stored.promotion.version) return stored;
    const subject = { kind: 'promotion', id: promotionId };
    throw await versionConflict(tx.em, subject, await this.of(tx.em, promotionId, tx.now));
  }

  /** Refuses ids of plans and promotions that are none, at their fields. Throws `validation_failed`. */
  async refuseUnknown(em: EntityManager, content: PromotionContent): Promise<void> {
    const errors: FieldError[] = [];
    const others = await knownPromotions(em, content.incompatibleWith);
    if (content.incompatibleWith.some((id) => !others.includes(id)))
      errors.push({ field: 'incompatibleWith', code: 'not_known' });
    const named = content.criteria.flatMap((group, at) =>
      group.criteria.flatMap((criterion, index) =>
        criterion.kind === 'plan'
          ? [{ field: `criteria.${at}.criteria.${index}.planIds`, planIds: criterion.planIds }]
          : [],
      ),
    );
    const plans = await knownPlans(
      em,
      named.flatMap(({ planIds }) => planIds),
    );
    for (const { field, planIds } of named)
      if (planIds.some((id) => !plans.includes(id))) errors.push({ field, code: 'not_known' });
    if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
  }
}

/** What a version meets; the same thing once, whether by what is live of another promotion or by what is in preparation. */
async function conflictsIn(em: EntityManager, version: PromotionVersionFacts): Promise<PromotionConflict[]> {
  const others = (await promotionsAhead(em)).map(promotionVersionFacts);
  const plans = (await releasedPlanVersions(em)).map((plan): PlanVersionFacts & { code: string } =>
    planVersionFacts(plan),
  );
  const byWhat = new Map<string, PromotionConflict>();
  for (const conflict of conflictsOf(version, others, plans))
    byWhat.set([conflict.kind, conflict.id, conflict.currency].join(' '), conflict);
  return [...byWhat.values()];
}
