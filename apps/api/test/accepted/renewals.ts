import { type SandboxToken } from '@ur-desk/domain/payments';
import { money } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';
import { makePaymentMethod } from '../make/payment';
import { linkInput } from '../make/payment-link';
import { makeRenewable, quoteInput, renew, type Renewable } from '../make/renewal';
import { accept, type AcceptedRequests } from './accepted';

interface MadeQuote {
  id: string;
  hash: string;
}

async function byCard(api: TestApi, { customer }: Renewable, token: SandboxToken) {
  return { useWallet: false, methodId: (await makePaymentMethod(api, customer.id, token)).id };
}

async function aQuote(api: TestApi): Promise<MadeQuote> {
  const { body } = await (await api.as('agent')).post('/quotes', quoteInput(await makeRenewable(api)));
  return body as MadeQuote;
}

async function aRenewal(api: TestApi): Promise<{ id: string; of: Renewable }> {
  const of = await makeRenewable(api);
  const { body } = await renew(await api.as('agent'), of);
  return { id: (body as { id: string }).id, of };
}

/** The id of the first record in a list about the customer. */
async function firstOf(api: TestApi, list: string): Promise<string> {
  const { customer } = (await aRenewal(api)).of;
  const filter = encodeURIComponent(JSON.stringify({ customerId: customer.id }));
  const { body } = await (await api.as('agent')).get(`/${list}?filter=${filter}`);
  return (body as { id: string }[])[0]?.id ?? '';
}

export const renewalRequests: AcceptedRequests = {
  Quote_create: async (api) => {
    const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const payment = { ...(await byCard(api, of, 'tok_success')), useWallet: true };
    return accept(api, '/quotes', { as: 'agent', body: quoteInput(of, { payment, couponCode: 'SPRING' }) });
  },
  Quote_get: async (api) => accept(api, `/quotes/${(await aQuote(api)).id}`, { as: 'agent' }),
  Quote_promotions: async (api) =>
    accept(api, `/quotes/${(await aQuote(api)).id}/promotions`, { as: 'agent' }),

  Renewal_list: async (api) => {
    await aRenewal(api);
    return accept(api, '/renewals', { as: 'agent' });
  },
  Renewal_get: async (api) => accept(api, `/renewals/${(await aRenewal(api)).id}`, { as: 'agent' }),
  Renewal_promotions: async (api) =>
    accept(api, `/renewals/${(await aRenewal(api)).id}/promotions`, { as: 'agent' }),
  Renewal_create: async (api) => {
    const { id, hash } = await aQuote(api);
    return accept(api, '/renewals', { as: 'agent', body: { quoteId: id, quoteHash: hash } });
  },
  Renewal_retry: async (api) => {
    const of = await makeRenewable(api);
    const declined = await renew(await api.as('agent'), of, {
      payment: await byCard(api, of, 'tok_declined'),
    });
    const { id } = declined.body as { id: string };
    return accept(api, `/renewals/${id}/steps/charged/retry`, {
      as: 'agent',
      body: { payment: { useWallet: false, link: linkInput(of.customer.id).link } },
    });
  },

  Subscription_list: async (api) => {
    await aRenewal(api);
    return accept(api, '/subscriptions', { as: 'agent' });
  },
  Subscription_get: async (api) =>
    accept(api, `/subscriptions/${await firstOf(api, 'subscriptions')}`, { as: 'agent' }),
  AllowanceLot_list: async (api) => {
    await aRenewal(api);
    return accept(api, '/allowance-lots', { as: 'agent' });
  },
  AllowanceLot_get: async (api) =>
    accept(api, `/allowance-lots/${await firstOf(api, 'allowance-lots')}`, { as: 'agent' }),
};
