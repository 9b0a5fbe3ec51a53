import { type INestApplicationContext } from '@nestjs/common';
import { CouponBatchService } from '../features/coupons/coupon-batch.service';
import { keepSharedCodes } from '../features/promotions/coupon-code.queries';
import { markLive } from '../features/promotions/live-promotions.queries';
import { PromotionRelease } from '../features/promotions/promotion-release.service';
import {
  insertPromotion,
  insertPromotionDraft,
  movePromotionVersion,
  promotionVersionsByIds,
  retirePromotion,
} from '../features/promotions/promotion.queries';
import { promotionVersionFacts } from '../features/promotions/promotion.view';
import { systemContext } from '../platform/db/call-context';
import { Db } from '../platform/db/db';
import { type Tx } from '../platform/db/tx';
import { DEMO_PROMOTIONS, demoContent, type DemoPromotion } from './demo-promotions';

async function seedOne(tx: Tx, release: PromotionRelease, promotion: DemoPromotion): Promise<void> {
  const { code, state } = promotion;
  const [promotionId, id] = [tx.newId(), tx.newId()];
  const content = demoContent(promotion, tx.now);
  await insertPromotion(tx.em, { id: promotionId, code, createdAt: tx.now });
  await insertPromotionDraft(tx.em, { id, promotionId, versionNo: 1, createdAt: tx.now }, content);
  tx.audit({ subject: { kind: 'promotion', id: promotionId }, customerId: null, after: { code } });
  if (state === 'draft' || state === 'test') {
    await movePromotionVersion(tx.em, id, { state });
    await keepSharedCodes(tx, promotionId, content.coupon?.code ? [content.coupon.code] : []);
    return;
  }
  const [version] = await promotionVersionsByIds(tx.em, [id]);
  if (version) await release.carryOut(tx, promotionVersionFacts(version));
  if (state === 'suspended') await movePromotionVersion(tx.em, id, { state });
  if (state === 'retired') await retirePromotion(tx.em, promotionId, tx.now);
  if (state !== 'released') await markLive(tx.em, tx.now);
}

/** The promotions, as marketing would have made them. */
export async function seedPromotions(app: INestApplicationContext): Promise<void> {
  const release = app.get(PromotionRelease, { strict: false });
  for (const promotion of DEMO_PROMOTIONS)
    await app
      .get(Db)
      .write(systemContext('seed'), { action: 'promotion.create' }, (tx) => seedOne(tx, release, promotion));
}

const NEWSLETTER_CODES = 240;

/** A batch of codes of their own for the newsletter. */
export async function seedCodes(app: INestApplicationContext): Promise<void> {
  const batches = app.get(CouponBatchService, { strict: false });
  const [newsletter] = await app
    .get(Db)
    .read((em) => em.query<{ id: string }[]>(`SELECT id FROM promotion WHERE code = 'newsletter'`));
  if (!newsletter) throw new Error('the demo has its newsletter');
  const order = { name: 'Newsletter, first issue', count: NEWSLETTER_CODES, pattern: 'NEWS-####-####' };
  await batches.create(
    { ...order, promotionId: newsletter.id, charset: 'alphanumeric' },
    systemContext('seed'),
  );
}
