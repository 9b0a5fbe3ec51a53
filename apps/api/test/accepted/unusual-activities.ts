import { type TestApi } from '../harness';
import { giveNearLimit, unusualBy } from '../make/unusual-activity';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

/** What an agent gave near the limit; his day is his own, so it is given back to him. */
async function aPattern(api: TestApi): Promise<{ path: string; version: number }> {
  await api.rows('DELETE FROM staff_limit_use');
  await giveNearLimit(api, await api.as('agent'));
  const [open] = (await unusualBy(api, 'nearLimit')).filter(({ state }) => state === 'open');
  return { path: `/unusual-activities/${open?.id}`, version: open?.version ?? 0 };
}

async function decide(api: TestApi, how: 'review' | 'dismiss'): Promise<Accepted> {
  const { path, version } = await aPattern(api);
  const body = { note: 'Asked the colleague, all well' };
  return accept(api, `${path}/${how}`, { as: 'supervisor', version, body });
}

export const unusualActivityRequests: AcceptedRequests = {
  UnusualActivity_list: async (api) => {
    await aPattern(api);
    return accept(api, '/unusual-activities', { as: 'supervisor' });
  },
  UnusualActivity_get: async (api) => accept(api, (await aPattern(api)).path, { as: 'supervisor' }),
  UnusualActivity_find: (api) => accept(api, '/unusual-activities/find', { as: 'supervisor' }),
  UnusualActivity_review: (api) => decide(api, 'review'),
  UnusualActivity_dismiss: (api) => decide(api, 'dismiss'),
};
