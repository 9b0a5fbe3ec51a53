import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CustomerView } from '@ur-desk/domain/customers';
import { DAY_MS, HOUR_MS, localDateAt, localTimeAt, startOfLocalDate } from '@ur-desk/domain/kernel';
import { type NotificationView, type RenewalSucceededFacts } from '@ur-desk/domain/notifications';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { SmsSender } from '../../providers/message/sms-sender';
import { vouch } from '../../../test/make/verification';
import { type CustomerChanges, makeCustomer } from '../../../test/make/customer';
import { TestSmtpServer } from '../../../test/smtp-server';
import { Clock } from '../../platform/clock/clock';
import { systemContext } from '../../platform/db/call-context';
import { planFaults } from '../../platform/fault/fault';
import { Outbox } from '../../platform/jobs/outbox';
import { NotificationDelivery, RESUME_JOB } from './notification-delivery';
import { SEND_JOB } from './notification.service';

const RENEWAL = {
  renewalId: '019388a0-0000-7000-8000-000000000001',
  reference: 'RN-7Q2M-4KX9',
  planName: { en: 'Asia 30', zh: '亚洲 30 天' },
  msisdn: '+8613800138000',
  paid: { amount: 3_900, currency: 'CNY' },
  balance: { amount: 1_100, currency: 'CNY' },
  startsNow: true,
  startsAt: '2026-11-22T16:30:00.000Z',
  endsAt: '2026-12-22T16:30:00.000Z',
  granted: { voiceSeconds: 3_600, smsCount: 100, dataBytes: null },
} satisfies Omit<RenewalSucceededFacts, 'event'> & { renewalId: string };

const emit = async (api: TestApi, customerId: string, topic: string, payload: object) =>
  api.db.write(systemContext('test'), { action: 'notification.create', customerId }, async (tx) => {
    tx.audit({ subject: { kind: 'customer', id: customerId } });
    tx.emit(topic, { customerId, ...payload });
    return null;
  });

const logOf = async (caller: Caller, customerId: string) =>
  (await caller.get(`/notifications?filter=${JSON.stringify({ customerId })}&sort=["createdAt","ASC"]`))
    .body as NotificationView[];

