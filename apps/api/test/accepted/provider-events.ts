import { SIGNATURE_HEADER } from '../../src/providers/payment/sandbox/sandbox-signature';
import { type TestApi } from '../harness';
import { sandboxEvent, sandboxSignature, sendSandboxEvent } from '../make/provider-event';
import { accept, type AcceptedRequests } from './accepted';

async function anEvent(api: TestApi): Promise<string> {
  const event = sandboxEvent({ kind: 'other' });
  await sendSandboxEvent(api, event);
  const sql = 'SELECT id FROM provider_event WHERE event_id = $1';
  return (await api.rows<{ id: string }>(sql, [event.id]))[0]?.id ?? '';
}

/** One accepted request for each operation on events of providers, and on the providers. */
export const providerEventRequests: AcceptedRequests = {
  ProviderEvent_list: async (api) => {
    await anEvent(api);
    return accept(api, '/provider-events', { as: 'finance' });
  },
  ProviderEvent_get: async (api) => accept(api, `/provider-events/${await anEvent(api)}`, { as: 'finance' }),
  ProviderEvent_replay: async (api) =>
    accept(api, `/provider-events/${await anEvent(api)}/replay`, { as: 'finance' }),
  ProviderEvent_receive: async (api) => {
    const payload = Buffer.from(JSON.stringify(sandboxEvent({ kind: 'other' })));
    const signature = await sandboxSignature(api, payload);
    return {
      path: '/api/v1/provider-events/sandbox',
      payload,
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature },
      badPayloads: [
        { what: 'a changed byte', payload: Buffer.from(payload.toString().replace('other', 'Other')) },
        { what: 'nothing', payload: Buffer.alloc(0) },
        { what: 'another encoding', payload: Buffer.from(payload.toString(), 'utf16le') },
      ],
    };
  },
  PaymentProvider_list: (api) => accept(api, '/payment-providers', { as: 'agent' }),
};
