import { nextNumber } from '../make/customer';
import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const newView = () => ({
  list: 'payments',
  name: `Failed ${nextNumber()}`,
  shared: true,
  filter: '{"state":"failed"}',
  sortField: 'createdAt',
  sortDirection: 'DESC',
  columns: { hidden: ['provider'], order: ['reference', 'amount'] },
});

async function aView(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('agent')).post('/saved-views', newView());
  return body as { id: string; version: number };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aView(api);
  const body = { ...newView(), filter: '{}', list: undefined };
  return accept(api, `/saved-views/${id}`, { as: 'agent', version, body });
}

export const savedViewRequests: AcceptedRequests = {
  SavedView_list: async (api) => {
    await aView(api);
    return accept(api, '/saved-views', { as: 'agent' });
  },
  SavedView_get: async (api) => accept(api, `/saved-views/${(await aView(api)).id}`, { as: 'agent' }),
  SavedView_create: (api) => accept(api, '/saved-views', { as: 'agent', body: newView() }),
  SavedView_change: change,
  SavedView_put: change,
  SavedView_remove: async (api) => accept(api, `/saved-views/${(await aView(api)).id}`, { as: 'agent' }),
};
