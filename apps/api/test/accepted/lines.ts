import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { makeLine } from '../make/line';
import { makeRenewable, renew } from '../make/renewal';
import { accept, type AcceptedRequests } from './accepted';

async function aLine(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  return (await makeLine(api.dataSource.manager, { customerId })).id;
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
