import {
  type CouponBatchView,
  type CouponCodeView,
  type CreateCouponBatchInput,
} from '@ur-desk/domain/coupons';
import { type CreatePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { type TestApi } from '../harness';
import { nextNumber } from './customer';
import { makePromotion } from './promotion';

export const UNIQUE = { coupon: { kind: 'unique' as const, code: null } };

/** A live promotion that takes codes from batches: 10 % off. */
export const makeCouponPromotion = (
  api: TestApi,
  changes: Partial<CreatePromotionInput> = {},
): Promise<PromotionDetailView> => makePromotion(api, { ...UNIQUE, ...changes });

export const batchInput = (
  promotionId: string,
  changes: Partial<CreateCouponBatchInput> = {},
): CreateCouponBatchInput => ({
  promotionId,
  name: 'Newsletter',
  count: 3,
  pattern: `MAY${nextNumber()}-######`,
  charset: 'alphanumeric',
  ...changes,
});

export async function makeCouponBatch(
  api: TestApi,
  promotionId: string,
  changes: Partial<CreateCouponBatchInput> = {},
): Promise<CouponBatchView> {
  const marketing = await api.as('marketing');
  const input = batchInput(promotionId, changes);
  const { status, body } = await marketing.post('/coupon-batches', input, { key: api.newKey() });
  if (status !== 201) throw new Error(`the batch was refused: ${JSON.stringify(body)}`);
  return (await marketing.get(`/coupon-batches/${body.id}`)).body as CouponBatchView;
}

/** The codes of a batch. */
export async function couponCodesOf(api: TestApi, batchId: string): Promise<CouponCodeView[]> {
  const filter = encodeURIComponent(JSON.stringify({ batchId }));
  const { body } = await (await api.as('marketing')).get(`/coupon-codes?filter=${filter}`);
  return body as CouponCodeView[];
}

/** One code of a promotion's own. */
export async function makeCouponCode(api: TestApi, promotionId: string): Promise<CouponCodeView> {
  const batch = await makeCouponBatch(api, promotionId, { count: 1 });
  const [code] = await couponCodesOf(api, batch.id);
  if (!code) throw new Error('a batch has its codes');
  return code;
}