describe('with a mail server', () => {
  const smtp = new TestSmtpServer();
  let api: TestApi;
  let agent: Caller;
  let customer: CustomerView;

  beforeAll(async () => {
    api = await startApi({ smtpUrl: await smtp.start() });
  });
  afterAll(async () => {
    await api.stop();
    await smtp.stop();
  });
  beforeEach(async () => {
    await api.clean();
    agent = await api.as('agent');
    customer = await makeCustomer(api.dataSource.manager, { name: '李伟', email: 'li@example.com' });
    smtp.mails.length = 0;
    smtp.answer = '250 ok';
  });
  afterEach(() => {
    planFaults();
    api.app.get(Clock).travel(0);
  });

  const renewed = async () => {
    await emit(api, customer.id, 'renewal.succeeded', RENEWAL);
    await api.deliverEvents();
  };

  it('sends a confirmation in the customer’s language, and shows it in the log', async () => {
    await renewed();
    expect(smtp.mails).toMatchObject([{ from: 'service@ur-desk.example', to: 'li@example.com' }]);
    const raw = smtp.mails[0]?.raw ?? '';
    expect(raw).toContain('Content-Language: zh-CN');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('multipart/alternative');
    const [logged] = await logOf(agent, customer.id);
    expect(logged).toMatchObject({
      event: 'renewal.succeeded',
      state: 'sent',
      provider: 'smtp',
      recipient: 'li@example.com',
      subject: '您的套餐“亚洲 30 天”已生效（RN-7Q2M-4KX9）',
      causeKind: 'renewal',
      causeId: RENEWAL.renewalId,
      attempts: 1,
    });
    const detail = await agent.get(`/notifications/${logged?.id}`);
    expect(detail.body).toMatchObject({ bodyHidden: false });
    expect(detail.body.text).toContain('当前余额：¥11.00');
    expect(detail.body.html).toContain('<html lang="zh-CN">');
  });

  describe('what the customer can do without', () => {
    const ENDING = {
      tier: { en: 'Gold', zh: '金卡' },
      nextTier: null,
      losesAt: '2027-01-01T00:00:00.000Z',
      missing: { amount: 12_300, currency: 'CNY' },
    };
    /** Moves the clock to an hour of tomorrow where the customer is (UTC+8, without summer time). */
    const at = async (hour: number, day = 1): Promise<void> => {
      const clock = api.app.get(Clock);
      clock.travel(0);
      const now = await api.db.now();
      const midnight = Date.parse(startOfLocalDate(localDateAt(now, 'Asia/Shanghai'), 'Asia/Shanghai'));
      clock.travel(midnight + day * DAY_MS + hour * HOUR_MS - Date.parse(now));
    };
    const remind = async (): Promise<NotificationView | undefined> => {
      await emit(api, customer.id, 'membership.ending', ENDING);
      await api.deliverEvents();
      return (await logOf(agent, customer.id)).at(-1);
    };
    const optOut = async (optOuts: string[]) => {
      const { version } = (await agent.get(`/customers/${customer.id}`)).body as CustomerView;
      return agent.patch(`/customers/${customer.id}`, { optOuts }, { version });
    };

    it('waits for his morning; a receipt does not', async () => {
      await at(23);
      const held = await remind();
      expect(held).toMatchObject({ state: 'queued', attempts: 0 });
      expect(localTimeAt(held?.heldUntil ?? '', 'Asia/Shanghai')).toMatch(/T08:00$/);
      await api.app.get(NotificationDelivery).deliver(held?.id ?? '');
      await renewed();
      expect(smtp.mails).toHaveLength(1);
      await at(9, 2);
      await api.app.get(NotificationDelivery).deliver(held?.id ?? '');
      expect(smtp.mails).toHaveLength(2);
    });

    it('is held in the night when it was written by day and is tried again', async () => {
      await at(20);
      smtp.answer = '450 busy';
      const late = await remind();
      expect(late).toMatchObject({ state: 'queued', heldUntil: null, attempts: 1 });
      await at(22);
      await api.app.get(NotificationDelivery).deliver(late?.id ?? '');
      const [held] = await logOf(agent, customer.id);
      expect(held).toMatchObject({ state: 'queued', attempts: 1, heldUntil: expect.any(String) as string });
    });

    it('goes by the way that he wants, or not at all, and is not sent again against his will', async () => {
      await at(12);
      expect(await optOut(['email'])).toMatchObject({ status: 200, body: { optOuts: ['email'] } });
      expect(await remind()).toMatchObject({ channel: 'sms' });
      await optOut(['sms', 'email']);
      const withheld = await remind();
      expect(withheld).toMatchObject({ state: 'withheld', error: null, attempts: 0 });
      const again = await agent.post(`/notifications/${withheld?.id}/resend`, {}, { key: api.newKey() });
      expect(again).toMatchObject({ status: 422, body: { code: 'notification_opted_out' } });
      await renewed();
      expect(smtp.mails).toHaveLength(1);
    });

    it('is withheld from whom opts out while it waits', async () => {
      await at(23);
      const held = await remind();
      await optOut(['email']);
      await at(9, 2);
      await api.app.get(NotificationDelivery).deliver(held?.id ?? '');
      expect(await logOf(agent, customer.id)).toMatchObject([{ state: 'withheld' }]);
      expect(smtp.mails).toHaveLength(0);
    });
  });

  describe('an address from which messages come back', () => {
    const findings = async (): Promise<string[]> => {
      const { body } = await agent.get(`/customers/${customer.id}/overview`);
      return (body.findings as { code: string }[]).map(({ code }) => code);
    };
    const marked = async () => (await agent.get(`/customers/${customer.id}`)).body as CustomerView;

    it('is marked, told, and free of the mark when it is corrected', async () => {
      smtp.answer = '550 5.1.1 <li@example.com> unknown';
      await renewed();
      const { emailBouncedAt, version } = await marked();
      expect(emailBouncedAt).toEqual(expect.any(String));
      expect(await findings()).toContain('email_bounced');
      await vouch(api, customer.id);
      const corrected = await agent.patch(
        `/customers/${customer.id}`,
        { email: 'li.wei@example.com' },
        { version },
      );
      expect(corrected).toMatchObject({ status: 200, body: { emailBouncedAt: null } });
      expect(await findings()).not.toContain('email_bounced');
    });

    it.each(['450 busy', '550 5.7.1 policy', '554 no'])('is not marked by “%s”', async (answer) => {
      smtp.answer = answer;
      await renewed();
      expect(await marked()).toMatchObject({ emailBouncedAt: null, version: customer.version });
    });

    it('is not marked when it is another one by now', async () => {
      smtp.answer = '550 5.1.1 unknown';
      await emit(api, customer.id, 'customer.emailChanged', {
        before: 'old@example.com',
        after: 'new@example.com',
      });
      await api.deliverEvents();
      expect(await marked()).toMatchObject({ emailBouncedAt: null });
    });
  });

  it('J2 tells each event once, however often it is delivered', async () => {
    await renewed();
    await api.rows('UPDATE outbox_event SET published_at = NULL');
    await Promise.all([api.app.get(Outbox).relay(), api.app.get(Outbox).relay()]);
    expect(smtp.mails).toHaveLength(1);
    expect(await logOf(agent, customer.id)).toHaveLength(1);
  });

  it('seals address, subject and body', async () => {
    await renewed();
    const [row] = await api.rows<{ head_sealed: Buffer; body_sealed: Buffer }>('SELECT * FROM notification');
    expect(`${row?.head_sealed.toString()}${row?.body_sealed.toString()}`).not.toMatch(/li@example|RN-7Q2M/);
    await api.rows('DELETE FROM customer_key WHERE customer_id = $1', [customer.id]);
    expect(await logOf(agent, customer.id)).toMatchObject([
      { recipient: null, subject: null, state: 'sent' },
    ]);
  });

  it('tries again later when the server says so, and then sends', async () => {
    smtp.answer = '450 busy';
    await renewed();
    expect(await logOf(agent, customer.id)).toMatchObject([
      { state: 'queued', error: 'serverUnreachable', attempts: 1 },
    ]);
    smtp.answer = '250 ok';
    await api.runJob(RESUME_JOB);
    expect(smtp.mails).toHaveLength(0);
    api.app.get(Clock).travel(60_000);
    await api.rows("UPDATE notification SET next_try_at = now() - interval '1 minute'");
    await api.runJob(RESUME_JOB);
    expect(await logOf(agent, customer.id)).toMatchObject([{ state: 'sent', error: null, attempts: 2 }]);
    expect(smtp.mails).toHaveLength(1);
  });

  it('gives up after five tries', async () => {
    smtp.answer = '450 busy';
    await renewed();
    const [{ id } = { id: '' }] = await logOf(agent, customer.id);
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      await api.rows("UPDATE notification SET next_try_at = now() - interval '1 minute'");
      await api.runJob(SEND_JOB, { notificationId: id });
    }
    expect(await logOf(agent, customer.id)).toMatchObject([{ state: 'failed', attempts: 5 }]);
  });

  it('believes a server that refuses the address, and keeps the address out of the error', async () => {
    smtp.answer = '550 5.1.1 <li@example.com> unknown';
    await renewed();
    const [logged] = await logOf(agent, customer.id);
    expect(logged).toMatchObject({ state: 'failed', error: 'refusedByServer', attempts: 1 });
    expect(logged?.errorDetail).not.toContain('li@example.com');
  });

  it('J2 sends one mail when several workers try the same message', async () => {
    smtp.answer = '450 busy';
    await renewed();
    smtp.answer = '250 ok';
    const [{ id } = { id: '' }] = await logOf(agent, customer.id);
    await api.rows("UPDATE notification SET next_try_at = now() - interval '1 minute'");
    await Promise.all([1, 2, 3].map(() => api.runJob(SEND_JOB, { notificationId: id })));
    expect(smtp.mails).toHaveLength(1);
  });

  it('J2 leaves a message whose sender died to the next one', async () => {
    planFaults({
      'notification.after-send': () => {
        throw new Error('killed');
      },
    });
    await emit(api, customer.id, 'renewal.succeeded', RENEWAL);
    await expect(api.deliverEvents()).rejects.toThrow('killed');
    planFaults();
    expect(await logOf(agent, customer.id)).toMatchObject([{ state: 'queued', attempts: 1 }]);
    await api.rows("UPDATE notification SET next_try_at = now() - interval '1 minute'");
    await api.runJob(RESUME_JOB);
    expect(await logOf(agent, customer.id)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    const ids = smtp.mails.map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('tells the new address, and warns the old one, when the e-mail is changed', async () => {
    const { version } = (await agent.get(`/customers/${customer.id}`)).body;
    await vouch(api, customer.id);
    await agent.patch(`/customers/${customer.id}`, { email: 'li.wei@example.com' }, { version });
    await api.deliverEvents();
    expect(smtp.mails.map(({ to }) => to)).toEqual(['li.wei@example.com', 'li@example.com']);
    expect((await logOf(agent, customer.id)).map(({ event }) => event)).toEqual([
      'customer.emailChanged',
      'customer.emailReplaced',
    ]);
  });

  it('says that there is no address', async () => {
    customer = await makeCustomer(api.dataSource.manager, { email: null, phone: null });
    await renewed();
    const [logged] = await logOf(agent, customer.id);
    expect(logged).toMatchObject({ state: 'failed', error: 'noAddress', recipient: null, attempts: 0 });
    expect(await agent.post(`/notifications/${logged?.id}/resend`, {}, { key: api.newKey() })).toMatchObject({
      status: 422,
      body: { code: 'notification_no_address' },
    });
  });

  it('sends again to the present address, once per key', async () => {
    await renewed();
    const [first] = await logOf(agent, customer.id);
    await api.rows(`UPDATE customer_contact SET email = 'new@example.com' WHERE customer_id = $1`, [
      customer.id,
    ]);
    const key = api.newKey();
    const answer = await agent.post(`/notifications/${first?.id}/resend`, {}, { key });
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'sent', recipient: 'new@example.com', resendOf: first?.id, subject: first?.subject },
    });
    await agent.post(`/notifications/${first?.id}/resend`, {}, { key });
    expect(smtp.mails.map(({ to }) => to)).toEqual(['li@example.com', 'new@example.com']);
    const actions = await api.rows(
      "SELECT action, actor_kind FROM audit_event WHERE subject_kind = 'notification' AND action = 'notification.resend'",
    );
    expect(actions).toEqual([{ action: 'notification.resend', actor_kind: 'staff' }]);
  });

  it('does not send again what is still on its way', async () => {
    smtp.answer = '450 busy';
    await renewed();
    const [first] = await logOf(agent, customer.id);
    expect(await agent.post(`/notifications/${first?.id}/resend`, {}, { key: api.newKey() })).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
  });

  it('masks the address and hides the body from roles that do not see contacts', async () => {
    await renewed();
    for (const role of ['finance', 'admin', 'auditor', 'marketing'] as const) {
      const caller = await api.as(role);
      const [logged] = await logOf(caller, customer.id);
      expect(logged?.recipient).toBe('l•••@•••.com');
      expect((await caller.get(`/notifications/${logged?.id}`)).body).toMatchObject({
        text: null,
        html: null,
        bodyHidden: true,
      });
      expect(
        await caller.post(`/notifications/${logged?.id}/resend`, {}, { key: api.newKey() }),
      ).toMatchObject({
        status: 403,
      });
    }
  });

  it('knows no other id, and needs a key', async () => {
    const unknown = '/notifications/7f6f3a10-0000-4000-8000-000000000000';
    expect(await agent.get(unknown)).toMatchObject({ status: 404 });
    expect(await agent.post(`${unknown}/resend`, {}, { key: api.newKey() })).toMatchObject({ status: 404 });
    expect(await agent.post(`${unknown}/resend`)).toMatchObject({
      body: { code: 'idempotency_key_missing' },
    });
  });
});

