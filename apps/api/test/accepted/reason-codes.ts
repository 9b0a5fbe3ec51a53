import { nextNumber } from '../make/customer';
import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const newReason = () => ({
  code: `reason${nextNumber()}`,
  text: { en: 'Storm damage', zh: '台风损坏' },
  uses: ['credit', 'validity'],
  commentNeeded: true,
  active: true,
  position: 300,
});

async function aReason(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('supervisor')).post('/reason-codes', newReason());
  return body as { id: string; version: number };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aReason(api);
  const body = { text: { en: 'Storm', zh: '台风' }, uses: ['credit'], commentNeeded: false, position: 310 };
  return accept(api, `/reason-codes/${id}`, { as: 'supervisor', version, body });
}

export const reasonCodeRequests: AcceptedRequests = {
  ReasonCode_list: (api) => accept(api, '/reason-codes', { as: 'agent' }),
  ReasonCode_get: async (api) => accept(api, `/reason-codes/${(await aReason(api)).id}`, { as: 'agent' }),
  ReasonCode_create: (api) => accept(api, '/reason-codes', { as: 'supervisor', body: newReason() }),
  ReasonCode_change: change,
  ReasonCode_put: change,
};
