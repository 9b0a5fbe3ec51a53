import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

async function aTopUpLimit(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('admin')).get('/settings/top-up-limits');
  return (body as { id: string; version: number }[])[0] ?? { id: '', version: 0 };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aTopUpLimit(api);
  const body = { presets: [2_000, 5_000], least: 1_000, most: 500_000 };
  return accept(api, `/settings/top-up-limits/${id}`, { as: 'admin', version, body });
}

export const chargeLimitRequests: AcceptedRequests = {
  TopUpLimit_list: (api) => accept(api, '/settings/top-up-limits', { as: 'agent' }),
  TopUpLimit_get: async (api) =>
    accept(api, `/settings/top-up-limits/${(await aTopUpLimit(api)).id}`, { as: 'agent' }),
  TopUpLimit_change: change,
  TopUpLimit_put: change,
};
