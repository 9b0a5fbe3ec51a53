import { type CustomerView } from '@ur-desk/domain/customers';
import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clean());

/** A customer whose e-mail, which nobody has verified, an agent changed `times` times: a chain of that length. */
async function customerWithHistory(times: number): Promise<CustomerView> {
  const agent = await api.as('agent');
  let customer = await makeCustomer(api.dataSource.manager, { emailVerifiedAt: null });
  for (let n = 1; n <= times; n += 1) {
    const answer = await agent.patch(
      `/customers/${customer.id}`,
      { email: `new${n}@example.com` },
      { version: customer.version },
    );
    expect(answer.status).toBe(200);
    customer = answer.body as CustomerView;
  }
  return customer;
}

const verify = async (customerId?: string) =>
  (await api.as('auditor')).post('/audit-events/verify', customerId ? { customerId } : {});

/** Changes the log as only somebody with the database's own rights could. */
const tamper = (sql: string, params: unknown[] = []) =>
  api.dataSource.transaction(async (em) => {
    await em.query("SET LOCAL session_replication_role = 'replica'");
    await em.query(sql, params);
  });

describe('the audit log', () => {
  it('says who changed what, masked for those who do not see contacts', async () => {
    const customer = await customerWithHistory(1);
    const [auditor, supervisor] = [await api.as('auditor'), await api.as('supervisor')];
    const list = await auditor.get(
      `/audit-events?filter=${encodeURIComponent(JSON.stringify({ customerId: customer.id }))}`,
    );
    expect(list).toMatchObject({
      status: 200,
      body: [{ subjectKind: 'customer', customerId: customer.id, actor: { kind: 'staff' } }],
    });
    const path = `/audit-events/${String(list.body[0].id)}`;
    const emailIn = (answer: { body: { changes: { field: string; after: string }[] } }) =>
      answer.body.changes.find((change) => change.field === 'email')?.after;
    expect(emailIn(await supervisor.get(path))).toBe('new1@example.com');
    expect(emailIn(await auditor.get(path))).not.toContain('new1@example');
  });

  it('A2 verifies an untouched log', async () => {
    await customerWithHistory(3);
    expect(await verify()).toMatchObject({ status: 200, body: { flaws: [] } });
  });

  it.each<[string, string, string, number]>([
    [
      'a changed row',
      `UPDATE audit_event SET action = 'x' WHERE chain_id = $1 AND seq = 2`,
      'hashMismatch',
      2,
    ],
    [
      'a changed payload',
      `UPDATE audit_event SET payload = payload || '\\x00' WHERE chain_id = $1 AND seq = 2`,
      'hashMismatch',
      2,
    ],
    ['a deleted row', 'DELETE FROM audit_event WHERE chain_id = $1 AND seq = 2', 'gap', 2],
    ['a cut tail', 'DELETE FROM audit_event WHERE chain_id = $1 AND seq = 3', 'headMismatch', 2],
    [
      'swapped rows',
      'UPDATE audit_event SET seq = CASE seq WHEN 1 THEN 1002 ELSE 1001 END WHERE chain_id = $1 AND seq < 3',
      'gap',
      1,
    ],
    ['a whole chain', 'DELETE FROM audit_event WHERE chain_id = $1', 'headMismatch', 0],
  ])('A2 notices %s and names the place', async (_name, sql, flaw, seq) => {
    const customer = await customerWithHistory(3);
    await tamper(sql, [customer.id]);
    expect((await verify()).body.flaws).toEqual([{ chainId: customer.id, seq, flaw }]);
    expect((await verify(customer.id)).body.flaws).toHaveLength(1);
  });
});
