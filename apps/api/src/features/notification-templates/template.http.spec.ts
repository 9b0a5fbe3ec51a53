import {
  type NotificationChannel,
  type NotificationEvent,
  type NotificationTemplateDetailView,
  type NotificationTemplateView,
  type NotificationView,
  type TemplatePreviewView,
} from '@ur-desk/domain/notifications';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { systemContext } from '../../platform/db/call-context';
import { TEMPLATE_SLOTS } from './template-slots';

let api: TestApi;
let agent: Caller;
let marketing: Caller;

beforeAll(async () => {
  api = await startApi();
  [agent, marketing] = [await api.as('agent'), await api.as('marketing')];
});
afterAll(() => api.stop());

const REFUND = {
  refundId: '019388a0-0000-7000-8000-000000000001',
  reference: 'RF-7Q2M-4KX9',
  paymentReference: 'PY-7Q2M-4KX9',
  amount: { amount: 777, currency: 'CNY' },
  toSource: { amount: 0, currency: 'CNY' },
  paidWith: null,
  balance: { amount: 777, currency: 'CNY' },
  planStopped: false,
  planEndsAt: null,
};

const aCustomer = (changes: object = {}) =>
  makeCustomer(api.dataSource.manager, { name: '李伟', email: 'li@example.com', ...changes });

async function refunded(customerId: string): Promise<NotificationView> {
  await api.db.write(systemContext('test'), { action: 'notification.create', customerId }, async (tx) => {
    tx.audit({ subject: { kind: 'customer', id: customerId } });
    tx.emit('refund.succeeded', { customerId, ...REFUND });
    return null;
  });
  await api.deliverEvents();
  const { body } = await agent.get(`/notifications?filter=${JSON.stringify({ customerId })}`);
  return (body as [NotificationView])[0];
}

async function textOf(
  event: NotificationEvent = 'refund.succeeded',
  channel: NotificationChannel = 'email',
): Promise<NotificationTemplateView> {
  const filter = JSON.stringify({ event, channel, locale: 'zh' });
  return (
    (await agent.get(`/notification-templates?filter=${filter}`)).body as [NotificationTemplateView]
  )[0];
}

const WORDS = { subject: '退款 {reference}', body: '{name}，退款 {amount}。\r\n\r\n- 余额：{balance}' };
const change = (of: NotificationTemplateView, words: object = WORDS, by = marketing) =>
  by.patch(`/notification-templates/${of.id}`, words, { version: of.version });
const restore = ({ id }: NotificationTemplateView, version: number) =>
  marketing.post(`/notification-templates/${id}/restore`, {}, { version });

