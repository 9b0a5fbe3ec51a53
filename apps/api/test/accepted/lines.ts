import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { makeLine } from '../make/line';
import { makeRenewable, renew } from '../make/renewal';
import { addNumbers, freeNumber, makeProfiles } from '../make/stock';
import { vouch } from '../make/verification';
import { accept, type AcceptedRequests } from './accepted';

async function aLine(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  return (await makeLine(api.dataSource.manager, { customerId })).id;
}

/** A line whose customer is known to be on the phone. */
async function aLineOfVerified(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  await vouch(api, customerId);
  return (await makeLine(api.dataSource.manager, { customerId })).id;
}

/** What a new line is made of, for a customer. */
async function orderOf(api: TestApi, ending?: string) {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  const msisdn = freeNumber(ending);
  await addNumbers(api, [msisdn]);
  await makeProfiles(api, 1);
  return { customerId, msisdn, country: 'CN', label: 'Japan' };
}

/** A line that the network has refused. */
async function aRefusedLine(api: TestApi): Promise<string> {
  const agent = await api.as('agent');
  const { body } = await agent.post('/lines', await orderOf(api, '9902'), { key: api.newKey() });
  return (body as { id: string }).id;
}

/** A line whose automatic renewal failed for good. */
async function aStoppedLine(api: TestApi): Promise<void> {
  const of = await makeRenewable(api);
  const { body } = await renew(await api.as('agent'), of);
  await api.rows(
    `INSERT INTO auto_renewal (customer_id, line_id, payment_order, since, subscription_id, tries, last_try_at, last_error,
       stop_reason, stopped_at)
     VALUES ($1, $2, 'walletFirst', now(), $3, 1, now(), 'cardDeclined', 'refusedForGood', now())`,
    [of.customer.id, of.lineId, (body.subscription as { id: string }).id],
  );
}

export const lineRequests: AcceptedRequests = {
  Line_list: async (api) => {
    await aLine(api);
    return accept(api, '/lines', { as: 'agent' });
  },
  Line_get: async (api) => accept(api, `/lines/${await aLine(api)}`, { as: 'agent' }),
  Line_compare: async (api) => accept(api, `/lines/${await aLine(api)}/network`, { as: 'agent' }),
  Line_correct: async (api) => accept(api, `/lines/${await aLine(api)}/correct`, { as: 'agent' }),
  Line_create: async (api) => accept(api, '/lines', { as: 'agent', body: await orderOf(api) }),
  Line_retry: async (api) => accept(api, `/lines/${await aRefusedLine(api)}/retry`, { as: 'agent' }),
  Line_suspend: async (api) =>
    accept(api, `/lines/${await aLine(api)}/suspend`, {
      as: 'agent',
      body: { reason: 'lost', comment: '客户来电挂失' },
    }),
  Line_resume: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const { id } = await makeLine(api.dataSource.manager, { customerId, state: 'suspended' });
    return accept(api, `/lines/${id}/resume`, { as: 'agent', body: { reason: '手机已找回' } });
  },
  Line_withdraw: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const line = await makeLine(api.dataSource.manager, { customerId, msisdn: freeNumber('9902') });
    const agent = await api.as('agent');
    await agent.post(`/lines/${line.id}/suspend`, { reason: 'lost' }, { key: api.newKey() });
    return accept(api, `/lines/${line.id}/withdraw`, { as: 'agent' });
  },
  Line_replaceSim: async (api) => {
    await makeProfiles(api, 1);
    return accept(api, `/lines/${await aLineOfVerified(api)}/replace-sim`, {
      as: 'agent',
      body: { reason: '手机被盗' },
    });
  },
  Line_changeNumber: async (api) => {
    const msisdn = freeNumber();
    await addNumbers(api, [msisdn]);
    return accept(api, `/lines/${await aLineOfVerified(api)}/change-number`, {
      as: 'agent',
      body: { country: 'CN', msisdn, reason: '客户要求换号' },
    });
  },
  Line_move: async (api) => {
    const { id: toCustomerId } = await makeCustomer(api.dataSource.manager);
    return accept(api, `/lines/${await aLineOfVerified(api)}/move`, {
      as: 'agent',
      body: { toCustomerId, consent: 'writing', reason: '号码转给家人' },
    });
  },
  Line_sendCode: async (api) =>
    accept(api, `/lines/${await aLine(api)}/send-activation-code`, { as: 'agent', body: { way: 'email' } }),
  Line_discard: async (api) =>
    accept(api, `/lines/${await aRefusedLine(api)}/discard`, {
      as: 'agent',
      body: { reason: '客户改选号码' },
    }),
  Line_reveal: async (api) =>
    accept(api, `/lines/${await aLine(api)}/reveal-activation-code`, {
      as: 'agent',
      body: { reason: '客户更换手机' },
    }),
  AutoRenewal_list: async (api) => {
    await aStoppedLine(api);
    return accept(api, '/auto-renewals', { as: 'agent' });
  },
  AutoRenewal_get: async (api) => accept(api, `/auto-renewals/${await aLine(api)}`, { as: 'agent' }),
  LineAutoRenewal_set: async (api) =>
    accept(api, `/lines/${await aLine(api)}/auto-renew`, {
      as: 'agent',
      body: { on: true, planId: null, paymentOrder: 'walletFirst' },
      version: 1,
    }),
};
