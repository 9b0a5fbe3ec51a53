import { MINUTE_MS } from '@ur-desk/domain/kernel';
import { type CustomerView } from '@ur-desk/domain/customers';
import { CALLER_LIFE_MS, CODE_LIFE_MS, MAX_CODES } from '@ur-desk/domain/verifications';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { type CustomerChanges, makeCustomer } from '../../../test/make/customer';
import { codeOf, confirmCode, sendCode, vouch } from '../../../test/make/verification';
import { TestSmtpServer } from '../../../test/smtp-server';
import { Clock } from '../../platform/clock/clock';
import { CLEAN_UP_JOB } from '../../platform/jobs/clean-up';

const smtp = new TestSmtpServer();
let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi({ smtpUrl: await smtp.start() });
});
beforeEach(async () => {
  await api.clean();
  smtp.mails.length = 0;
  agent = await api.as('agent');
});
afterEach(() => api.app.get(Clock).travel(0));
afterAll(async () => {
  await api.stop();
  await smtp.stop();
});

const later = (ms: number) => api.app.get(Clock).travel(ms);
const customer = (changes: CustomerChanges = {}) =>
  makeCustomer(api.dataSource.manager, { email: 'li@example.com', locale: 'en', ...changes });
const newEmail = (of: CustomerView, by = agent) =>
  by.patch(`/customers/${of.id}`, { email: 'new@example.com' }, { version: of.version });

describe('an address', () => {
  it('is verified by the code that went to it, once', async () => {
    const { id: customerId } = await customer({ emailVerifiedAt: null });
    const sent = await sendCode(api, agent, { customerId, purpose: 'contact' });
    expect(sent.body).toMatchObject({ state: 'sent', triesLeft: 5, method: 'code', contact: 'email' });
    const code = await codeOf(api, String(sent.body.id));
    await api.deliverEvents();
    expect(smtp.mails).toMatchObject([
      { to: 'li@example.com', raw: expect.stringContaining(`Code: ${code}`) },
    ]);
    const done = await confirmCode(api, agent, {
      id: sent.body.id,
      code: ` ${code.slice(0, 3)} ${code.slice(3)} `,
    });
    expect(done.body).toMatchObject({ state: 'confirmed' });
    const after = await agent.get(`/customers/${customerId}`);
    expect(after.body.emailVerifiedAt).toBe(done.body.confirmedAt);
    expect((await confirmCode(api, agent, { id: sent.body.id, code })).body.code).toBe('verification_over');
  });

  it('a phone is verified by SMS, and with it free of the mark that messages come back', async () => {
    const { id: customerId } = await customer({ phone: '+8613800138000', phoneVerifiedAt: null });
    await api.rows('UPDATE customer_contact SET phone_bounced_at = now() WHERE customer_id = $1', [
      customerId,
    ]);
    const sent = await sendCode(api, agent, { customerId, purpose: 'contact', contact: 'phone' });
    const code = await codeOf(api, String(sent.body.id));
    await api.deliverEvents();
    const filter = encodeURIComponent(JSON.stringify({ customerId }));
    const [message] = (await agent.get(`/notifications?filter=${filter}`)).body as object[];
    expect(message).toMatchObject({ channel: 'sms', recipient: '+8613800138000', state: 'sent' });
    await confirmCode(api, agent, { id: String(sent.body.id), code });
    const after = await agent.get(`/customers/${customerId}`);
    expect(after.body).toMatchObject({ phoneVerifiedAt: expect.any(String) as string, phoneBouncedAt: null });
  });

  it('is not verified by a code that went to the one before it', async () => {
    const of = await customer({ emailVerifiedAt: null });
    const sent = await sendCode(api, agent, { customerId: of.id, purpose: 'contact' });
    const code = await codeOf(api, String(sent.body.id));
    expect((await newEmail(of)).status).toBe(200);
    const refused = await confirmCode(api, agent, { id: sent.body.id, code });
    expect(refused.body.code).toBe('verification_contact_changed');
    expect((await agent.get(`/customers/${of.id}`)).body.emailVerifiedAt).toBeNull();
  });

  it('of parallel guesses at most five are looked at, and the right one after them comes too late', async () => {
    const { id: customerId } = await customer({ emailVerifiedAt: null });
    const sent = await sendCode(api, agent, { customerId, purpose: 'contact' });
    const code = await codeOf(api, String(sent.body.id));
    const wrong = code === '000000' ? '111111' : '000000';
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => confirmCode(api, agent, { id: sent.body.id, code: wrong })),
    );
    const codes = guesses.map(({ body }) => body.code as string);
    expect(codes.filter((one) => one === 'verification_code_wrong')).toHaveLength(5);
    expect(codes.filter((one) => one === 'verification_over')).toHaveLength(7);
    expect((await confirmCode(api, agent, { id: sent.body.id, code })).body.code).toBe('verification_over');
  });

  it('a new code makes the last one worthless, and so many go out in an hour', async () => {
    const { id: customerId } = await customer({ emailVerifiedAt: null });
    const send = () => sendCode(api, agent, { customerId, purpose: 'contact' });
    const answers = await Promise.all(Array.from({ length: MAX_CODES + 2 }, send));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MAX_CODES);
    expect(answers.filter(({ body }) => body.code === 'verification_too_many')).toHaveLength(2);
    const open = await api.rows(`SELECT state FROM verification WHERE state = 'sent'`);
    expect(open).toHaveLength(1);
    later(60 * MINUTE_MS + 1_000);
    expect((await send()).status).toBe(201);
  });
});

