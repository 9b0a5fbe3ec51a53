import { Injectable } from '@nestjs/common';
import { type PromotionVersionFacts } from '@ur-desk/domain/promotions';
import { type Tx } from '../../platform/db/tx';
import { keepSharedCodes } from './coupon-code.queries';
import { keepLimits, markLive } from './live-promotions.queries';
import { bumpPromotion, promotionById, releasePromotionVersion } from './promotion.queries';
import { auditedPromotion, sharedCodesOf } from './promotion.view';

/** Puts a version live; by a click, or because somebody approved it. */
@Injectable()
export class PromotionRelease {
  /** In the caller's transaction, which holds the promotion's lock. */
  async carryOut(tx: Tx, { id, promotionId, content }: PromotionVersionFacts): Promise<void> {
    const before = await promotionById(tx.em, promotionId);
    await releasePromotionVersion(tx.em, { id, promotionId }, tx.now);
    await keepLimits(tx.em, promotionId, content.limits);
    await bumpPromotion(tx.em, promotionId);
    await markLive(tx.em, tx.now);
    const after = await promotionById(tx.em, promotionId);
    await keepSharedCodes(tx, promotionId, sharedCodesOf(after.versions));
    const subject = { kind: 'promotion' as const, id: promotionId };
    const states = { before: auditedPromotion(before), after: auditedPromotion(after) };
    tx.audit({ subject, customerId: null, ...states });
  }
}
