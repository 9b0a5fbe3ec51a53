import { nextNumber } from '../make/customer';
import { makeTicket } from '../make/ticket';
import { type TestApi } from '../harness';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

const newReply = () => ({
  code: `reply${nextNumber()}`,
  title: { en: 'A greeting', zh: '问候' },
  text: { en: 'Hello {name}', zh: '{name}，您好' },
  reasonCode: 'questionAnswered',
  active: true,
  position: 300,
});

async function aReply(api: TestApi): Promise<{ id: string; version: number }> {
  const { body } = await (await api.as('supervisor')).post('/canned-replies', newReply());
  return body as { id: string; version: number };
}

async function change(api: TestApi): Promise<Accepted> {
  const { id, version } = await aReply(api);
  const body = {
    title: { en: 'Greeting', zh: '问好' },
    text: { en: 'Hi {name}', zh: '{name}好' },
    reasonCode: 'putRight',
    position: 310,
  };
  return accept(api, `/canned-replies/${id}`, { as: 'supervisor', version, body });
}

export const cannedReplyRequests: AcceptedRequests = {
  CannedReply_list: (api) => accept(api, '/canned-replies', { as: 'agent' }),
  CannedReply_get: async (api) => accept(api, `/canned-replies/${(await aReply(api)).id}`, { as: 'agent' }),
  CannedReply_create: (api) => accept(api, '/canned-replies', { as: 'supervisor', body: newReply() }),
  CannedReply_change: change,
  CannedReply_put: change,
  OfferedReplies_forTicket: async (api) =>
    accept(api, `/tickets/${(await makeTicket(api)).id}/canned-replies`, { as: 'agent' }),
};
