import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { makeLine } from '../make/line';
import { accept, type AcceptedRequests } from './accepted';

async function aLine(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  return (await makeLine(api.dataSource.manager, { customerId })).id;
}

export const lineRequests: AcceptedRequests = {
  Line_list: async (api) => {
    await aLine(api);
    return accept(api, '/lines', { as: 'agent' });
  },
  Line_get: async (api) => accept(api, `/lines/${await aLine(api)}`, { as: 'agent' }),
  Line_reveal: async (api) =>
    accept(api, `/lines/${await aLine(api)}/reveal-activation-code`, {
      as: 'agent',
      body: { reason: '客户更换手机' },
    }),
};
