import { type NoteView } from '@ur-desk/domain/notes';
import { type TestApi } from '../harness';
import { makeCustomer } from './customer';

/** A note that an agent wrote of a new customer. */
export async function makeNote(api: TestApi, text = 'Prefers calls after six.'): Promise<NoteView> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  const agent = await api.as('agent');
  const { status, body } = await agent.post('/notes', { customerId, text }, { key: api.newKey() });
  if (status !== 201) throw new Error(`the note was answered with ${JSON.stringify(body)}`);
  return body as NoteView;
}