describe('without a mail server', () => {
  const outboxDir = mkdtempSync(join(tmpdir(), 'outbox-'));
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi({ outboxDir: join(outboxDir, 'mail') });
  });
  afterAll(async () => {
    await api.stop();
    rmSync(outboxDir, { recursive: true });
  });

  it('writes the message to the outbox folder, and says so', async () => {
    const customer = await makeCustomer(api.dataSource.manager, { email: 'li@example.com', locale: 'en' });
    await emit(api, customer.id, 'renewal.succeeded', RENEWAL);
    await api.deliverEvents();
    const [logged] = await logOf(await api.as('agent'), customer.id);
    expect(logged).toMatchObject({ state: 'sent', provider: 'folder', locale: 'en' });
    const files = readdirSync(join(outboxDir, 'mail'));
    expect(files).toEqual([`${logged?.id}.eml`]);
    const mail = readFileSync(join(outboxDir, 'mail', files[0] ?? ''), 'utf8');
    expect(mail).toContain('To: li@example.com');
    expect(mail).toContain('Subject: Your plan Asia 30 is active (RN-7Q2M-4KX9)');
  });

  describe('by SMS', () => {
    let agent: Caller;
    beforeEach(async () => {
      await api.clean();
      agent = await api.as('agent');
    });
    const told = async (changes: CustomerChanges) => {
      const { id } = await makeCustomer(api.dataSource.manager, { locale: 'en', ...changes });
      await emit(api, id, 'renewal.succeeded', RENEWAL);
      await api.deliverEvents();
      return id;
    };
    const resend = (id: string | undefined, body: object) =>
      agent.post(`/notifications/${id}/resend`, body, { key: api.newKey() });

    it('goes what concerns a customer without e-mail; nothing goes to one without both', async () => {
      const [logged] = await logOf(agent, await told({ email: null, phone: '+8613800138000' }));
      expect(logged).toMatchObject({ channel: 'sms', state: 'sent', recipient: '+8613800138000' });
      const file = readFileSync(join(outboxDir, 'mail', `${logged?.id}.sms.txt`), 'utf8');
      expect(file).toMatch(/^To: \+8613800138000\n\nThank you for renewing\. Asia 30 is now active on /);
      const [nowhere] = await logOf(agent, await told({ email: null, phone: null }));
      expect(nowhere).toMatchObject({ state: 'failed', error: 'noAddress' });
      expect((await logOf(await api.as('finance'), logged?.customerId ?? ''))[0]?.recipient).toBe(
        '+86•••••••••00',
      );
    });

    it('goes what was sent by e-mail, at one click, and the other way round', async () => {
      const id = await told({ email: 'li@example.com', phone: '+8613800138000' });
      const [mail] = await logOf(agent, id);
      const sms = await resend(mail?.id, { channel: 'sms' });
      expect(sms.body).toMatchObject({ channel: 'sms', recipient: '+8613800138000', resendOf: mail?.id });
      const back = await resend(String(sms.body.id), { channel: 'email' });
      expect(back.body).toMatchObject({ channel: 'email', recipient: 'li@example.com' });
      const again = await resend(String(sms.body.id), {});
      expect(again.body).toMatchObject({ channel: 'sms' });
      expect((await logOf(agent, id)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    });

    it('only where there is such an address, and where it means the same', async () => {
      const id = await told({ email: 'li@example.com', phone: null });
      const [mail] = await logOf(agent, id);
      expect((await resend(mail?.id, { channel: 'sms' })).body.code).toBe('notification_no_address');
      await emit(api, id, 'customer.emailChanged', { before: 'old@example.com', after: 'li@example.com' });
      await api.deliverEvents();
      const warning = (await logOf(agent, id)).find(({ event }) => event === 'customer.emailReplaced');
      expect((await resend(warning?.id, { channel: 'sms' })).body.code).toBe('notification_one_way');
    });

    it('N3 is not sent again when the process died within the try; nobody knows whether it left', async () => {
      planFaults({ 'notification.after-send': () => Promise.reject(new Error('killed')) });
      const id = await told({ email: null, phone: '+8613800138000' }).catch(() => '');
      planFaults();
      const [{ customer_id: customerId } = { customer_id: id }] = await api.rows<{ customer_id: string }>(
        'SELECT customer_id FROM notification',
      );
      await api.rows("UPDATE notification SET next_try_at = now() - interval '1 minute'");
      await Promise.all([api.runJob(RESUME_JOB), api.runJob(RESUME_JOB)]);
      expect(await logOf(agent, customerId)).toMatchObject([
        { state: 'failed', error: 'noAnswer', attempts: 1 },
      ]);
    });

    it('a receipt that comes before the answer was written down is refused for now', async () => {
      await told({ email: null, phone: '+8613800138000' });
      const { onReceipt } = api.app.get(SmsSender, { strict: false });
      const early = { reference: 'M9', delivered: true, undeliverable: false, detail: 'DELIVRD' };
      await expect(onReceipt(early)).resolves.toBeUndefined();
      await api.rows(`UPDATE notification SET state = 'queued'`);
      await expect(onReceipt(early)).rejects.toThrow('before the answer');
    });

    it('is told whether it arrived, once', async () => {
      const id = await told({ email: null, phone: '+8613800138000' });
      await api.rows(`UPDATE notification SET provider_reference = 'M1'`);
      const { onReceipt } = api.app.get(SmsSender, { strict: false });
      const receipt = { reference: 'M1', delivered: false, undeliverable: true, detail: 'UNDELIV' };
      await Promise.all([onReceipt(receipt), onReceipt(receipt), onReceipt({ ...receipt, reference: 'M2' })]);
      await onReceipt({ ...receipt, delivered: true, undeliverable: false });
      expect(await logOf(agent, id)).toMatchObject([
        { state: 'undelivered', error: 'notDelivered', errorDetail: 'UNDELIV' },
      ]);
      const page = await agent.get(`/customers/${id}/overview`);
      const found = page.body.findings as { code: string }[];
      const codes = found.map(({ code }) => code);
      expect(codes).toContain('message_failed');
      expect(codes).toContain('phone_bounced');
    });
  });
});

it('keeps trying when no mail server can be reached', async () => {
  const api = await startApi({ smtpUrl: 'smtp://127.0.0.1:1' });
  const customer = await makeCustomer(api.dataSource.manager);
  await emit(api, customer.id, 'renewal.succeeded', RENEWAL);
  await api.deliverEvents();
  expect(await logOf(await api.as('agent'), customer.id)).toMatchObject([
    { state: 'queued', error: 'serverUnreachable', provider: 'smtp' },
  ]);
  await api.stop();
});
