import { type TestApi } from '../harness';
import { makeRenewable, renew } from '../make/renewal';
import { accept, type AcceptedRequests } from './accepted';

/** A confirmation that was sent. */
async function aMessage(api: TestApi): Promise<string> {
  const of = await makeRenewable(api);
  await renew(await api.as('agent'), of);
  await api.deliverEventsOf(of.customer.id);
  const sql = 'SELECT id FROM notification WHERE customer_id = $1';
  return (await api.rows<{ id: string }>(sql, [of.customer.id]))[0]?.id ?? '';
}

export const notificationRequests: AcceptedRequests = {
  Notification_list: async (api) => {
    await aMessage(api);
    return accept(api, '/notifications', { as: 'agent' });
  },
  Notification_get: async (api) => accept(api, `/notifications/${await aMessage(api)}`, { as: 'agent' }),
  Notification_resend: async (api) =>
    accept(api, `/notifications/${await aMessage(api)}/resend`, { as: 'agent' }),
};
