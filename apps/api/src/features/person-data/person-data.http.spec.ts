import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { aCardRenewal } from '../../../test/make/refund';
import { ROLES } from '@ur-desk/domain/kernel';
import { NOT_IN_FILE, PERSON_SECTIONS, type PersonSection } from './person-section';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Column {
  table: string;
  column: string;
}

/** Every column of every table with rows of a customer. */
const columnsOfCustomers = () =>
  api.rows<Column>(`SELECT c.table_name::text AS table, c.column_name::text AS column FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND (c.table_name IN ('customer', 'audit_event', 'audit_head')
      OR EXISTS (SELECT FROM information_schema.columns o WHERE o.table_schema = 'public' AND o.table_name = c.table_name
        AND o.column_name = 'customer_id'))`);

/** What a section speaks of, also inside of SQL. */
function mentioned({ owner = 'customer_id', columns, more, sealed, withheld }: PersonSection): Set<string> {
  const sql = Object.values({ ...more, ...sealed }).join(' ');
  const inSql = [...sql.matchAll(/\bt\.(\w+)/g)].flatMap(([, name]) => name ?? []);
  return new Set([owner, ...columns.map((column) => column.replace('::text', '')), ...withheld, ...inSql]);
}

const exportOf = async (customerId: string) =>
  (await api.as('supervisor')).post(`/customers/${customerId}/export`, { reason: '客户书面申请' });

type Sections = Record<string, Record<string, unknown>[]>;

/** The file without what it says of itself. */
async function sectionsOf(customerId: string): Promise<Sections> {
  const sections = (await exportOf(customerId)).body as Sections;
  delete sections['about'];
  return sections;
}

describe('the file of everything about a person', () => {
  it('forgets no table and no column of the schema', async () => {
    const columns = await columnsOfCustomers();
    const tables = new Set(columns.map(({ table }) => table));
    const bySection = new Map(Object.values(PERSON_SECTIONS).map((one) => [one.table, one]));
    expect([...tables].sort()).toEqual([...bySection.keys(), ...Object.keys(NOT_IN_FILE)].sort());
    const forgotten = columns.filter(({ table, column }) => {
      const section = bySection.get(table);
      return section && !mentioned(section).has(column);
    });
    expect(forgotten).toEqual([]);
  });

  it('has contact, lines, money, messages and history of this person, and of nobody else', async () => {
    const { customerId } = await aCardRenewal(api);
    await makeLine(api.dataSource.manager, { customerId, label: '我的副卡' });
    await api.deliverEvents();
    const other = await makeCustomer(api.dataSource.manager, { email: 'another@example.com' });
    const { status, headers } = await exportOf(customerId);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="CU-[\w-]+\.json"$/);
    const sections = await sectionsOf(customerId);
    expect(Object.keys(sections)).toEqual(Object.keys(PERSON_SECTIONS));
    const filled = Object.keys(sections).filter((name) => sections[name]?.length);
    expect(filled).toEqual(
      expect.arrayContaining([
        'lines',
        'plans',
        'renewals',
        'payments',
        'ledger',
        'paymentMethods',
        'history',
      ]),
    );
    const contact = await api.rows('SELECT name, phone, email FROM customer_contact WHERE customer_id = $1', [
      customerId,
    ]);
    expect(sections['contact']).toMatchObject(contact);
    expect(sections['lines']).toContainEqual(expect.objectContaining({ label: '我的副卡' }));
    expect(sections['history']).toContainEqual(
      expect.objectContaining({
        action: 'customer.exportStart',
        what: expect.objectContaining({ reason: '客户书面申请' }) as unknown,
      }),
    );
    expect(JSON.stringify(sections)).not.toContain(other.email);
  });

  it('A4 tells no token, no activation code and no verification code', async () => {
    const { customerId } = await aCardRenewal(api);
    const agent = await api.as('agent');
    await agent.post(
      '/verifications',
      { customerId, purpose: 'caller', contact: 'email' },
      { key: api.newKey() },
    );
    await api.deliverEvents();
    const sections = await sectionsOf(customerId);
    const text = JSON.stringify(sections);
    const tokens = await api.rows<{ token: string }>(
      'SELECT token FROM payment_method WHERE customer_id = $1',
      [customerId],
    );
    expect(tokens).not.toEqual([]);
    for (const { token } of tokens) expect(text).not.toContain(`"${token}"`);
    expect(text).not.toContain('LPA:1$');
    const codes = sections['messages']?.filter(({ event }) => event === 'verification.code') ?? [];
    expect(codes).not.toEqual([]);
    expect(codes.map(({ body }) => body)).toEqual(codes.map(() => null));
  });

  it('says in the audit log who asked, why, and that it was handed over', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const rows = Object.values(await sectionsOf(id)).flat().length;
    const events = await api.rows<{ id: string; action: string }>(
      'SELECT id, action FROM audit_event WHERE chain_id = $1 ORDER BY seq',
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual(['customer.exportStart', 'customer.exportEnd']);
    const auditor = await api.as('auditor');
    const end = await auditor.get(`/audit-events/${String(events[1]?.id)}`);
    expect(end.body.changes).toEqual([
      expect.objectContaining({ field: 'rows', after: rows }),
      expect.objectContaining({ field: 'ended', after: 'complete' }),
    ]);
  });

  it.each(ROLES.filter((role) => role !== 'supervisor'))('is refused to role %s', async (role) => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const answer = await (await api.as(role)).post(`/customers/${id}/export`, { reason: '客户书面申请' });
    expect(answer.status).toBe(403);
  });

  it('is refused of nobody, and without a reason', async () => {
    const supervisor = await api.as('supervisor');
    const unknown = await exportOf('0b0e1f5e-3c0a-4f6e-9a55-3d1f6f6f0001');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    const { id } = await makeCustomer(api.dataSource.manager);
    const { status, body } = await supervisor.post(`/customers/${id}/export`, { reason: ' ' });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ field: 'reason' })]]);
  });
});
