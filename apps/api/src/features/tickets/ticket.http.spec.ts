import { DAY_MS, HOUR_MS, MINUTE_MS, toInstant } from '@ur-desk/domain/kernel';
import { type NotificationView } from '@ur-desk/domain/notifications';
import { type SupportHoursView, type TicketDetailView, type TicketView } from '@ur-desk/domain/tickets';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { makeProgramme } from '../../../test/make/membership';
import { makeStaff } from '../../../test/make/staff';
import { makeTicket } from '../../../test/make/ticket';
import { Clock } from '../../platform/clock/clock';

describe('tickets over HTTP', () => {
  let api: TestApi;
  let agent: Caller;
  let supervisor: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.clean();
    agent = await api.as('agent');
    supervisor = await api.as('supervisor');
  });
  afterEach(() => api.app.get(Clock).travel(0));
  afterAll(() => api.stop());

  const key = () => ({ key: api.newKey() });
  const read = async (id: string) => (await agent.get(`/tickets/${id}`)).body as TicketDetailView;
  const list = async (filter: object = {}) =>
    (await agent.get(`/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body as TicketView[];
  const reply = (ticket: TicketView, changes: object = {}) => {
    const body = { text: '请打开数据漫游。', ...changes };
    return agent.post(`/tickets/${ticket.id}/reply`, body, { ...key(), version: ticket.version });
  };
  const resolution = { then: 'resolved', reasonCode: 'questionAnswered' };

  it('is opened with what the customer says, promised what everybody is, and due in business hours', async () => {
    const ticket = await makeTicket(api);
    expect(ticket).toMatchObject({
      reference: expect.stringMatching(/^TK-/),
      subject: 'No signal in Tokyo',
      ...{ state: 'acknowledged', priority: 'normal', tier: 'none', assignee: null, link: null, version: 1 },
    });
    // A day of 1,440 business minutes are two days of twelve hours.
    const until = Date.parse(ticket.dueAt ?? '') - Date.parse(ticket.createdAt);
    expect(until).toBeGreaterThanOrEqual(DAY_MS);
    expect((await read(ticket.id)).entries).toMatchObject([{ kind: 'inbound', text: '到东京后没有信号' }]);
    const { body } = await agent.post('/search', { q: ticket.reference });
    expect(body).toMatchObject({ hits: [{ kind: 'ticket', id: ticket.id, state: 'acknowledged' }] });
  });

  it('is due within the hours that an administrator set, and two who set them at once are told', async () => {
    const admin = await api.as('admin');
    const [hours] = (await agent.get('/settings/support-hours')).body as [SupportHoursView];
    const path = `/settings/support-hours/${hours.id}`;
    const set = (changes: object) => admin.patch(path, changes, { version: hours.version });
    expect((await set({ opensAt: '22:00' })).body).toMatchObject({
      code: 'support_hours_unfit',
      errors: [{ field: 'closesAt' }],
    });
    expect((await set({ weekdays: [] })).body.errors).toMatchObject([{ field: 'weekdays' }]);
    const answers = await Promise.all([
      set({ opensAt: '00:00', closesAt: '23:59' }),
      set({ opensAt: '00:00', closesAt: '23:59' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const ticket = await makeTicket(api);
    // 1,440 business minutes, of which nearly every minute of a day is one.
    const until = Date.parse(ticket.dueAt ?? '') - Date.parse(ticket.createdAt);
    expect(until).toBeGreaterThanOrEqual(DAY_MS);
    expect(until).toBeLessThan(DAY_MS + HOUR_MS);
    expect((await supervisor.patch(path, { opensAt: '08:00' }, { version: 2 })).status).toBe(403);
  });

  it('counts by the tier that the customer has', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const [gold] = await makeProgramme(api, { code: 'gold', supportPriority: 'high', slaMinutes: 30 });
    const until = toInstant(Date.now() + 30 * DAY_MS).slice(0, 10);
    const order = { tier: gold?.code, until, reason: 'A test of what gold is promised' };
    expect((await supervisor.post(`/memberships/${customerId}/override`, order, key())).status).toBe(201);
    const ticket = await makeTicket(api, { customerId });
    expect(ticket).toMatchObject({ tier: 'gold', priority: 'high' });
    const ordinary = await makeTicket(api);
    expect(Date.parse(ticket.dueAt ?? '')).toBeLessThan(Date.parse(ordinary.dueAt ?? ''));
  });

  it('an answer goes to the customer in his language, resolves the ticket, and stops the clocks', async () => {
    const customer = await makeCustomer(api.dataSource.manager, { email: 'li@example.com', name: '李伟' });
    const ticket = await makeTicket(api, { customerId: customer.id });
    const { status, body } = await reply(ticket, { ...resolution, comment: 'By the handbook' });
    expect([status, body]).toMatchObject([
      200,
      { state: 'resolved', assignee: expect.any(String), wrapUpCode: 'questionAnswered', dueAt: null },
    ]);
    await api.deliverEvents();
    const messages = (await agent.get('/notifications')).body as NotificationView[];
    expect(messages).toMatchObject([
      {
        event: 'ticket.replied',
        recipient: 'li@example.com',
        subject: `回复：No signal in Tokyo（${ticket.reference}）`,
      },
    ]);
    const { entries, firstRespondedAt } = await read(ticket.id);
    expect(firstRespondedAt).not.toBeNull();
    expect(entries).toMatchObject([
      { kind: 'inbound' },
      { kind: 'reply', channel: 'email', notificationId: messages[0]?.id, delivery: expect.any(String) },
      { kind: 'move', state: 'resolved', text: null },
      { kind: 'note', text: 'By the handbook' },
    ]);
  });

  it('the same answer sent twice is one message', async () => {
    const ticket = await makeTicket(api);
    const options = { ...key(), version: ticket.version };
    const send = () => agent.post(`/tickets/${ticket.id}/reply`, { text: '好的。', channel: 'sms' }, options);
    const [first, again] = [await send(), await send()];
    expect([first.status, again.body]).toEqual([200, first.body]);
    await api.deliverEvents();
    expect((await agent.get('/notifications')).body).toMatchObject([
      { channel: 'sms', event: 'ticket.replied' },
    ]);
  });

  it('two agents take the same ticket: one has it, the other is told who', async () => {
    const ticket = await makeTicket(api);
    const answers = await Promise.all(
      [agent, supervisor].map((caller) => caller.post(`/tickets/${ticket.id}/take`, {}, key())),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body as TicketView;
    const loser = answers.find(({ status }) => status === 409)?.body;
    expect(loser).toMatchObject({ code: 'ticket_taken', params: { name: winner.assignee } });
    expect(await read(ticket.id)).toMatchObject({
      state: 'inProgress',
      assigneeId: winner.assigneeId,
      version: 2,
    });
  });

  it('two agents take the next one: each gets another, what is due first is first, and then there is none', async () => {
    const late = await makeTicket(api, { priority: 'low' });
    const first = await makeTicket(api, { priority: 'urgent' });
    const next = (caller: Caller) => caller.post('/tickets/take-next', {}, key());
    const taken = await Promise.all([next(agent), next(supervisor)]);
    expect(taken.map(({ body }) => body.id as string).sort()).toEqual([late.id, first.id].sort());
    const mine = taken[0]?.body as TicketView;
    expect((await next(agent)).body.id).toBe(mine.id);
    await reply(mine, resolution);
    expect((await next(agent)).body).toMatchObject({ code: 'ticket_none_left' });
  });

  it('an answer that rests on what was said before something else is refused', async () => {
    const ticket = await makeTicket(api);
    const write = (kind: string) =>
      supervisor.post(`/tickets/${ticket.id}/entries`, { kind, text: 'x' }, key());
    await write('note');
    const answered = await reply(ticket);
    expect(answered.status).toBe(200);
    await write('inbound');
    expect((await reply(answered.body as TicketView)).body).toMatchObject({ code: 'version_conflict' });
  });

  it('waits for the customer without a deadline, and is late where nobody did anything', async () => {
    api.app.get(Clock).travel(-4 * DAY_MS);
    const [waiting, late] = [await makeTicket(api), await makeTicket(api)];
    expect((await reply(waiting, { then: 'pending' })).body).toMatchObject({ state: 'pending', dueAt: null });
    api.app.get(Clock).travel(0);
    expect((await list({ late: true })).map(({ id }) => id)).toEqual([late.id]);
    expect((await list({ open: true })).map(({ id }) => id)).toEqual([late.id, waiting.id]);
    expect((await list({ q: late.reference })).map(({ id }) => id)).toEqual([late.id]);
    const back = await agent.post(
      `/tickets/${waiting.id}/entries`,
      { kind: 'inbound', text: '还是不行' },
      key(),
    );
    expect(back.body).toMatchObject({ state: 'inProgress', dueAt: expect.any(String) });
    expect(Date.parse(back.body.dueAt)).toBeGreaterThan(Date.parse(back.body.updatedAt) + HOUR_MS);
  });

  it('is about one record of the customer’s own', async () => {
    const em = api.dataSource.manager;
    const line = await makeLine(em, { customerId: (await makeCustomer(em)).id });
    const link = { kind: 'line', id: line.id };
    const ticket = await makeTicket(api, { customerId: line.customerId, link });
    expect(ticket.link).toEqual({ ...link, reference: line.reference });
    expect((await read(ticket.id)).customer).toMatchObject({
      msisdn: line.msisdn,
      channels: ['email', 'sms'],
    });
    const { id: customerId } = await makeCustomer(em);
    const foreign = await agent.post('/tickets', { customerId, subject: 'x', link }, key());
    expect(foreign.body).toMatchObject({ code: 'ticket_link_foreign', errors: [{ field: 'link.id' }] });
  });

  it('a higher priority is due earlier', async () => {
    const ticket = await makeTicket(api);
    const { body } = await agent.patch(`/tickets/${ticket.id}`, { priority: 'urgent' }, { version: 1 });
    expect(Date.parse(ticket.dueAt ?? '') - Date.parse(body.dueAt)).toBeGreaterThan(60 * MINUTE_MS);
  });

  it('is given to those who work on tickets, and back to the queue', async () => {
    const ticket = await makeTicket(api);
    const assign = (staffId: string | null, version: number) =>
      supervisor.post(`/tickets/${ticket.id}/assign`, { staffId }, { version });
    const colleague = await makeStaff(api.dataSource.manager, { name: 'Mei' });
    const offered = (await supervisor.get(`/tickets/${ticket.id}`)).body as TicketDetailView;
    expect(offered.assignees).toContainEqual({ id: colleague.id, name: 'Mei' });
    expect((await read(ticket.id)).assignees).toEqual([]);
    expect((await assign(colleague.id, 1)).body).toMatchObject({ assignee: 'Mei', version: 2 });
    expect((await assign(null, 2)).body).toMatchObject({ assignee: null, assigneeId: null });
    const auditor = await makeStaff(api.dataSource.manager, { role: 'auditor' });
    expect((await assign(auditor.id, 3)).body).toMatchObject({ code: 'ticket_assignee_unfit' });
    expect((await agent.post(`/tickets/${ticket.id}/assign`, { staffId: null }, { version: 3 })).status).toBe(
      403,
    );
  });

  it.each<[string, object, string, string]>([
    ['a way that the customer has not', { channel: 'sms' }, 'notification_no_address', 'channel'],
    ['a place that nobody filled in', { text: '您好 {name}' }, 'ticket_reply_unfilled', 'text'],
    ['resolving without a reason', { then: 'resolved' }, 'validation_failed', 'reasonCode'],
    [
      'a reason for something else',
      { ...resolution, reasonCode: 'misuse' },
      'validation_failed',
      'reasonCode',
    ],
    [
      'a reason that says too little',
      { ...resolution, reasonCode: 'notResolvable' },
      'reason_comment_needed',
      'comment',
    ],
  ])('refuses an answer with %s', async (_name, changes, code, field) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager, { phone: null });
    const answer = await reply(await makeTicket(api, { customerId }), changes);
    expect(answer.body).toMatchObject({ code, errors: [{ field }] });
  });

  it('what is closed stays closed; what is said of it is in the audit log', async () => {
    const ticket = await makeTicket(api);
    const resolved = (await reply(ticket, resolution)).body as TicketView;
    const move = (state: string, version: number) =>
      agent.post(`/tickets/${ticket.id}/move`, { state }, { version });
    expect((await move('held', resolved.version)).body).toMatchObject({ code: 'wrong_state' });
    const closed = (await move('closed', resolved.version)).body as TicketView;
    expect(closed).toMatchObject({ state: 'closed', wrapUpCode: 'questionAnswered' });
    expect((await reply(closed)).body).toMatchObject({ code: 'wrong_state', params: { state: 'closed' } });
    const audited = await api.rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE subject_kind = 'ticket' ORDER BY seq`,
    );
    expect(audited.map(({ action }) => action)).toEqual(['ticket.create', 'ticket.reply', 'ticket.move']);
  });

  it('markup, right-to-left marks and emoji are kept to the sign', async () => {
    const text = `<script>alert(1)</script> \u202eabc\u202c 👩‍👩‍👧 ${'长'.repeat(9_900)}`;
    const ticket = await makeTicket(api, { text, subject: '<b>\u200f👍</b>' });
    const { subject, entries } = await read(ticket.id);
    expect([subject, entries[0]?.text]).toEqual(['<b>\u200f👍</b>', text]);
  });

  it('is not for those who do not serve customers', async () => {
    const ticket = await makeTicket(api);
    expect((await (await api.as('marketing')).get(`/tickets/${ticket.id}`)).status).toBe(403);
    const finance = await api.as('finance');
    expect((await finance.get(`/tickets/${ticket.id}`)).body).toMatchObject({ customer: { msisdn: null } });
    expect((await finance.post(`/tickets/${ticket.id}/take`, {}, key())).status).toBe(403);
  });
});