describe('the words of messages', () => {
  it('are there for every event, way and language, and nobody has changed them', async () => {
    const { body } = await agent.get('/notification-templates?range=[0,99]');
    const rows = body as NotificationTemplateView[];
    expect(rows.map(({ id }) => id)).toEqual(TEMPLATE_SLOTS.map(({ id }) => id));
    expect(rows.every(({ builtIn, version }) => builtIn && version === 1)).toBe(true);
  });

  it('count from the next message on; what was sent keeps its text and names its version', async () => {
    const customer = await aCustomer();
    const first = await refunded(customer.id);
    expect(first).toMatchObject({ templateVersion: null, subject: '已为您退款 ¥7.77（RF-7Q2M-4KX9）' });
    const changed = await change(await textOf());
    expect(changed).toMatchObject({
      status: 200,
      body: { builtIn: false, version: 2, updatedBy: expect.any(String) as string },
    });
    const second = await refunded((await aCustomer()).id);
    expect(second).toMatchObject({ templateVersion: 2, subject: '退款 RF-7Q2M-4KX9' });
    const detail = (await agent.get(`/notifications/${second.id}`)).body as { text: string };
    expect(detail.text).toContain('李伟，退款 ¥7.77。\n\n余额：¥7.77\n');
    const restored = await restore(changed.body as NotificationTemplateView, 2);
    expect(restored.body).toMatchObject({ builtIn: true, version: 3 });
    expect((restored.body as NotificationTemplateDetailView).versions).toMatchObject([
      { number: 3, builtIn: true, body: null },
      { number: 2, builtIn: false, subject: '退款 {reference}' },
    ]);
    expect(await refunded((await aCustomer()).id)).toMatchObject({ templateVersion: null });
    expect((await agent.get(`/notifications/${first.id}`)).body.subject).toBe(first.subject);
    expect((await agent.get(`/notifications/${second.id}`)).body.subject).toBe(second.subject);
    const twice = await restore(changed.body as NotificationTemplateView, 3);
    expect(twice).toMatchObject({ status: 409, body: { code: 'template_built_in' } });
  });

  it('of two who change them at once, one is told', async () => {
    const text = await textOf('topUp.captured');
    const words = { subject: '充值', body: '{amount}' };
    const answers = await Promise.all([change(text, words), change(text, words, await api.as('supervisor'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const events = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [text.id]);
    expect(events).toEqual([{ action: 'notificationTemplate.update' }]);
  });

  it('are never changed behind the desk', async () => {
    await change(await textOf('line.resumed'), { subject: '恢复', body: '{number}' });
    await expect(api.rows("UPDATE notification_template_version SET body = 'x'")).rejects.toThrow();
    await expect(api.rows('DELETE FROM notification_template_version')).rejects.toThrow();
  });

  it('are refused at the field where something is wrong', async () => {
    const wrong = await change(await textOf(), { subject: '{code}', body: 'x' });
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'subject', code: 'template_variable_unknown', params: { variable: '{code}' } },
          { field: 'body', code: 'template_variable_missing', params: { variables: '{amount}' } },
        ],
      },
    });
    const secret = await change(await textOf('verification.code', 'sms'), { subject: null, body: '验证码' });
    expect(secret.body.errors).toMatchObject([{ field: 'body', code: 'template_variable_missing' }]);
  });

  it.each(['agent', 'finance', 'admin', 'auditor'] as const)('are read, not changed, by %s', async (role) => {
    const caller = await api.as(role);
    const text = await textOf();
    expect((await caller.get(`/notification-templates/${text.id}`)).status).toBe(200);
    expect((await change(text, WORDS, caller)).status).toBe(403);
  });
});

describe('a preview', () => {
  const preview = async (by: Caller, customerId: string, event: NotificationEvent = 'refund.succeeded') => {
    const { id, subject, body } = await textOf(event);
    return (await by.post(`/notification-templates/${id}/preview`, { subject, body, customerId }))
      .body as TemplatePreviewView;
  };

  it('is about the customer’s last message of the kind, for those who see contacts', async () => {
    const { id } = await aCustomer({ name: '王芳' });
    expect(await preview(agent, id)).toMatchObject({ example: true, sms: null });
    await refunded(id);
    const shown = await preview(agent, id);
    expect(shown).toMatchObject({ example: false, subject: '已为您退款 ¥7.77（RF-7Q2M-4KX9）' });
    expect(shown.text).toContain('尊敬的王芳：');
    const madeUp = await preview(marketing, id);
    expect(madeUp).toMatchObject({ example: true });
    expect(madeUp.text).toContain('尊敬的王芳：');
  });

  it('never shows a code that was sent', async () => {
    const { id } = await aCustomer();
    expect(await preview(agent, id, 'verification.code')).toMatchObject({ example: true });
  });

  it('of an SMS says how large it is', async () => {
    const { id } = await textOf('line.resumed', 'sms');
    const { body } = await agent.post(`/notification-templates/${id}/preview`, {
      subject: null,
      body: '{number} ok',
    });
    expect(body).toMatchObject({
      text: '+86 138 0013 8000 ok',
      html: '',
      sms: { encoding: 'gsm7', length: 20, segments: 1 },
    });
  });
});
