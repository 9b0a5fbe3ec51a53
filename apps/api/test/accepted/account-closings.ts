import { money } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { addEvidence } from '../make/evidence';
import { aCardRenewal, aTopUp, giveBack, refundOrder } from '../make/refund';
import { accept, type AcceptedRequests } from './accepted';

const orderFor = (payOut: number) => ({ reason: '客户要求销户', payOut: money(payOut, 'CNY') });

/** A closing whose money is owed by hand, because no payment stands behind it. */
async function aClosingWithRest(api: TestApi): Promise<string> {
  const agent = await api.as('agent');
  const { customerId, paymentId } = await aCardRenewal(api);
  await giveBack(api, agent, refundOrder(paymentId, 1_000));
  const path = `/customers/${customerId}/closing`;
  const { body } = await agent.post(path, orderFor(1_000), { key: api.newKey() });
  return (body as { id: string }).id;
}

export const accountClosingRequests: AcceptedRequests = {
  AccountClosing_status: async (api) => {
    const { customerId } = await aTopUp(api, 1_000);
    return accept(api, `/customers/${customerId}/closing`, { as: 'agent' });
  },
  AccountClosing_close: async (api) => {
    const { id } = await makeCustomer(api.dataSource.manager);
    return accept(api, `/customers/${id}/closing`, { as: 'agent', body: orderFor(0) });
  },
  AccountClosing_list: async (api) => {
    await aClosingWithRest(api);
    return accept(api, '/account-closings', { as: 'agent', query: { filter: '{"state":"paying"}' } });
  },
  AccountClosing_get: async (api) =>
    accept(api, `/account-closings/${await aClosingWithRest(api)}`, { as: 'agent' }),
  AccountClosing_cancel: async (api) =>
    accept(api, `/account-closings/${await aClosingWithRest(api)}/cancel`, { as: 'agent' }),
  AccountClosing_payOut: async (api) => {
    const id = await aClosingWithRest(api);
    await addEvidence(await api.as('finance'), id, { subjectKind: 'accountClosing' });
    const paid = { amount: money(1_000, 'CNY'), bankReference: 'ICBC OUT 8', comment: '柜台付款' };
    return accept(api, `/account-closings/${id}/pay-out`, { as: 'finance', body: paid });
  },
};
