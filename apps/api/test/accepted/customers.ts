import { type TestApi } from '../harness';
import { makeCustomer, nextNumber } from '../make/customer';
import { makeLine } from '../make/line';
import { fundWallet, makePaymentMethod } from '../make/payment';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const CONTACT = {
  name: '李伟',
  phone: '+8613800138000',
  email: 'li.wei@example.com',
  country: 'CN',
  locale: 'zh',
  zone: 'Asia/Shanghai',
  tags: ['vip', '回头客'],
  customFields: { Contract: 'Month-to-month', tenure: 12 },
};

const aCustomer = async (api: TestApi): Promise<string> => (await makeCustomer(api.dataSource.manager)).id;

/** A customer with something on every part of the page. */
async function aFullCustomer(api: TestApi): Promise<string> {
  const id = await aCustomer(api);
  await makeLine(api.dataSource.manager, { customerId: id });
  await makePaymentMethod(api, id);
  await fundWallet(api, id, { amount: 5_000, currency: 'CNY' });
  return id;
}

/** Of contacts that nobody has verified: replacing others takes a verified caller first. */
async function change(api: TestApi): Promise<Accepted> {
  const unverified = { emailVerifiedAt: null, phoneVerifiedAt: null };
  const { id } = await makeCustomer(api.dataSource.manager, unverified);
  return accept(api, `/customers/${id}`, { as: 'agent', version: 1, body: CONTACT });
}

/** A customer who may be forgotten. */
async function aClosedCustomer(api: TestApi): Promise<string> {
  const id = await aCustomer(api);
  const order = { reason: '客户要求销户', payOut: { amount: 0, currency: 'CNY' } };
  await (await api.as('agent')).post(`/customers/${id}/closing`, order, { key: api.newKey() });
  return id;
}

export const customerRequests: AcceptedRequests = {
  Customer_list: async (api) => {
    await aCustomer(api);
    return accept(api, '/customers', { as: 'agent' });
  },
  Customer_get: async (api) => accept(api, `/customers/${await aCustomer(api)}`, { as: 'agent' }),
  Customer_overview: async (api) =>
    accept(api, `/customers/${await aFullCustomer(api)}/overview`, { as: 'agent' }),
  Customer_timeline: async (api) =>
    accept(api, `/customers/${await aFullCustomer(api)}/timeline`, { as: 'agent' }),
  Customer_create: (api) =>
    accept(api, '/customers', {
      as: 'agent',
      body: {
        ...CONTACT,
        walletCurrency: 'CNY',
        externalSource: 'crm',
        externalId: `C-${nextNumber()}`,
      },
    }),
  Customer_change: change,
  Customer_replace: change,
  PersonFile_create: async (api) =>
    accept(api, `/customers/${await aFullCustomer(api)}/export`, {
      as: 'supervisor',
      body: { reason: '客户书面申请，工单 8812' },
    }),
  Anonymisation_status: async (api) =>
    accept(api, `/customers/${await aFullCustomer(api)}/anonymisation`, { as: 'agent' }),
  Anonymisation_ask: async (api) =>
    accept(api, `/customers/${await aClosedCustomer(api)}/anonymise`, {
      as: 'agent',
      body: { reason: '客户书面申请删除个人信息' },
    }),
  Customer_reveal: async (api) =>
    accept(api, `/customers/${await aCustomer(api)}/reveal-contact`, {
      as: 'finance',
      body: { reason: '客户来电核实' },
    }),
};
