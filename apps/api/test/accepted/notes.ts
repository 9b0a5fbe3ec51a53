import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { makeNote } from '../make/note';
import { accept, type AcceptedRequests } from './accepted';

async function removed(api: TestApi) {
  const { id, version } = await makeNote(api);
  const agent = await api.as('agent');
  return (await agent.post(`/notes/${id}/remove`, undefined, { version })).body as {
    id: string;
    version: number;
  };
}

export const noteRequests: AcceptedRequests = {
  Note_list: async (api) => {
    await makeNote(api);
    return accept(api, '/notes', { as: 'agent' });
  },
  Note_get: async (api) => accept(api, `/notes/${(await makeNote(api)).id}`, { as: 'agent' }),
  Note_create: async (api) =>
    accept(api, '/notes', {
      as: 'agent',
      body: { customerId: (await makeCustomer(api.dataSource.manager)).id, text: 'Prefers calls after six.' },
    }),
  Note_change: async (api) => {
    const { id, version } = await makeNote(api);
    return accept(api, `/notes/${id}`, { as: 'agent', version, body: { text: 'Calls before six.' } });
  },
  Note_remove: async (api) => {
    const { id, version } = await makeNote(api);
    return accept(api, `/notes/${id}/remove`, { as: 'agent', version });
  },
  Note_restore: async (api) => {
    const { id, version } = await removed(api);
    return accept(api, `/notes/${id}/restore`, { as: 'agent', version });
  },
};
