import { makeCustomer } from '../make/customer';
import { addEvidence } from '../make/evidence';
import { recorded } from '../make/offline-payment';
import { type TestApi } from '../harness';
import { aCardRenewal } from '../make/refund';
import { makeRenewable, renew } from '../make/renewal';
import { accept, type AcceptedRequests } from './accepted';

async function aPaidRenewal(api: TestApi): Promise<string> {
  const { body } = await renew(await api.as('agent'), await makeRenewable(api));
  return (body as { payments: { id: string }[] }).payments[0]?.id ?? '';
}

const orderFor = (paymentId: string) => ({
  paymentId,
  amount: { amount: 1_000, currency: 'CNY' },
  destination: 'wallet',
  reasonCode: 'noService',
  planEffect: 'keep',
  comment: '客户来电',
});

async function aRefund(api: TestApi): Promise<string> {
  const agent = await api.as('agent');
  const { body } = await agent.post('/refunds', orderFor(await aPaidRenewal(api)), { key: api.newKey() });
  return (body as { id: string }).id;
}

export const refundRequests: AcceptedRequests = {
  RefundFacts_facts: async (api) =>
    accept(api, `/payments/${await aPaidRenewal(api)}/refund-facts`, { as: 'agent' }),
  Refund_list: async (api) => {
    await aRefund(api);
    return accept(api, '/refunds', { as: 'agent' });
  },
  Refund_get: async (api) => accept(api, `/refunds/${await aRefund(api)}`, { as: 'agent' }),
  Refund_retry: async (api) => {
    const { paymentId } = await aCardRenewal(api, 'tok_refund_fails');
    const agent = await api.as('agent');
    const order = { ...orderFor(paymentId), destination: 'source' };
    const { body } = await agent.post('/refunds', order, { key: api.newKey() });
    const { id } = body as { id: string };
    return accept(api, `/refunds/${id}/retry`, { as: 'agent', body: { destination: 'wallet' } });
  },
  Refund_payOut: async (api) => {
    const { payment } = await recorded(api, (await makeCustomer(api.dataSource.manager)).id);
    const order = { ...orderFor(payment.id), destination: 'source' };
    const { body } = await (await api.as('agent')).post('/refunds', order, { key: api.newKey() });
    const { id } = body as { id: string };
    await addEvidence(await api.as('finance'), id, { subjectKind: 'refund' });
    const paid = { outcome: 'paid', bankReference: 'ICBC OUT 7', comment: '柜台付款' };
    return accept(api, `/refunds/${id}/pay-out`, { as: 'finance', body: paid });
  },
  Refund_undo: async (api) => accept(api, `/refunds/${await aRefund(api)}/undo`, { as: 'agent' }),
  Refund_check: async (api) => {
    const { paymentId } = await aCardRenewal(api, 'tok_refund_late');
    const agent = await api.as('agent');
    const order = { ...orderFor(paymentId), destination: 'source' };
    const { body } = await agent.post('/refunds', order, { key: api.newKey() });
    return accept(api, `/refunds/${(body as { id: string }).id}/check`, { as: 'agent' });
  },
  Refund_create: async (api) =>
    accept(api, '/refunds', { as: 'agent', body: orderFor(await aPaidRenewal(api)) }),
};
