import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { offlineOrder, provedDraft, recorded, REVERSAL } from '../make/offline-payment';
import { accept, type AcceptedRequests } from './accepted';

const aCustomer = async (api: TestApi): Promise<string> => (await makeCustomer(api.dataSource.manager)).id;
const aDraft = async (api: TestApi): Promise<string> => (await provedDraft(api, await aCustomer(api))).id;

export const offlinePaymentRequests: AcceptedRequests = {
  OfflinePayment_list: async (api) => {
    await aDraft(api);
    return accept(api, '/offline-payments', { as: 'agent' });
  },
  OfflinePayment_get: async (api) => accept(api, `/offline-payments/${await aDraft(api)}`, { as: 'agent' }),
  OfflinePayment_create: async (api) =>
    accept(api, '/offline-payments', { as: 'finance', body: offlineOrder(await aCustomer(api)) }),
  OfflinePayment_record: async (api) =>
    accept(api, `/offline-payments/${await aDraft(api)}/record`, { as: 'supervisor' }),
  OfflinePayment_discard: async (api) =>
    accept(api, `/offline-payments/${await aDraft(api)}/discard`, { as: 'supervisor' }),
  OfflinePayment_reverse: async (api) => {
    const { id } = await recorded(api, await aCustomer(api));
    return accept(api, `/offline-payments/${id}/reverse`, { as: 'supervisor', body: REVERSAL });
  },
};
