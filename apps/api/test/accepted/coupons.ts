import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { batchInput, makeCouponBatch, makeCouponCode, makeCouponPromotion } from '../make/coupon';
import { accept, type AcceptedRequests } from './accepted';

const code = async (api: TestApi) => makeCouponCode(api, (await makeCouponPromotion(api)).id);
const batch = async (api: TestApi) => makeCouponBatch(api, (await makeCouponPromotion(api)).id);

export const couponRequests: AcceptedRequests = {
  CouponBatch_list: async (api) => {
    await batch(api);
    return accept(api, '/coupon-batches', { as: 'marketing' });
  },
  CouponBatch_get: async (api) =>
    accept(api, `/coupon-batches/${(await batch(api)).id}`, { as: 'marketing' }),
  CouponBatch_create: async (api) =>
    accept(api, '/coupon-batches', {
      as: 'marketing',
      body: batchInput((await makeCouponPromotion(api)).id),
    }),
  CouponBatch_disable: async (api) => {
    const { id, version } = await batch(api);
    return accept(api, `/coupon-batches/${id}/disable`, {
      as: 'marketing',
      version,
      body: { reason: 'Leaked' },
    });
  },
  CouponCode_list: async (api) => {
    await code(api);
    return accept(api, '/coupon-codes', { as: 'marketing' });
  },
  CouponCode_get: async (api) => accept(api, `/coupon-codes/${(await code(api)).id}`, { as: 'agent' }),
  CouponCode_disable: async (api) =>
    accept(api, `/coupon-codes/${(await code(api)).id}/disable`, {
      as: 'marketing',
      body: { reason: 'Lost' },
    }),
  CouponCode_bind: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    return accept(api, `/coupon-codes/${(await code(api)).id}/bind`, {
      as: 'marketing',
      body: { customerId },
    });
  },
};
