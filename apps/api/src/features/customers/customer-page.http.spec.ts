import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { makeTicket } from '../../../test/make/ticket';

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

const MESSAGE = `INSERT INTO notification (customer_id, id, event, channel, locale, state, provider, head_sealed, body_sealed,
    cause_kind, cause_id, attempts, next_try_at, created_at)
  VALUES ($1, gen_random_uuid(), 'renewal.succeeded', 'email', 'en', 'sent', $2, '', '', 'renewal', $1, 1, now(), now())`;

it.each([
  ['smtp', 'sent'],
  ['folder', 'written'],
])(
  'says of a message that went by %s, in the overview and in the timeline, that it is %s',
  async (way, state) => {
    const { id } = await customer();
    await api.rows(MESSAGE, [id, way]);
    const overview = await agent.get(`/customers/${id}/overview`);
    const timeline = await agent.get(`/customers/${id}/timeline?kind=message`);
    expect(overview.body.messages).toEqual([expect.objectContaining({ state })]);
    expect(timeline.body.entries).toEqual([expect.objectContaining({ kind: 'message', state })]);
  },
);

describe('GET /customers/:id/overview', () => {
  it('says in one answer who it is, what he has and what is wrong', async () => {
    const { id } = await customer({ email: 'wang@gmial.com', emailVerifiedAt: null });
    const line = await makeLine(api.dataSource.manager, { customerId: id, autoRenew: true });
    await api.rows(
      `INSERT INTO account (customer_id, code, currency, debits, credits, held) VALUES ($1, 'wallet', 'CNY', 1000, 5000, 500)`,
      [id],
    );
    const { status, body } = await agent.get(`/customers/${id}/overview`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      customer: { id, email: 'wang@gmial.com' },
      wallet: {
        balance: { amount: 4000, currency: 'CNY' },
        held: { amount: 500 },
        available: { amount: 3500 },
      },
      lines: [
        {
          line: { id: line.id, msisdn: line.msisdn, autoRenew: true, simProfile: { iccid: line.iccid } },
          active: null,
        },
      ],
      tier: null,
      moreLines: false,
    });
    const findings = body.findings as { code: string; params: object }[];
    expect(findings.map((f) => f.code)).toEqual(['no_active_plan', 'email_suspect']);
    expect(findings[1]?.params).toEqual({ suggestion: 'wang@gmail.com' });
  });

  it('says which tickets are open, what is due first at the top, to those who see tickets', async () => {
    const { id: customerId } = await customer();
    const later = await makeTicket(api, { customerId, subject: 'Which plan for Japan?' });
    const first = await makeTicket(api, { customerId, subject: '没有信号', priority: 'urgent' });
    const { id: done, version } = await makeTicket(api, { customerId, mine: true });
    await agent.post(`/tickets/${done}/move`, { state: 'resolved', reasonCode: 'putRight' }, { version });
    const { body } = await agent.get(`/customers/${customerId}/overview`);
    expect(body.openTickets).toBe(2);
    expect(body.tickets).toMatchObject([
      { id: first.id, subject: '没有信号', state: 'acknowledged', dueAt: first.dueAt, assignee: null },
      { id: later.id, reference: later.reference },
    ]);
    const events = (await agent.get(`/customers/${customerId}/timeline?kind=ticket`)).body.entries;
    expect(events).toMatchObject([
      { event: 'ticket.move', subjectId: done, changes: [], actor: { kind: 'staff' } },
      { event: 'ticket.create', subjectId: done },
      { event: 'ticket.create', subjectId: first.id, reference: first.reference },
      { event: 'ticket.create', subjectId: later.id },
    ]);
    const marketing = await api.as('marketing');
    expect((await marketing.get(`/customers/${customerId}/overview`)).body).toMatchObject({
      tickets: [],
      openTickets: 0,
    });
    const shown = (await marketing.get(`/customers/${customerId}/timeline`)).body.entries as {
      kind: string;
    }[];
    expect(shown.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  });

  it('shows marketing neither money nor contacts, nor the guess at an address', async () => {
    const { id } = await customer({ email: 'wang@gmial.com' });
    await makeLine(api.dataSource.manager, { customerId: id, msisdn: '+8613800138000' });
    const { body } = await (await api.as('marketing')).get(`/customers/${id}/overview`);
    expect(body).toMatchObject({ wallet: null, customer: { contactsMasked: true } });
    expect(body.lines[0].line.msisdn).toBe('+86•••••••••00');
    expect(JSON.stringify(body)).not.toMatch(/gmial|gmail|13800138000/);
  });

  it('points to another record with the same phone or e-mail, unless that is closed', async () => {
    const { id, phone, email } = await makeCustomer(api.dataSource.manager);
    const same = await makeCustomer(api.dataSource.manager, { phone });
    const alike = await makeCustomer(api.dataSource.manager, { email });
    await api.rows(`UPDATE customer SET status = 'closed' WHERE id = $1`, [alike.id]);
    const { body } = await (await api.as('agent')).get(`/customers/${id}/overview`);
    const found = (body.findings as { code: string }[]).filter(({ code }) => code === 'possible_duplicate');
    expect(found).toMatchObject([
      { severity: 'info', subject: { kind: 'customer', id: same.id }, params: { reference: same.reference } },
    ]);
  });

  it('does not find what is not there', async () => {
    const { status } = await agent.get('/customers/7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10/overview');
    expect(status).toBe(404);
  });
});

describe('GET /customers/:id/timeline', () => {
  it('says who changed which field from what to what, masked for whom it must be', async () => {
    const { id } = await customer({ email: 'a@gmial.com', emailVerifiedAt: null });
    await agent.patch(`/customers/${id}`, { email: 'a@gmail.com' }, { version: 1 });
    const { body } = await agent.get(`/customers/${id}/timeline`);
    expect(body.entries).toHaveLength(1);
    expect(body.entries[0]).toMatchObject({
      kind: 'change',
      event: 'customer.update',
      actor: { kind: 'staff' },
    });
    expect(body.entries[0].changes[0]).toEqual({
      field: 'email',
      before: 'a@gmial.com',
      after: 'a@gmail.com',
    });
    const auditor = await api.as('auditor');
    const masked = await auditor.get(`/customers/${id}/timeline`);
    expect(masked.body.entries[0].changes[0]).toEqual({
      field: 'email',
      before: 'a•••@•••.com',
      after: 'a•••@•••.com',
    });
  });

  it('pages by cursor, every event once', async () => {
    const { id } = await customer();
    for (let version = 1; version <= 30; version += 1)
      await agent.patch(`/customers/${id}`, { name: `N${version}` }, { version });
    const first = await agent.get(`/customers/${id}/timeline`);
    const second = await agent.get(`/customers/${id}/timeline?cursor=${first.body.nextCursor}`);
    const after = [...first.body.entries, ...second.body.entries].map(
      (e: { changes: { after: string }[] }) => e.changes[0]?.after,
    );
    expect(after).toEqual(Array.from({ length: 30 }, (_, i) => `N${30 - i}`));
    expect(second.body.nextCursor).toBeNull();
  });

  it.each(['kind=secret', 'cursor=%7B', 'cursor=WyJ4IiwxXQ', 'page=2'])('refuses ?%s', async (query) => {
    const { id } = await customer();
    expect((await agent.get(`/customers/${id}/timeline?${query}`)).status).toBe(400);
  });
});
