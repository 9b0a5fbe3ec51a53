import { type CannedReplyView, type OfferedReplyView } from '@ur-desk/domain/canned-replies';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import { makeRenewable, renew } from '../../../test/make/renewal';
import { makeTicket } from '../../../test/make/ticket';

describe('canned replies over HTTP', () => {
  let api: TestApi;
  let supervisor: Caller;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.clean();
    supervisor = await api.as('supervisor');
    agent = await api.as('agent');
  });
  afterAll(() => api.stop());

  const greeting = {
    code: 'greeting',
    title: { en: 'A greeting', zh: '问候' },
    text: { en: 'Hello {name}, {plan} ends {endsAt}.', zh: '{name}，您好！{plan}于{endsAt}到期。' },
    reasonCode: 'questionAnswered',
  };
  const add = (changes: object = {}) => supervisor.post('/canned-replies', { ...greeting, ...changes });
  const offered = async (ticketId: string) => {
    const { body } = await agent.get(`/tickets/${ticketId}/canned-replies`);
    return body as { locale: string; replies: OfferedReplyView[] };
  };
  const byCode = (replies: OfferedReplyView[], code: string) => replies.find((one) => one.code === code);

  it('one is added, changed and withdrawn by a supervisor, and each change is audited', async () => {
    const { status, body: made } = await add();
    expect([status, made.position, made.active, made.version]).toEqual([201, 500, true, 1]);
    const path = `/canned-replies/${made.id}`;
    const changed = await supervisor.patch(path, { reasonCode: null, active: false }, { version: 1 });
    expect(changed.body).toMatchObject({ ...greeting, reasonCode: null, active: false, version: 2 });
    expect((await agent.get(path)).body).toEqual(changed.body);
    const { id } = await makeTicket(api);
    expect(byCode((await offered(id)).replies, 'greeting')).toBeUndefined();
    const audited = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      made.id,
    ]);
    expect(audited).toEqual([{ action: 'cannedReply.create' }, { action: 'cannedReply.update' }]);
  });

  it('is offered in the customer’s language with his data, and says what is missing', async () => {
    await add();
    const customer = await makeCustomer(api.dataSource.manager, { name: '{agent} 冯雪', locale: 'zh' });
    const { id } = await makeTicket(api, { customerId: customer.id });
    const { locale, replies } = await offered(id);
    expect(locale).toBe('zh');
    expect(byCode(replies, 'greeting')).toEqual({
      id: expect.any(String),
      code: 'greeting',
      title: greeting.title,
      reasonCode: 'questionAnswered',
      text: '{agent} 冯雪，您好！{plan}于{endsAt}到期。',
      missing: ['{plan}', '{endsAt}'],
    });
    expect(byCode(replies, 'moreNeeded')).toMatchObject({ missing: [], reasonCode: null });
  });

  it('names the plan and the number of the line that the ticket is about', async () => {
    const order = await makeRenewable(api);
    const customerId = order.customer.id;
    await renew(agent, order);
    const other = await makeLine(api.dataSource.manager, { customerId });
    const about = async (lineId: string) => {
      const link = { kind: 'line', id: lineId };
      const { id } = await makeTicket(api, { customerId, link });
      return byCode((await offered(id)).replies, 'planEnd') as OfferedReplyView;
    };
    const running = await about(order.lineId);
    expect(running.missing).toEqual([]);
    const without = await about(other.id);
    expect(without.missing).toEqual(['{plan}', '{endsAt}']);
    expect(without.text).not.toContain('{number}');
  });

  it.each<[string, object, number, string, string]>([
    ['a code that is taken', { code: 'roaming' }, 409, 'already_exists', 'code'],
    ['a code with spaces', { code: 'a b' }, 400, 'validation_failed', 'code'],
    ['no words in Chinese', { text: { en: 'x', zh: ' ' } }, 400, 'validation_failed', 'text.zh'],
    [
      'a variable that there is not',
      { text: { en: '{nmae}', zh: 'x' } },
      400,
      'validation_failed',
      'text.en',
    ],
    ['a reason that is not offered', { reasonCode: 'misuse' }, 400, 'validation_failed', 'reasonCode'],
  ])('refuses %s', async (_name, changes, status, code, field) => {
    const answer = await add(changes);
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, field]);
  });

  it('two supervisors at once: the second is told', async () => {
    const { id, version } = (await add()).body as CannedReplyView;
    const change = (position: number) => supervisor.patch(`/canned-replies/${id}`, { position }, { version });
    const answers = await Promise.all([change(1), change(2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body.params.current).toMatchObject({ id, version: 2 });
  });
});
