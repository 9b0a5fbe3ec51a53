import { makeCustomer } from '../make/customer';
import { makeLine } from '../make/line';
import { accept, type AcceptedRequests } from './accepted';

export const searchRequests: AcceptedRequests = {
  Search_search: async (api) => {
    const { id } = await makeCustomer(api.dataSource.manager, { name: '李伟' });
    await makeLine(api.dataSource.manager, { customerId: id });
    return accept(api, '/search', { as: 'agent', body: { q: '李伟' } });
  },
};
