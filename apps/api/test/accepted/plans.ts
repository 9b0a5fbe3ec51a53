import { addMs, HOUR_MS } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';
import { nextNumber } from '../make/customer';
import { makePlan } from '../make/plan';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const CONTENT = {
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  voiceSeconds: 6_000,
  smsCount: 0,
  dataBytes: 10_000_000_000,
  validity: { days: 30 },
  prices: [
    { currency: 'CNY', amount: 3_900, floor: 2_900 },
    { currency: 'USD', amount: 599, floor: 0 },
  ],
  coverage: ['CN', 'JP'],
  terms: { en: 'Non-transferable.', zh: '不可转让。' },
};

const newPlan = () => ({ code: `asia-${nextNumber()}`, ...CONTENT });

interface MadeDraft {
  id: string;
  version: number;
  draft: { id: string; version: number };
}

async function aDraft(api: TestApi): Promise<MadeDraft> {
  const { body } = await (await api.as('marketing')).post('/plans', newPlan());
  return body as MadeDraft;
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aDraft(api);
  return accept(api, `/plans/${id}`, { as: 'marketing', version, body: CONTENT });
}

export const planRequests: AcceptedRequests = {
  Plan_list: async (api) => {
    await makePlan(api.db);
    return accept(api, '/plans', { as: 'agent' });
  },
  Plan_get: async (api) => accept(api, `/plans/${(await makePlan(api.db)).planId}`, { as: 'agent' }),
  Plan_create: (api) => accept(api, '/plans', { as: 'marketing', body: { kind: 'addOn', ...newPlan() } }),
  Plan_change: change,
  Plan_put: change,
  PlanVersion_list: async (api) => {
    await makePlan(api.db);
    return accept(api, '/plan-versions', { as: 'agent' });
  },
  PlanVersion_get: async (api) =>
    accept(api, `/plan-versions/${(await makePlan(api.db)).versionId}`, { as: 'agent' }),
  PlanVersion_impact: async (api) =>
    accept(api, `/plan-versions/${(await aDraft(api)).draft.id}/impact`, { as: 'marketing' }),
  PlanVersion_release: async (api) => {
    const { draft } = await aDraft(api);
    return accept(api, `/plan-versions/${draft.id}/release`, {
      as: 'marketing',
      version: draft.version,
      body: { at: addMs(await api.db.now(), HOUR_MS), runningRenewals: 'keep', reason: 'Spring campaign' },
    });
  },
  PlanVersion_cancelRelease: async (api) => {
    const { draft } = await aDraft(api);
    const marketing = await api.as('marketing');
    const order = { at: addMs(await api.db.now(), HOUR_MS) };
    const { version } = draft;
    await marketing.post(`/plan-versions/${draft.id}/release`, order, { key: api.newKey(), version });
    return accept(api, `/plan-versions/${draft.id}/cancel-release`, {
      as: 'marketing',
      version: version + 1,
      body: { reason: 'Not before the summer' },
    });
  },
  PlanVersion_retire: async (api) => {
    const { versionId } = await makePlan(api.db);
    const { body } = await (await api.as('marketing')).get(`/plan-versions/${versionId}`);
    return accept(api, `/plan-versions/${versionId}/retire`, {
      as: 'marketing',
      version: (body as { version: number }).version,
      body: { reason: 'Replaced' },
    });
  },
};
