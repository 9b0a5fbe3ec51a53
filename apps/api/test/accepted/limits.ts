import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

async function aLimit(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('admin')).get('/settings/limits');
  return (body as { id: string; version: number }[])[0] ?? { id: '', version: 0 };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aLimit(api);
  const body = { perAction: 25_000, perCustomerDay: 60_000, perAgentDay: 250_000 };
  return accept(api, `/settings/limits/${id}`, { as: 'admin', version, body });
}

export const limitRequests: AcceptedRequests = {
  Limit_list: (api) => accept(api, '/settings/limits', { as: 'admin' }),
  Limit_get: async (api) => accept(api, `/settings/limits/${(await aLimit(api)).id}`, { as: 'admin' }),
  Limit_change: change,
  Limit_put: change,
};
