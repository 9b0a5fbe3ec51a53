import { nextNumber } from '../make/customer';
import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const newFamily = () => ({
  code: `family-${nextNumber()}`,
  name: { en: 'Travel', zh: '旅行' },
  position: 300,
  active: true,
});
const newRegion = () => ({ ...newFamily(), code: `region-${nextNumber()}`, countries: ['CN', 'JP'] });

const make = async (api: TestApi, path: string, body: object) =>
  (await (await api.as('marketing')).post(path, body)).body as { id: string; version: number };

const aFamily = (api: TestApi) => make(api, '/plan-families', newFamily());
const aRegion = (api: TestApi) => make(api, '/plan-regions', newRegion());

const CHANGES = { name: { en: 'Trips', zh: '旅游' }, position: 310, active: false };

async function changeFamily(api: TestApi): Promise<Accepted> {
  const { id, version } = await aFamily(api);
  return accept(api, `/plan-families/${id}`, { as: 'marketing', version, body: CHANGES });
}

async function changeRegion(api: TestApi): Promise<Accepted> {
  const { id, version } = await aRegion(api);
  const body = { ...CHANGES, countries: ['DE', 'FR'] };
  return accept(api, `/plan-regions/${id}`, { as: 'marketing', version, body });
}

export const planGroupRequests: AcceptedRequests = {
  PlanFamily_list: (api) => accept(api, '/plan-families', { as: 'agent' }),
  PlanFamily_get: async (api) => accept(api, `/plan-families/${(await aFamily(api)).id}`, { as: 'agent' }),
  PlanFamily_create: (api) => accept(api, '/plan-families', { as: 'marketing', body: newFamily() }),
  PlanFamily_change: changeFamily,
  PlanFamily_put: changeFamily,
  PlanRegion_list: (api) => accept(api, '/plan-regions', { as: 'agent' }),
  PlanRegion_get: async (api) => accept(api, `/plan-regions/${(await aRegion(api)).id}`, { as: 'agent' }),
  PlanRegion_create: (api) => accept(api, '/plan-regions', { as: 'marketing', body: newRegion() }),
  PlanRegion_change: changeRegion,
  PlanRegion_put: changeRegion,
};
