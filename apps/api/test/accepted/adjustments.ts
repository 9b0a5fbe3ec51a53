import { type TestApi } from '../harness';
import { adjust, creditOrder } from '../make/adjustment';
import { makeRenewable, renew } from '../make/renewal';
import { accept, type AcceptedRequests } from './accepted';

/** A customer with a running plan and money in the wallet. */
async function aCustomer(api: TestApi): Promise<string> {
  const of = await makeRenewable(api);
  await renew(await api.as('agent'), of);
  return of.customer.id;
}

async function anAdjustment(api: TestApi): Promise<string> {
  const { body } = await adjust(api, await api.as('agent'), creditOrder(await aCustomer(api)));
  return (body as { id: string }).id;
}

export const adjustmentRequests: AcceptedRequests = {
  AdjustmentFacts_facts: async (api) =>
    accept(api, `/customers/${await aCustomer(api)}/adjustment-facts`, { as: 'agent' }),
  Adjustment_list: async (api) => {
    await anAdjustment(api);
    return accept(api, '/adjustments', { as: 'agent' });
  },
  Adjustment_get: async (api) => accept(api, `/adjustments/${await anAdjustment(api)}`, { as: 'agent' }),
  Adjustment_undo: async (api) =>
    accept(api, `/adjustments/${await anAdjustment(api)}/undo`, { as: 'agent' }),
  Adjustment_create: async (api) =>
    accept(api, '/adjustments', { as: 'agent', body: creditOrder(await aCustomer(api)) }),
};
