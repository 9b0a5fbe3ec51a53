import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { Problem } from '@ur-desk/domain/kernel';
import {
  decideMove,
  decidePromotionRelease,
  decideSubmission,
  type PromotionDetailView,
  type PromotionMove,
  type PromotionVersionFacts,
} from '@ur-desk/domain/promotions';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { markLive } from './live-promotions.queries';
import { PromotionDetails } from './promotion-details.service';
import { PromotionRelease } from './promotion-release.service';
import { PromotionApproval } from './promotion.approval';
import { bumpPromotion, movePromotionVersion, promotionById, retirePromotion } from './promotion.queries';
import { auditedPromotion, preparedOf, promotionVersionFacts, type StoredPromotion } from './promotion.view';

/** From the draft to the end (rules 5): tried, released or asked for, suspended, resumed, retired. */
@Injectable()
export class PromotionLife {
  constructor(
    private readonly db: Db,
    private readonly details: PromotionDetails,
    private readonly releases: PromotionRelease,
    private readonly approval: PromotionApproval,
  ) {}

  /** Puts the version in preparation live. Throws `not_found`, `version_conflict`, and what `decidePromotionRelease` throws. */
  async release(id: string, reason: string | undefined, ctx: CallContext): Promise<PromotionDetailView> {
    return this.write(id, { ctx, action: 'promotion.release', reason }, async (tx, before) => {
      const version = preparedIn(before);
      decidePromotionRelease(version, tx.now);
      await this.releases.carryOut(tx, version);
    });
  }

  /** Asks somebody else to release it. Throws `not_found`, `version_conflict`, and what `decideSubmission` throws. */
  async submit(id: string, reason: string | undefined, ctx: CallContext): Promise<PromotionDetailView> {
    return this.write(id, { ctx, action: 'promotion.submit', reason }, async (tx, before) => {
      const version = preparedIn(before);
      const why = decideSubmission(version, tx.now);
      await this.approval.ask(tx, { version, why, comment: reason ?? null }, ctx.actor);
      await bumpPromotion(tx.em, id);
      await audit(tx, before);
    });
  }

  /** Throws `not_found`, `version_conflict`, `wrong_state`. */
  async move(
    id: string,
    move: PromotionMove,
    { ctx, reason }: { ctx: CallContext; reason?: string },
  ): Promise<PromotionDetailView> {
    return this.write(id, { ctx, action: `promotion.${move}`, reason }, async (tx, before) => {
      const version = move === 'test' ? preparedIn(before) : liveIn(before);
      const state = decideMove(version.state, move);
      if (state === 'retired') await retirePromotion(tx.em, id, tx.now);
      else await movePromotionVersion(tx.em, version.id, { state });
      await bumpPromotion(tx.em, id);
      if (move !== 'test') await markLive(tx.em, tx.now);
      await audit(tx, before);
    });
  }

  private async write(
    id: string,
    { ctx, action, reason }: { ctx: CallContext; action: AuditAction; reason: string | undefined },
    fn: (tx: Tx, before: StoredPromotion) => Promise<void>,
  ): Promise<PromotionDetailView> {
    const command = { action, ...(reason ? { reason } : {}) };
    return this.db.write(ctx, command, async (tx) => {
      await fn(tx, await this.details.lock(tx, id, ctx));
      return this.details.of(tx.em, id, tx.now);
    });
  }
}

/** Throws `wrong_state` when nothing is in preparation. */
function preparedIn({ versions }: StoredPromotion): PromotionVersionFacts {
  const prepared = preparedOf(versions);
  if (!prepared) throw new Problem('wrong_state', { state: versions[0]?.state ?? 'retired' });
  return promotionVersionFacts(prepared);
}

/** Throws `wrong_state` when nothing is live. */
function liveIn({ promotion, versions }: StoredPromotion): PromotionVersionFacts {
  const live = versions.find(({ id }) => id === promotion.current_version_id);
  if (!live) throw new Problem('wrong_state', { state: versions[0]?.state ?? 'retired' });
  return promotionVersionFacts(live);
}

async function audit(tx: Tx, before: StoredPromotion): Promise<void> {
  const { id } = before.promotion;
  const after = await promotionById(tx.em, id);
  const states = { before: auditedPromotion(before), after: auditedPromotion(after) };
  tx.audit({ subject: { kind: 'promotion', id }, ...states });
}
