import { type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { linkInput } from '../make/payment-link';
import { accept, type AcceptedRequests } from './accepted';

async function aLink(api: TestApi): Promise<PaymentLinkView> {
  const { id } = await makeCustomer(api.dataSource.manager);
  const agent = await api.as('agent');
  const { body } = await agent.post('/payment-links', linkInput(id), { key: api.newKey() });
  return body as PaymentLinkView;
}

const pathOf = (link: PaymentLinkView): string => new URL(link.url ?? '').pathname;

/** One accepted request for each operation on payment links, and on what customers see. */
export const paymentLinkRequests: AcceptedRequests = {
  PaymentLink_list: async (api) => {
    await aLink(api);
    return accept(api, '/payment-links', { as: 'agent' });
  },
  PaymentLink_providers: async (api) => accept(api, '/payment-links/providers', { as: 'agent' }),
  PaymentLink_get: async (api) => accept(api, `/payment-links/${(await aLink(api)).id}`, { as: 'agent' }),
  PaymentLink_create: async (api) => {
    const { id } = await makeCustomer(api.dataSource.manager);
    return accept(api, '/payment-links', { as: 'agent', body: linkInput(id) });
  },
  PaymentLink_cancel: async (api) =>
    accept(api, `/payment-links/${(await aLink(api)).id}/cancel`, { as: 'agent' }),
  PaymentLink_send: async (api) =>
    accept(api, `/payment-links/${(await aLink(api)).id}/send`, { as: 'agent' }),
  PayPage_show: async (api) => ({ path: pathOf(await aLink(api)), query: { back: 'true' } }),
  PayPage_send: async (api) => {
    const { id } = await aLink(api);
    const sql = 'SELECT page_token FROM sandbox_charge WHERE idempotency_key = $1';
    const [page] = await api.rows<{ page_token: string }>(sql, [id]);
    return {
      path: `/pay/${page?.page_token ?? ''}`,
      // A card that is declined leaves the page open: the form can be sent again.
      payload: Buffer.from('act=pay&kind=card&card=tok_declined'),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      badPayloads: [
        '',
        'act=nothing',
        'act=pay',
        'act=pay&kind=card',
        'act=pay&kind=cash',
        'act=confirm',
        '{}',
      ].map((text) => ({ what: text, payload: Buffer.from(text) })),
    };
  },
};
