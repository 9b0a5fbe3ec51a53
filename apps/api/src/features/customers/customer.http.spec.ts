import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { vouch } from '../../../test/make/verification';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
});
afterAll(() => api.stop());

const customer = (changes = {}) => makeCustomer(api.dataSource.manager, changes);
const newcomer = { country: 'CN', locale: 'zh', walletCurrency: 'CNY' };

describe('POST /customers', () => {
  it('stores phone and e-mail normalised, and answers the record with its ETag', async () => {
    const { status, body, headers } = await agent.post('/customers', {
      ...newcomer,
      name: ' 王小明 ',
      phone: '138 0013 8000',
      email: 'Wang@Example.COM',
      tags: ['vip', 'vip'],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '王小明',
      phone: '+8613800138000',
      email: 'Wang@example.com',
      emailVerifiedAt: null,
      zone: 'Asia/Shanghai',
      tags: ['vip'],
      version: 1,
    });
    expect(headers['etag']).toBe('"1"');
    expect((await agent.get(`/customers/${body.id}`)).body).toEqual(body);
  });

  it('writes the audit event on the customer’s own chain, sealed', async () => {
    const { body } = await agent.post('/customers', { ...newcomer, name: 'Zoë' });
    const [event] = await api.rows<{ action: string; payload: Buffer }>(
      'SELECT action, payload FROM audit_event WHERE chain_id = $1',
      [body.id],
    );
    expect(event?.action).toBe('customer.create');
    expect(event?.payload.includes(Buffer.from('Zoë'))).toBe(false);
  });

  it.each([
    ['a country that is none', { country: 'china' }, 'country', 'not_country'],
    ['a phone that is none', { phone: '12' }, 'phone', 'not_phone'],
    ['an e-mail that is none', { email: 'wang@' }, 'email', 'not_email'],
    ['a field nobody knows', { balance: 1 }, 'balance', 'unknown_field'],
    ['NUL', { name: 'a\0b' }, 'name', 'bad_characters'],
    ['a lone surrogate in a tag', { tags: ['\ud800'] }, 'tags.0', 'bad_characters'],
    ['an id without its source', { externalId: '7' }, 'externalSource', 'required'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name', 'too_long'],
  ])('refuses %s', async (_name, wrong, field, code) => {
    const { status, body } = await agent.post('/customers', { ...newcomer, ...wrong });
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect(await api.rows('SELECT 1 FROM customer')).toEqual([]);
  });

  it('knows an external id once per source', async () => {
    const imported = { ...newcomer, externalSource: 'telco', externalId: '7590-VHVEG' };
    await agent.post('/customers', imported);
    const { status, body } = await agent.post('/customers', imported);
    expect([status, body.code]).toEqual([409, 'already_exists']);
  });
});

describe('PATCH /customers/:id', () => {
  it('corrects an e-mail, takes its verification off, tells the rest of the system', async () => {
    const { id } = await customer({ email: 'wang@gmial.com' });
    await vouch(api, id);
    const { status, body } = await agent.patch(
      `/customers/${id}`,
      { email: 'wang@gmail.com' },
      { version: 1 },
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ email: 'wang@gmail.com', emailVerifiedAt: null, version: 2 });
    expect(body.phoneVerifiedAt).not.toBeNull();
    const events = await api.rows<{ topic: string }>(
      'SELECT topic FROM outbox_event WHERE customer_id = $1',
      [id],
    );
    expect(events.map((e) => e.topic)).toEqual(['customer.emailChanged']);
  });

  it('answers 412 with the current record, who and when, and changes nothing', async () => {
    const { id } = await customer();
    const supervisor = await api.as('supervisor');
    const first = await supervisor.patch(`/customers/${id}`, { name: 'First' }, { version: 1 });
    // Asked for later, and audited, but no change.
    await (await api.as('finance')).post(`/customers/${id}/reveal-contact`, { reason: 'a call back' });
    const { status, body } = await agent.patch(`/customers/${id}`, { name: 'Second' }, { version: 1 });
    expect([status, body.code]).toEqual([412, 'version_conflict']);
    const { id: staffId, name } = (await supervisor.get('/me')).body;
    expect(body.params).toEqual({
      current: first.body,
      by: { id: staffId, name },
      at: first.body.updatedAt,
    });
    expect((await agent.get(`/customers/${id}`)).body.name).toBe('First');
  });

  it('answers 412 without a name where no member of staff changed it', async () => {
    const { id } = await customer();
    const { body } = await agent.patch(`/customers/${id}`, { name: 'Second' }, { version: 7 });
    expect(body.params).toMatchObject({ current: { version: 1 }, by: null });
  });

  it('wants a version', async () => {
    const { id } = await customer();
    expect((await agent.patch(`/customers/${id}`, { name: 'X' })).status).toBe(428);
  });

  it('takes the whole record back as it was read; a read-only field with another value is refused', async () => {
    const { id } = await customer();
    const { body: record } = await agent.get(`/customers/${id}`);
    const same = await agent.put(`/customers/${id}`, record);
    expect([same.status, same.body.version]).toEqual([200, 1]);
    const { status, body } = await agent.put(`/customers/${id}`, { ...record, walletCurrency: 'USD' });
    expect([status, body.errors[0]]).toMatchObject([400, { field: 'walletCurrency', code: 'read_only' }]);
  });

  it('refuses a role that may only read', async () => {
    const { id } = await customer();
    const finance = await api.as('finance');
    expect((await finance.patch(`/customers/${id}`, { name: 'X' }, { version: 1 })).status).toBe(403);
  });

  it('does not find what is no customer', async () => {
    expect((await agent.get('/customers/not-an-id')).status).toBe(404);
    const unknown = '/customers/7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10';
    expect((await agent.patch(unknown, { name: 'X' }, { version: 1 })).status).toBe(404);
  });
});

