import { type TicketView } from '@ur-desk/domain/tickets';
import { type TestApi } from '../harness';
import { makeCustomer } from './customer';

/** A ticket that an agent opens, of a new customer unless told otherwise. */
export async function makeTicket(api: TestApi, changes: object = {}): Promise<TicketView> {
  const given = { subject: 'No signal in Tokyo', text: '到东京后没有信号', ...changes };
  const { customerId = (await makeCustomer(api.dataSource.manager)).id } = given as { customerId?: string };
  const agent = await api.as('agent');
  const { status, body } = await agent.post('/tickets', { ...given, customerId }, { key: api.newKey() });
  if (status !== 201) throw new Error(`no ticket was opened: ${JSON.stringify(body)}`);
  return body as TicketView;
}
