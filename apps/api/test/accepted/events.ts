import { randomUUID } from 'node:crypto';
import { makeCustomer } from '../make/customer';
import { accept, type AcceptedRequests } from './accepted';

export const eventRequests: AcceptedRequests = {
  Event_open: async (api) => accept(api, '/events', { as: 'agent', query: { forSeconds: '0' } }),
  Presence_look: async (api) =>
    accept(api, '/presence', {
      as: 'agent',
      body: {
        tab: randomUUID(),
        kind: 'customer',
        recordId: (await makeCustomer(api.dataSource.manager)).id,
      },
    }),
  Presence_leave: async (api) => accept(api, '/presence/leave', { as: 'agent', body: { tab: randomUUID() } }),
};
