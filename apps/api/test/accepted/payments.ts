import { type SandboxToken } from '@ur-desk/domain/payments';
import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { leaveToHuman, makePaymentMethod } from '../make/payment';
import { accept, type AcceptedRequests } from './accepted';

const AMOUNT = { amount: 5_000, currency: 'CNY' };

async function aPayer(api: TestApi, token?: SandboxToken): Promise<{ customerId: string; methodId: string }> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  return { customerId, methodId: (await makePaymentMethod(api, customerId, token)).id };
}

async function aTopUp(api: TestApi, token?: SandboxToken): Promise<{ id: string; paymentId: string }> {
  const agent = await api.as('agent');
  const order = { ...(await aPayer(api, token)), amount: AMOUNT };
  const { body } = await agent.post('/top-ups', order, { key: api.newKey() });
  const { id, payment } = body as { id: string; payment: { id: string } };
  return { id, paymentId: payment.id };
}

export const paymentRequests: AcceptedRequests = {
  PaymentMethod_list: async (api) => {
    await aPayer(api);
    return accept(api, '/payment-methods', { as: 'agent' });
  },
  PaymentMethod_get: async (api) =>
    accept(api, `/payment-methods/${(await aPayer(api)).methodId}`, { as: 'agent' }),
  PaymentMethod_add: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    return accept(api, '/payment-methods', {
      as: 'agent',
      body: {
        customerId,
        provider: 'sandbox',
        token: 'tok_success',
        expiryMonth: 12,
        expiryYear: 2030,
        automaticUse: true,
      },
    });
  },
  PaymentMethod_makeDefault: async (api) =>
    accept(api, `/payment-methods/${(await aPayer(api)).methodId}/make-default`, { as: 'agent' }),
  PaymentMethod_consent: async (api) =>
    accept(api, `/payment-methods/${(await aPayer(api)).methodId}/consent`, {
      as: 'agent',
      body: { automaticUse: true },
    }),
  PaymentMethod_remove: async (api) =>
    accept(api, `/payment-methods/${(await aPayer(api)).methodId}/remove`, { as: 'agent' }),
  Payment_list: async (api) => {
    await aTopUp(api);
    return accept(api, '/payments', { as: 'agent' });
  },
  Payment_get: async (api) => accept(api, `/payments/${(await aTopUp(api)).paymentId}`, { as: 'agent' }),
  Payment_check: async (api) =>
    accept(api, `/payments/${(await aTopUp(api, 'tok_timeout')).paymentId}/check`, { as: 'agent' }),
  Payment_resolve: async (api) => {
    const { paymentId } = await aTopUp(api, 'tok_silent');
    await leaveToHuman(api, paymentId);
    const body = {
      outcome: 'captured',
      providerReference: 'sb_1',
      evidence: 'Seen in the statement of today',
    };
    return accept(api, `/payments/${paymentId}/resolve`, { as: 'supervisor', body });
  },
  TopUp_list: async (api) => {
    await aTopUp(api);
    return accept(api, '/top-ups', { as: 'agent' });
  },
  TopUp_get: async (api) => accept(api, `/top-ups/${(await aTopUp(api)).id}`, { as: 'agent' }),
  TopUp_offer: async (api) => {
    const { customerId } = await aPayer(api);
    return accept(api, '/top-ups/offer', { as: 'agent', body: { customerId, amount: AMOUNT } });
  },
  TopUp_create: async (api) =>
    accept(api, '/top-ups', {
      as: 'agent',
      body: { ...(await aPayer(api)), amount: AMOUNT, expectedBonus: { amount: 0, currency: 'CNY' } },
    }),
};
