import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { codeOf, sendCode } from '../make/verification';
import { accept, type AcceptedRequests } from './accepted';

/** A code that was sent to an address which nobody has verified; a try of it is refused for the code alone. */
async function aCode(api: TestApi): Promise<string> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager, { emailVerifiedAt: null });
  const sent = await sendCode(api, await api.as('agent'), { customerId, purpose: 'contact' });
  return sent.body.id as string;
}

export const verificationRequests: AcceptedRequests = {
  Verification_list: async (api) => {
    await aCode(api);
    return accept(api, '/verifications', { as: 'agent' });
  },
  Verification_get: async (api) => accept(api, `/verifications/${await aCode(api)}`, { as: 'agent' }),
  Verification_send: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager, { emailVerifiedAt: null });
    const body = { customerId, purpose: 'contact', contact: 'email' };
    return accept(api, '/verifications', { as: 'agent', body });
  },
  Verification_vouch: async (api) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const body = { customerId, reason: 'Called back under the number we know' };
    return accept(api, '/verifications/vouch', { as: 'supervisor', body });
  },
  Verification_confirm: async (api) => {
    const id = await aCode(api);
    const body = { code: await codeOf(api, id) };
    return accept(api, `/verifications/${id}/confirm`, { as: 'agent', body });
  },
};