describe('GET /customers', () => {
  const list = (filter: object, more = '') =>
    agent.get(`/customers?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`);
  const names = (body: { name: string }[]) => body.map((c) => c.name);

  it('finds by a part of phone, name, e-mail and line, filters, and counts exactly', async () => {
    const wang = await customer({ name: '王小明', phone: '+8613800138000', tags: ['vip'] });
    await customer({ name: 'Zoë', country: 'GB', walletCurrency: 'EUR' });
    await makeLine(api.dataSource.manager, { customerId: wang.id, msisdn: '+447400123456' });
    for (const q of ['0013 80', '小明', '07400 123', wang.reference.toLowerCase()])
      expect(names((await list({ q })).body)).toEqual(['王小明']);
    expect(names((await list({ country: 'GB' })).body)).toEqual(['Zoë']);
    expect(names((await list({ tags: 'vip' })).body)).toEqual(['王小明']);
    const none = await list({ q: 'nobody' });
    expect([none.body, none.headers['content-range']]).toEqual([[], 'customers */0']);
  });

  it('pages by cursor through every customer once, newest first', async () => {
    for (let day = 1; day <= 5; day += 1)
      await customer({ name: `C${day}`, createdAt: `2026-03-0${day}T00:00:00.000Z` });
    const first = await list({}, '&range=[0,1]');
    expect([names(first.body), first.headers['content-range']]).toEqual([['C5', 'C4'], 'customers 0-1/5']);
    const second = await list({}, `&range=[2,3]&cursor=${String(first.headers['x-next-cursor'])}`);
    expect(names(second.body)).toEqual(['C3', 'C2']);
    const byName = await list({}, `&sort=${encodeURIComponent('["name","ASC"]')}`);
    expect(names(byName.body)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5']);
  });

  it.each([
    ['a filter on contact data', 'filter={"phone":"+8613800138000"}'],
    ['a sort by contact data', 'sort=["email","ASC"]'],
    ['a status that is none', 'filter={"status":"gone"}'],
    ['a parameter nobody knows', 'page=2'],
  ])('refuses %s', async (_name, query) => {
    const { status } = await agent.get(`/customers?${encodeURI(query)}`);
    expect(status).toBe(400);
  });
});

describe('roles that do not see contacts', () => {
  it.each(['marketing', 'finance', 'admin', 'auditor'] as const)(
    '%s: masked, and not searchable',
    async (role) => {
      const { id } = await customer({
        name: '王小明',
        phone: '+8613800138000',
        email: 'wang@example.com',
        customFields: { seat: '12A' },
      });
      const caller = await api.as(role);
      const masked = {
        phone: '+86•••••••••00',
        email: 'w•••@•••.com',
        customFields: { seat: '•••' },
        contactsMasked: true,
      };
      expect((await caller.get(`/customers/${id}`)).body).toMatchObject({ name: '王小明', ...masked });
      const found = async (q: string): Promise<unknown> =>
        (await caller.get(`/customers?filter=${encodeURIComponent(JSON.stringify({ q }))}`)).body;
      expect(await found('小明')).toEqual([expect.objectContaining(masked)]);
      expect(await found('13800138000')).toEqual([]);
      expect(await found('wang@example')).toEqual([]);
    },
  );

  it('reveal asks for a reason, which the audit log keeps', async () => {
    const { id } = await customer({ phone: '+8613800138000' });
    const finance = await api.as('finance');
    expect((await finance.post(`/customers/${id}/reveal-contact`, {})).status).toBe(400);
    const { status, body } = await finance.post(`/customers/${id}/reveal-contact`, {
      reason: 'chargeback evidence',
    });
    expect([status, body.phone]).toEqual([200, '+8613800138000']);
    const timeline = await agent.get(`/customers/${id}/timeline?kind=change`);
    expect(timeline.body.entries).toEqual([
      expect.objectContaining({ event: 'customer.revealContact', reason: 'chargeback evidence' }),
    ]);
    const marketing = await api.as('marketing');
    expect((await marketing.post(`/customers/${id}/reveal-contact`, { reason: 'curious' })).status).toBe(403);
  });
});
