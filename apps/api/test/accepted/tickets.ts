import { type TestApi } from '../harness';
import { makeLine } from '../make/line';
import { makeCustomer } from '../make/customer';
import { makeStaff } from '../make/staff';
import { makeTicket } from '../make/ticket';
import { accept, type Accepted, type AcceptedRequests } from './accepted';

/** A customer with a line, and how a ticket names it. */
async function linked(api: TestApi) {
  const em = api.dataSource.manager;
  const { id: customerId } = await makeCustomer(em);
  const { id } = await makeLine(em, { customerId });
  return { customerId, link: { kind: 'line', id } };
}

async function change(api: TestApi): Promise<Accepted> {
  const { customerId, link } = await linked(api);
  const { id, version } = await makeTicket(api, { customerId });
  const body = { subject: 'No signal at all', priority: 'high', link };
  return accept(api, `/tickets/${id}`, { as: 'agent', version, body });
}

export const ticketRequests: AcceptedRequests = {
  Ticket_list: async (api) => {
    await makeTicket(api);
    return accept(api, '/tickets', { as: 'agent' });
  },
  Ticket_get: async (api) => accept(api, `/tickets/${(await makeTicket(api)).id}`, { as: 'agent' }),
  Ticket_create: async (api) => {
    const body = {
      ...(await linked(api)),
      subject: 'No signal',
      text: '没有信号',
      priority: 'high',
      mine: true,
    };
    return accept(api, '/tickets', { as: 'agent', body });
  },
  Ticket_takeNext: async (api) => {
    await makeTicket(api);
    return accept(api, '/tickets/take-next', { as: 'agent', body: {} });
  },
  Ticket_change: change,
  Ticket_put: change,
  Ticket_take: async (api) => {
    const { id } = await makeTicket(api);
    return accept(api, `/tickets/${id}/take`, { as: 'agent', body: { over: true } });
  },
  Ticket_assign: async (api) => {
    const { id, version } = await makeTicket(api);
    const body = { staffId: (await makeStaff(api.dataSource.manager)).id };
    return accept(api, `/tickets/${id}/assign`, { as: 'supervisor', version, body });
  },
  Ticket_write: async (api) => {
    const { id } = await makeTicket(api);
    const body = { kind: 'inbound', text: '现在好了' };
    return accept(api, `/tickets/${id}/entries`, { as: 'agent', body });
  },
  Ticket_reply: async (api) => {
    const { id, version } = await makeTicket(api);
    const wrapUp = { then: 'resolved', reasonCode: 'questionAnswered', comment: 'By the handbook' };
    const body = { text: '请打开数据漫游', channel: 'email', ...wrapUp };
    return accept(api, `/tickets/${id}/reply`, { as: 'agent', version, body });
  },
  Ticket_move: async (api) => {
    const { id, version } = await makeTicket(api, { mine: true });
    const body = { state: 'resolved', reasonCode: 'putRight', comment: 'Profile sent again' };
    return accept(api, `/tickets/${id}/move`, { as: 'agent', version, body });
  },
};
