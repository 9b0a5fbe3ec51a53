import { type TestApi } from '../harness';
import { aTopUp } from '../make/refund';
import { makeRenewable, renew } from '../make/renewal';
import { accept, type AcceptedRequests } from './accepted';

async function aRenewal(api: TestApi): Promise<{ id: string; paymentId: string }> {
  const { body } = await renew(await api.as('agent'), await makeRenewable(api));
  const { id, payments } = body as { id: string; payments: { id: string }[] };
  return { id, paymentId: payments[0]?.id ?? '' };
}

async function aRefund(api: TestApi): Promise<string> {
  const { paymentId } = await aRenewal(api);
  const order = {
    paymentId,
    amount: { amount: 1_000, currency: 'CNY' },
    destination: 'wallet',
    reasonCode: 'noService',
    planEffect: 'keep',
  };
  const { body } = await (await api.as('agent')).post('/refunds', order, { key: api.newKey() });
  return (body as { id: string }).id;
}

export const receiptRequests: AcceptedRequests = {
  Receipt_payment: async (api) =>
    accept(api, `/payments/${(await aTopUp(api, 5_000)).paymentId}/receipt`, { as: 'agent' }),
  Receipt_renewal: async (api) =>
    accept(api, `/renewals/${(await aRenewal(api)).id}/receipt`, { as: 'agent' }),
  Receipt_refund: async (api) => accept(api, `/refunds/${await aRefund(api)}/receipt`, { as: 'agent' }),
};
