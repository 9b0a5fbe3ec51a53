import { makeCustomer } from '../make/customer';
import { fundWallet } from '../make/payment';
import { accept, type AcceptedRequests } from './accepted';

export const exportRequests: AcceptedRequests = {
  Export_create: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    await fundWallet(api, customerId, { amount: 5_000, currency: 'CNY' });
    return accept(api, '/exports', {
      as: 'supervisor',
      body: {
        list: 'wallet-entries',
        filter: { customerId },
        sort: ['seq', 'DESC'],
        columns: ['at', 'kind', 'change', 'balanceAfter'],
        zone: 'Asia/Shanghai',
        locale: 'zh',
      },
    });
  },
};
