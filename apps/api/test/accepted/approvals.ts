import { type TestApi } from '../harness';
import { askForApproval } from '../make/adjustment';
import { makeCustomer } from '../make/customer';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

async function aRequest(api: TestApi): Promise<{ id: string; version: number }> {
  return (await askForApproval(api, (await makeCustomer(api.dataSource.manager)).id)).request;
}

async function decision(api: TestApi, how: 'approve' | 'reject'): Promise<Accepted> {
  const { id, version } = await aRequest(api);
  return accept(api, `/approvals/${id}/${how}`, { as: 'supervisor', version, body: { comment: '已核实' } });
}

export const approvalRequests: AcceptedRequests = {
  Approval_list: async (api) => {
    await aRequest(api);
    return accept(api, '/approvals', { as: 'agent' });
  },
  Approval_get: async (api) => accept(api, `/approvals/${(await aRequest(api)).id}`, { as: 'agent' }),
  Approval_approve: (api) => decision(api, 'approve'),
  Approval_reject: (api) => decision(api, 'reject'),
  Approval_cancel: async (api) => {
    const { id, version } = await aRequest(api);
    return accept(api, `/approvals/${id}/cancel`, { as: 'agent', version });
  },
};
