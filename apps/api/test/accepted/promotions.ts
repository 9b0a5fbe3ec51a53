import { type PromotionDetailView } from '@ur-desk/domain/promotions';
import { Jobs } from '../../src/platform/jobs/jobs';
import { type TestApi } from '../harness';
import { nextNumber } from '../make/customer';
import { makePlan } from '../make/plan';
import { act, makePromotion, makePromotionDraft, promotionInput } from '../make/promotion';
import { makeRenewable } from '../make/renewal';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

/** Every kind of condition, action and limit, so that each is mutated. */
async function everything(api: TestApi): Promise<object> {
  const { planId } = await makePlan(api.db);
  const other = await makePromotionDraft(api);
  return {
    name: { en: 'Gold week', zh: '金卡周' },
    window: { startsAt: '2026-12-01T00:00:00.000Z', endsAt: '2026-12-08T00:00:00.000Z' },
    criteria: [
      {
        match: 'all',
        criteria: [
          { kind: 'plan', planIds: [planId] },
          { kind: 'tier', tiers: ['gold'] },
          { kind: 'country', countries: ['CN'] },
          { kind: 'currency', currencies: ['CNY'] },
          { kind: 'channel', channels: ['agent'] },
          { kind: 'minimumAmount', amounts: [{ amount: 3_000, currency: 'CNY' }] },
        ],
      },
      {
        match: 'any',
        criteria: [
          { kind: 'firstPurchase' },
          { kind: 'daysSinceExpiry', minDays: 30, maxDays: null },
          { kind: 'hours', weekdays: [5], from: '18:00', until: '24:00', zone: 'Asia/Shanghai' },
          { kind: 'tags', tags: ['vip'] },
        ],
      },
    ],
    actions: [
      { kind: 'percentOff', discountBps: 2_000, caps: [{ amount: 1_000, currency: 'CNY' }] },
      { kind: 'bonusData', quantity: 1_000_000_000 },
    ],
    coupon: { kind: 'shared', code: `SPRING-${nextNumber()}` },
    priority: 10,
    group: { code: 'gold', mode: 'best' },
    exclusive: false,
    incompatibleWith: [other.id],
    limits: {
      totalUses: 1_000,
      usesPerCustomer: 1,
      budgets: [{ currency: 'CNY', totalMinor: 1_000_000, periodMinor: 100_000 }],
      budgetPeriod: 'day',
    },
  };
}

const newCode = (): string => `gold-${nextNumber()}`;

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await makePromotionDraft(api);
  return accept(api, `/promotions/${id}`, { as: 'marketing', version, body: await everything(api) });
}

const backtestOf = async (api: TestApi): Promise<string> => {
  const { id } = await makePromotionDraft(api);
  const marketing = await api.as('marketing');
  const { body } = await marketing.post(
    `/promotions/${id}/backtests`,
    { days: 30, mode: 'beside' },
    { key: api.newKey() },
  );
  return String(body.id);
};

const acting = (
  api: TestApi,
  { id, version }: PromotionDetailView,
  how: string,
  body?: object,
): Promise<Accepted> =>
  accept(api, `/promotions/${id}/${how}`, { as: 'marketing', version, ...(body ? { body } : {}) });

export const promotionRequests: AcceptedRequests = {
  Backtest_list: async (api) => {
    await backtestOf(api);
    return accept(api, '/backtests', { as: 'marketing' });
  },
  Backtest_get: async (api) => accept(api, `/backtests/${await backtestOf(api)}`, { as: 'marketing' }),
  Backtest_create: async (api) =>
    accept(api, `/promotions/${(await makePromotionDraft(api)).id}/backtests`, {
      as: 'marketing',
      body: { days: 30, mode: 'instead' },
    }),
  Backtest_cancel: async (api) => {
    const jobs = api.app.get(Jobs);
    jobs.useQueue({ send: () => Promise.resolve(), sendMany: () => Promise.resolve() });
    const id = await backtestOf(api);
    jobs.useQueue(null);
    return accept(api, `/backtests/${id}/cancel`, { as: 'marketing', body: {} });
  },
  DryRun_run: async (api) => {
    const { customer, lineId, planId } = await makeRenewable(api);
    const { id: promotionId } = await makePromotionDraft(api);
    const at = '2026-12-01T00:00:00.000Z';
    const body = {
      customerId: customer.id,
      lineId,
      planId,
      couponCode: 'SPRING',
      at,
      channel: 'api',
      promotionId,
    };
    return accept(api, '/promotions/dry-run', { as: 'marketing', body });
  },
  DryRun_topUp: async (api) => {
    const { customer } = await makeRenewable(api);
    const { id: promotionId } = await makePromotionDraft(api);
    const body = {
      customerId: customer.id,
      amount: { amount: 10_000, currency: 'CNY' },
      at: '2026-12-01T00:00:00.000Z',
      channel: 'api',
      promotionId,
    };
    return accept(api, '/promotions/top-up-dry-run', { as: 'marketing', body });
  },
  Promotion_list: async (api) => {
    await makePromotion(api);
    return accept(api, '/promotions', { as: 'agent' });
  },
  Promotion_get: async (api) => accept(api, `/promotions/${(await makePromotion(api)).id}`, { as: 'agent' }),
  Promotion_report: async (api) =>
    accept(api, `/promotions/${(await makePromotion(api)).id}/report?days=7`, { as: 'agent' }),
  Promotion_create: async (api) =>
    accept(api, '/promotions', { as: 'marketing', body: { ...(await everything(api)), code: newCode() } }),
  Promotion_clone: async (api) => {
    const { id } = await makePromotionDraft(api);
    return accept(api, `/promotions/${id}/clone`, { as: 'marketing', body: { code: newCode() } });
  },
  Promotion_change: change,
  Promotion_put: change,
  PromotionLife_test: async (api) => acting(api, await makePromotionDraft(api), 'test'),
  PromotionLife_release: async (api) =>
    acting(api, await makePromotionDraft(api), 'release', { reason: 'Spring campaign' }),
  PromotionLife_submit: async (api) => {
    const unlimited = { ...promotionInput().limits, budgets: [] } as never;
    return acting(api, await makePromotionDraft(api, { limits: unlimited }), 'submit', { reason: 'Spring' });
  },
  PromotionLife_suspend: async (api) =>
    acting(api, await makePromotion(api), 'suspend', { reason: 'A mistake' }),
  PromotionLife_resume: async (api) => {
    const live = await makePromotion(api);
    const { body } = await act(await api.as('marketing'), live, 'suspend', { reason: 'A mistake' });
    return acting(api, body as PromotionDetailView, 'resume', { reason: 'Put right' });
  },
  PromotionLife_retire: async (api) => acting(api, await makePromotion(api), 'retire', { reason: 'Over' }),
};
