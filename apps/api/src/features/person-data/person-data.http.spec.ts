import { type ApprovalView } from '@ur-desk/domain/approvals';
import { adjust, creditOrder, decide } from '../../../test/make/adjustment';
import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { aCardRenewal } from '../../../test/make/refund';
import { ROLES } from '@ur-desk/domain/kernel';
import { verifyAudit } from '../../platform/audit/verify-audit';
import { VerificationService } from '../ledger/verification.service';
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

/** What nobody may find any more; each also stands in notes, comments and messages. */
const NAME = '凌霄霄';
const PHONE = '13977712345';
const EMAIL = 'ling.xiaoxiao@example.com';
const SECRET = '住在梧桐路 8 号';

/** A closed account of somebody who renewed, called, and of whom colleagues wrote. */
async function aClosedPerson(): Promise<string> {
  const { customerId } = await aCardRenewal(api);
  await api.rows(
    `UPDATE customer_contact SET name = $2, phone = $3, email = $4, custom_fields = $5, search_text = $6 WHERE customer_id = $1`,
    [customerId, NAME, `+86${PHONE}`, EMAIL, { passport: SECRET }, ` ${PHONE} ${EMAIL}`],
  );
  const agent = await api.as('agent');
  const key = () => ({ key: api.newKey() });
  await agent.post('/notes', { customerId, text: `${NAME} ${SECRET}` }, key());
  await agent.post('/tickets', { customerId, subject: `${NAME} 要发票`, text: SECRET }, key());
  await agent.post('/verifications', { customerId, purpose: 'caller', contact: 'email' }, key());
  await adjust(api, agent, creditOrder(customerId, { comment: `赔偿 ${NAME} ${EMAIL}` }));
  await makeLine(api.dataSource.manager, { customerId, label: `${NAME} 的副卡` });
  await api.deliverEvents();
  const order = { reason: `${NAME} 要求销户 ${PHONE}`, payOut: { amount: 0, currency: 'CNY' } };
  const { body } = await agent.post(`/customers/${customerId}/closing`, order, key());
  expect(body).toMatchObject({ state: 'done' });
  await api.deliverEvents();
  return customerId;
}

const ask = async (customerId: string) => {
  const input = { reason: `${NAME} 书面申请，${EMAIL}` };
  return (await api.as('agent')).post(`/customers/${customerId}/anonymise`, input, { key: api.newKey() });
};

async function approve(customerId: string): Promise<void> {
  const supervisor = await api.as('supervisor');
  const { body } = await ask(customerId);
  const { body: shown } = await supervisor.get(`/approvals/${body.request.id}`);
  const request = shown as ApprovalView;
  const comment = `${NAME} 已核实`;
  const { status, body: done } = await decide(api, supervisor, { request, how: 'approve', comment });
  expect([status, done.state]).toEqual([200, 'approved']);
}

/** Where in the whole database a text stands, in whatever column of whatever type. */
async function foundIn(text: string): Promise<string[]> {
  const tables = await api.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await api.rows(`SELECT 1 FROM ${name} t WHERE t::text ILIKE $1 LIMIT 1`, [`%${text}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('anonymising', () => {
  it('A5 removes the person from the whole database, and keeps the ledger to the cent', async () => {
    const customerId = await aClosedPerson();
    for (const text of [NAME, PHONE, EMAIL, SECRET]) expect(await foundIn(text)).not.toEqual([]);
    const books = () => api.rows('SELECT * FROM transfer WHERE customer_id = $1 ORDER BY seq', [customerId]);
    const before = await books();
    await approve(customerId);
    for (const text of [NAME, PHONE, EMAIL, SECRET]) expect([text, await foundIn(text)]).toEqual([text, []]);
    expect(await books()).toEqual(before);
    expect((await api.app.get(VerificationService).verify()).differences).toEqual([]);
    expect((await verifyAudit(api.dataSource.manager, customerId)).flaws).toEqual([]);
  });

  it('leaves an account that is found by its reference, is read without the person, and takes nothing about him', async () => {
    const customerId = await aClosedPerson();
    await approve(customerId);
    await api.deliverEvents();
    const supervisor = await api.as('supervisor');
    const { body: customer } = await supervisor.get(`/customers/${customerId}`);
    expect(customer).toMatchObject({ name: null, phone: null, email: null, customFields: {}, tags: [] });
    expect(customer.anonymisedAt).not.toBeNull();
    const filter = encodeURIComponent(JSON.stringify({ q: customer.reference as string }));
    const { body: found } = await supervisor.get(`/customers?filter=${filter}`);
    expect(found).toEqual([expect.objectContaining({ id: customerId })]);
    const of = encodeURIComponent(JSON.stringify({ customerId }));
    const lists = ['notifications', 'notes', 'tickets', 'payment-methods', 'approvals', 'lines', 'refunds'];
    const paths = [...lists.map((list) => `/${list}?filter=${of}`), `/customers/${customerId}/timeline`];
    for (const path of [...paths, `/customers/${customerId}/overview`])
      expect([path, (await supervisor.get(path)).status]).toEqual([path, 200]);
    const methods = await api.rows('SELECT state, last_four FROM payment_method WHERE customer_id = $1', [
      customerId,
    ]);
    expect(methods).toEqual([{ state: 'removed', last_four: '' }]);
    const { body: tickets } = await supervisor.get(`/tickets?filter=${of}`);
    expect(tickets).toEqual([expect.objectContaining({ state: 'cancelled', subject: null, dueAt: null })]);
    const [{ id: ticketId }] = tickets as [{ id: string }];
    expect((await supervisor.get(`/tickets/${ticketId}`)).body).toMatchObject({ entries: [], subject: null });

    const under = { version: customer.version as number };
    const change = await supervisor.patch(`/customers/${customerId}`, { name: NAME }, under);
    const note = await supervisor.post('/notes', { customerId, text: NAME }, { key: api.newKey() });
    const again = await ask(customerId);
    expect([change, note, again].map(({ body }) => body.code as string)).toEqual(
      Array(3).fill('customer_anonymised'),
    );
  });

  it('is asked for once, however many ask, and decided by somebody else', async () => {
    const customerId = await aClosedPerson();
    const answers = await Promise.all([ask(customerId), ask(customerId), ask(customerId)]);
    const codes = answers.map(({ status, body }) => (status === 202 ? 'asked' : (body.code as string)));
    expect(codes.sort()).toEqual(['anonymise_waits', 'anonymise_waits', 'asked']);
    const agent = await api.as('agent');
    const { body } = await agent.get(`/customers/${customerId}/anonymisation`);
    const { body: request } = await agent.get(`/approvals/${body.request.id}`);
    expect((await decide(api, agent, { request: request as ApprovalView, how: 'approve' })).status).toBe(403);
  });

  it('is refused for an account that is not closed; what would go and stay is shown all the same', async () => {
    const { customerId } = await aCardRenewal(api);
    const { status, body } = await ask(customerId);
    expect([status, body.code]).toEqual([422, 'anonymise_open']);
    const shown = await (await api.as('agent')).get(`/customers/${customerId}/anonymisation`);
    expect(shown.body.preview).toMatchObject({ closed: false, blockers: [] });
    expect(shown.body.preview.removed).toContainEqual({ kind: 'contact', count: 1 });
  });
});
