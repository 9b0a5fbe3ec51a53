import { type NotificationTemplateView } from '@ur-desk/domain/notifications';
import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const WORDS = { subject: 'Refund {reference}', body: 'Dear {name},\n\n- Refunded: {amount}' };

async function aTemplate(api: TestApi): Promise<NotificationTemplateView> {
  const filter = JSON.stringify({ event: 'refund.succeeded', channel: 'email', locale: 'en' });
  const { body } = await (await api.as('marketing')).get(`/notification-templates?filter=${filter}`);
  return (body as [NotificationTemplateView])[0];
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aTemplate(api);
  return accept(api, `/notification-templates/${id}`, { as: 'marketing', version, body: WORDS });
}

async function restore(api: TestApi): Promise<Accepted> {
  const { id, version } = await aTemplate(api);
  await (await api.as('marketing')).patch(`/notification-templates/${id}`, WORDS, { version });
  return accept(api, `/notification-templates/${id}/restore`, { as: 'supervisor', version: version + 1 });
}

async function preview(api: TestApi): Promise<Accepted> {
  const { id } = await aTemplate(api);
  const customer = await makeCustomer(api.dataSource.manager);
  const body = { ...WORDS, customerId: customer.id };
  return accept(api, `/notification-templates/${id}/preview`, { as: 'agent', body });
}

export const notificationTemplateRequests: AcceptedRequests = {
  NotificationTemplate_list: (api) => accept(api, '/notification-templates', { as: 'agent' }),
  NotificationTemplate_get: async (api) =>
    accept(api, `/notification-templates/${(await aTemplate(api)).id}`, { as: 'agent' }),
  NotificationTemplate_change: change,
  NotificationTemplate_put: change,
  NotificationTemplate_restore: restore,
  NotificationTemplate_preview: preview,
};
