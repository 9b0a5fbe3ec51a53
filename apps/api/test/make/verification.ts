import { type VerificationView } from '@ur-desk/domain/verifications';
import { type Answer, type Caller, type TestApi } from '../harness';

/** A supervisor vouches for the caller, so that the others may replace what is verified. */
export async function vouch(api: TestApi, customerId: string): Promise<Answer> {
  const supervisor = await api.as('supervisor');
  return supervisor.post(
    '/verifications/vouch',
    { customerId, reason: 'Known for years, called back' },
    { key: api.newKey() },
  );
}

/** Sends a code; what it is stands in the event that the message is made of. */
export async function sendCode(
  api: TestApi,
  caller: Caller,
  order: { customerId: string; purpose: 'contact' | 'caller'; contact?: 'email' | 'phone' },
): Promise<Answer> {
  return caller.post('/verifications', { contact: 'email', ...order }, { key: api.newKey() });
}

/** What the customer reads: the code that was sent last, as long as it waits. */
export async function codeOf(api: TestApi, id: string): Promise<string> {
  const [row] = await api.rows<{ customer_id: string; secret_sealed: Buffer }>(
    'SELECT customer_id, secret_sealed FROM verification WHERE id = $1 AND secret_sealed IS NOT NULL',
    [id],
  );
  if (!row) throw new Error('no code waits');
  const [secret] = await api.db.openSealed(api.dataSource.manager, row.customer_id, [row.secret_sealed]);
  return (secret as { code: string }).code;
}

export const confirmCode = (
  api: TestApi,
  caller: Caller,
  { id, code }: Pick<VerificationView, 'id'> & { code: string },
): Promise<Answer> => caller.post(`/verifications/${id}/confirm`, { code }, { key: api.newKey() });