describe('a caller', () => {
  it('is verified for who sent the code, before a verified address is replaced', async () => {
    const of = await customer();
    expect((await newEmail(of)).body.code).toBe('caller_not_verified');
    const sent = await sendCode(api, agent, { customerId: of.id, purpose: 'caller' });
    const code = await codeOf(api, String(sent.body.id));
    await confirmCode(api, agent, { id: sent.body.id, code });
    const page = await agent.get(`/customers/${of.id}/overview`);
    expect(page.body.caller).toMatchObject({ method: 'code' });
    const other = await api.as('supervisor');
    expect((await other.get(`/customers/${of.id}/overview`)).body.caller).toBeNull();
    expect((await newEmail(of, other)).body.code).toBe('caller_not_verified');
    later(CALLER_LIFE_MS + 1_000);
    expect((await newEmail(of)).body.code).toBe('caller_not_verified');
    later(CALLER_LIFE_MS - MINUTE_MS);
    expect((await newEmail(of)).status).toBe(200);
  });

  it('is vouched for by a supervisor, with a reason, and not for the supervisor himself', async () => {
    const of = await customer();
    expect((await vouch(api, of.id)).body).toMatchObject({ method: 'vouched', state: 'confirmed' });
    expect((await newEmail(of, await api.as('supervisor'))).body.code).toBe('caller_not_verified');
    expect((await newEmail(of)).status).toBe(200);
    const [entry] = await api.rows<{ action: string }>(
      `SELECT action FROM audit_event WHERE subject_kind = 'verification'`,
    );
    expect(entry?.action).toBe('verification.vouch');
    const refused = await agent.post(
      '/verifications/vouch',
      { customerId: of.id, reason: 'I know him' },
      { key: api.newKey() },
    );
    expect(refused.status).toBe(403);
  });

  it('a typing error in an address that nobody verified needs no proof; neither does a name', async () => {
    const of = await customer({ emailVerifiedAt: null });
    expect((await newEmail(of)).status).toBe(200);
    const named = await agent.patch(`/customers/${of.id}`, { name: '王' }, { version: of.version + 1 });
    expect(named.status).toBe(200);
  });
});

it('A4 a code stands in no answer, no audit entry and no log of messages, and is forgotten', async () => {
  const { id: customerId } = await customer();
  const sent = await sendCode(api, agent, { customerId, purpose: 'caller' });
  const code = await codeOf(api, String(sent.body.id));
  await api.deliverEvents();
  expect(code).toMatch(/^\d{6}$/);
  const filter = encodeURIComponent(JSON.stringify({ customerId }));
  const [message] = (await agent.get(`/notifications?filter=${filter}`)).body as { id: string }[];
  const seen = await Promise.all([
    agent.get(`/verifications/${sent.body.id}`),
    agent.get(`/notifications/${message?.id}`),
    agent.get(`/customers/${customerId}/timeline`),
    (await api.as('admin')).get('/audit-events'),
  ]);
  expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const again = await agent.post(
    `/notifications/${message?.id}/resend`,
    { channel: 'sms' },
    { key: api.newKey() },
  );
  expect(again.body.code).toBe('notification_secret');
  expect(seen[1]?.body).toMatchObject({ event: 'verification.code', bodyHidden: true, text: null });
  expect(JSON.stringify([sent.body, ...seen.map(({ body }) => body as unknown)])).not.toContain(code);
  later(CODE_LIFE_MS + 1_000);
  await api.runJob(CLEAN_UP_JOB);
  expect(await api.rows('SELECT state, secret_sealed FROM verification')).toEqual([
    { state: 'expired', secret_sealed: null },
  ]);
});
