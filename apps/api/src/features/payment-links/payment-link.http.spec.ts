import { type CustomerView } from '@ur-desk/domain/customers';
import { HOUR_MS, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { type Answer, type Caller, type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { CustomerBrowser } from '../../../test/make/pay-page';
import { linkInput } from '../../../test/make/payment-link';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxEvents, SANDBOX_EVENTS_JOB } from '../../providers/payment/sandbox/sandbox-events';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { PAYMENT_JANITOR_JOB } from '../payments/payment.jobs';

let api: TestApi;
let agent: Caller;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
  agent = await api.as('agent');
});
afterAll(async () => api.stop());
beforeEach(async () => {
  api.app.get(Clock).travel(0);
  planFaults();
  customer = await makeCustomer(api.dataSource.manager);
});
afterEach(() => jest.restoreAllMocks());

async function create(changes: Parameters<typeof linkInput>[1] = {}): Promise<PaymentLinkView> {
  const answer = await agent.post('/payment-links', linkInput(customer.id, changes), { key: api.newKey() });
  expect(answer.status).toBe(201);
  return answer.body as PaymentLinkView;
}

const look = async (id: string): Promise<PaymentLinkView> =>
  (await agent.get(`/payment-links/${id}`)).body as PaymentLinkView;
const balance = async (): Promise<number> =>
  Number((await agent.get(`/wallets/${customer.id}`)).body.balance.amount);

const visit = (url: string, language?: string): Promise<Answer> =>
  new CustomerBrowser(api, language).visit(url);
const submit = (url: string, form: Record<string, string>): Promise<Answer> =>
  new CustomerBrowser(api).submit(url, form);
const pageOf = (link: PaymentLinkView): Promise<string> => new CustomerBrowser(api).pageOf(link);

describe('a link for a top-up', () => {
  it('leads to the page of the provider, and what is paid there arrives by a signed event', async () => {
    const link = await create();
    expect(link).toMatchObject({ kind: 'page', state: 'open', amount: money(5000, 'CNY'), purpose: 'topUp' });
    const page = await pageOf(link);
    const shown = await visit(page);
    expect(shown.body).toContain('CN¥50.00');
    expect(shown.body).toContain('Alipay');
    expect(shown.body).not.toContain('PayPal');
    const paid = await submit(page, { act: 'pay', kind: 'alipay' });
    expect([paid.status, paid.headers['location']]).toEqual([303, `${link.url}?back=true`]);
    expect(await look(link.id)).toMatchObject({
      state: 'paid',
      url: null,
      paidWith: { methodId: null, kind: 'alipay', brand: null, lastFour: null },
    });
    expect(await balance()).toBe(5000);
    expect((await visit(`${link.url}?back=true`)).body).toContain('Thank you');
    const [event] = await api.rows('SELECT state FROM provider_event WHERE subject_id = $1', [link.id]);
    expect(event).toEqual({ state: 'applied' });
  });

  it('a decline on the page is not the end: another card may be taken', async () => {
    const link = await create();
    const page = await pageOf(link);
    const declined = await submit(page, { act: 'pay', kind: 'card', card: 'tok_insufficient_funds' });
    expect([declined.status, declined.body]).toEqual([200, expect.stringContaining('too little money')]);
    expect((await look(link.id)).state).toBe('open');
    await submit(page, { act: 'pay', kind: 'card', card: 'tok_success' });
    expect(await look(link.id)).toMatchObject({
      state: 'paid',
      paidWith: { brand: 'visa', lastFour: '4242' },
    });
  });

  it('3-D Secure on the page: confirmed it is paid, refused the customer may choose again', async () => {
    const link = await create();
    const page = await pageOf(link);
    const asked = await submit(page, { act: 'pay', kind: 'card', card: 'tok_3ds' });
    expect(asked.body).toContain('3-D Secure');
    const refused = await submit(page, { act: 'refuse' });
    expect(refused.body).toContain('confirmation failed');
    await submit(page, { act: 'pay', kind: 'card', card: 'tok_3ds' });
    expect((await look(link.id)).state).toBe('open');
    await submit(page, { act: 'confirm' });
    expect((await look(link.id)).state).toBe('paid');
    expect(await balance()).toBe(5000);
  });

  it('paid twice from two windows is paid once', async () => {
    const link = await create();
    const page = await pageOf(link);
    const pay = () => submit(page, { act: 'pay', kind: 'card', card: 'tok_success' });
    await Promise.all([pay(), pay(), pay()]);
    expect((await submit(page, { act: 'pay', kind: 'alipay' })).body).toContain('closed');
    expect(await balance()).toBe(5000);
  });

  it('keeps the card when the customer wants that', async () => {
    const link = await create({ saveMethod: true });
    await submit(await pageOf(link), { act: 'pay', kind: 'card', card: 'tok_success_unionpay' });
    const filter = encodeURIComponent(JSON.stringify({ customerId: customer.id }));
    expect((await agent.get(`/payment-methods?filter=${filter}`)).body).toEqual([
      expect.objectContaining({ brand: 'unionpay', lastFour: '0005', state: 'active', usable: true }),
    ]);
  });

  it('an event that does not come is made up for when the customer is back', async () => {
    const link = await create();
    jest.spyOn(api.app.get(SandboxEvents), 'post').mockResolvedValue(500);
    await submit(await pageOf(link), { act: 'pay', kind: 'card', card: 'tok_success' });
    expect((await look(link.id)).state).toBe('open');
    expect((await visit(`${link.url}?back=true`)).body).toContain('Thank you');
    expect(await balance()).toBe(5000);
  });

  it('P4 or else by the janitor', async () => {
    const link = await create();
    jest.spyOn(api.app.get(SandboxEvents), 'post').mockResolvedValue(500);
    await submit(await pageOf(link), { act: 'pay', kind: 'card', card: 'tok_success' });
    api.app.get(Clock).travel(MINUTE_MS);
    await api.runJob(PAYMENT_JANITOR_JOB);
    expect((await look(link.id)).state).toBe('paid');
  });

  it('that nobody used expires, and then another one can be made', async () => {
    const link = await create();
    const again = await agent.post('/payment-links', linkInput(customer.id), { key: api.newKey() });
    expect([again.status, again.body.code, again.body.params]).toEqual([
      409,
      'payment_link_open',
      { reference: link.reference },
    ]);
    api.app.get(Clock).travel(HOUR_MS + MINUTE_MS);
    await api.runJob(SANDBOX_EVENTS_JOB);
    expect(await look(link.id)).toMatchObject({ state: 'expired', url: null });
    expect((await visit(link.url ?? '')).body).toContain('expired');
    expect((await create()).state).toBe('open');
  });

  it('P4 its end is asked for when no event comes', async () => {
    const link = await create();
    for (const minutes of [1, 3, 11, 61]) {
      api.app.get(Clock).travel(minutes * MINUTE_MS);
      await api.runJob(PAYMENT_JANITOR_JOB);
    }
    expect((await look(link.id)).state).toBe('expired');
  });

  it('L5 a repeated key is answered with the same link', async () => {
    const key = api.newKey();
    const send = () => agent.post('/payment-links', linkInput(customer.id), { key });
    const [first, ...others] = await Promise.all([send(), send(), send()]);
    for (const other of others) expect(other.body.id).toBe(first?.body.id);
    expect(await api.rows('SELECT 1 FROM payment_link WHERE customer_id = $1', [customer.id])).toHaveLength(
      1,
    );
  });

  it.each([
    ['payment.before-open', 'neverReceived', 'failed'],
    ['payment.after-open', null, 'open'],
  ])(
    'F20 a process that dies at %s leaves a link that ends as it is at the provider',
    async (point, code, state) => {
      planFaults({
        [point]: () => {
          throw new Error('killed');
        },
      });
      const key = api.newKey();
      expect((await agent.post('/payment-links', linkInput(customer.id), { key })).status).toBe(500);
      planFaults();
      for (const minutes of [1, 11]) {
        api.app.get(Clock).travel(minutes * MINUTE_MS);
        await api.runJob(PAYMENT_JANITOR_JOB);
      }
      const { body } = await agent.post('/payment-links', linkInput(customer.id), { key });
      expect([body.state, body.declineCode]).toEqual([state, code]);
    },
  );
});

describe('sending a link', () => {
  const messages = async (id: string): Promise<unknown[]> => {
    await api.deliverEvents();
    const filter = encodeURIComponent(JSON.stringify({ causeId: id }));
    const { body } = await agent.get(`/notifications?filter=${filter}`);
    const details = (body as { id: string }[]).map((message) => agent.get(`/notifications/${message.id}`));
    return (await Promise.all(details)).map((answer) => answer.body as unknown);
  };

  it('by e-mail as soon as it is open, with the link in it', async () => {
    const link = await create({ sendByEmail: true });
    expect(await messages(link.id)).toEqual([
      expect.objectContaining({ event: 'payment.linkReady', text: expect.stringContaining(link.url ?? '') }),
    ]);
  });

  it('or later, as often as it is asked for, while it is open', async () => {
    const link = await create();
    expect(await messages(link.id)).toEqual([]);
    for (const key of [api.newKey(), api.newKey()])
      expect((await agent.post(`/payment-links/${link.id}/send`, {}, { key })).status).toBe(200);
    expect(await messages(link.id)).toHaveLength(2);
    await agent.post(`/payment-links/${link.id}/cancel`);
    const late = await agent.post(`/payment-links/${link.id}/send`, {}, { key: api.newKey() });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('closing a link', () => {
  it('nobody gets in any more, nothing is charged', async () => {
    const link = await create();
    const page = await pageOf(link);
    const { status, body } = await agent.post(`/payment-links/${link.id}/cancel`);
    expect([status, body.state, body.url]).toEqual([200, 'cancelled', null]);
    expect((await submit(page, { act: 'pay', kind: 'alipay' })).body).toContain('closed');
    expect((await visit(link.url ?? '')).body).toContain('cancelled');
    expect(await balance()).toBe(0);
    expect((await agent.post(`/payment-links/${link.id}/cancel`)).status).toBe(409);
  });

  it('a customer who was faster has paid', async () => {
    const link = await create();
    jest.spyOn(api.app.get(SandboxEvents), 'post').mockResolvedValue(500);
    await submit(await pageOf(link), { act: 'pay', kind: 'card', card: 'tok_success' });
    expect((await agent.post(`/payment-links/${link.id}/cancel`)).body.state).toBe('paid');
    expect(await balance()).toBe(5000);
  });

  it('while the provider does not confirm it, it is being closed; the janitor goes on', async () => {
    const link = await create();
    const sandbox = api.app.get(SandboxProvider);
    jest.spyOn(sandbox, 'cancelLink').mockRejectedValueOnce(new Error('down'));
    expect((await agent.post(`/payment-links/${link.id}/cancel`)).body.state).toBe('cancelling');
    expect((await visit(link.url ?? '')).body).toContain('cancelled');
    api.app.get(Clock).travel(3 * MINUTE_MS);
    await api.runJob(PAYMENT_JANITOR_JOB);
    expect((await look(link.id)).state).toBe('cancelled');
  });
});

describe('a saved card that the customer has to confirm', () => {
  it('3-D Secure makes a link, and confirming it moves the money', async () => {
    const { id: methodId } = await makePaymentMethod(api, customer.id, 'tok_3ds');
    const order = { customerId: customer.id, amount: money(5000, 'CNY'), methodId };
    const { body } = await agent.post('/top-ups', order, { key: api.newKey() });
    expect(body.payment.state).toBe('requiresAction');
    const link = await look(String(body.payment.id));
    expect(link).toMatchObject({ kind: 'confirmation', state: 'open' });
    const page = await pageOf(link);
    expect((await visit(page, 'zh-CN')).body).toContain('3-D Secure');
    await submit(page, { act: 'confirm' });
    expect((await look(link.id)).state).toBe('paid');
    expect(await balance()).toBe(5000);
  });

  it('refusing it fails the payment with the reason', async () => {
    const { id: methodId } = await makePaymentMethod(api, customer.id, 'tok_3ds');
    const order = { customerId: customer.id, amount: money(5000, 'CNY'), methodId };
    const { body } = await agent.post('/top-ups', order, { key: api.newKey() });
    const link = await look(String(body.payment.id));
    await submit(await pageOf(link), { act: 'refuse' });
    expect(await look(link.id)).toMatchObject({ state: 'failed', declineCode: 'authenticationFailed' });
  });
});

describe('what customers see', () => {
  it('F38 F47 runs nothing, is framed nowhere, and needs no sign-in', async () => {
    const { headers, body } = await visit(await pageOf(await create()));
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(body).not.toContain('<script');
    expect(headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['en', 'Not found'],
    ['zh-CN', '未找到'],
  ])('an address that leads nowhere says so (%s)', async (language, text) => {
    const { status, body } = await visit('/pay/nothing', language);
    expect([status, body]).toEqual([404, expect.stringContaining(text)]);
  });

  it('what others put behind the address when they send people back is not looked at', async () => {
    const link = await create();
    const { status } = await visit(`${link.url}?back=true&token=EC-1&PayerID=X&token=EC-2`);
    expect(status).toBe(200);
  });
});

describe('whose page a customer can pay on', () => {
  it('every provider says whether it is connected and what it takes', async () => {
    const { body } = await agent.get('/payment-links/providers');
    expect(body.providers).toMatchObject([
      { name: 'sandbox', on: true, methodKinds: ['card', 'alipay', 'wechatPay', 'paypal'] },
      { name: 'stripe', on: false },
      { name: 'paypal', on: false, methodKinds: ['paypal'] },
    ]);
  });
});

describe('bad orders', () => {
  it.each([
    ['a provider that is not connected', { provider: 'paypal' as const }, 422, 'payment_provider_off'],
    ['no way to pay', { methodKinds: [] }, 400, 'validation_failed'],
    ['a way to pay twice', { methodKinds: ['card', 'card'] as ['card', 'card'] }, 400, 'validation_failed'],
    ['a minute', { validForMinutes: 1 }, 400, 'validation_failed'],
    ['a week', { validForMinutes: 10_080 }, 400, 'validation_failed'],
  ])('%s is refused and nothing is left', async (_name, changes, status, code) => {
    const body = linkInput(customer.id, changes);
    const answer = await agent.post('/payment-links', body, { key: api.newKey() });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await api.rows('SELECT 1 FROM payment WHERE customer_id = $1', [customer.id])).toEqual([]);
  });

  it.each(['marketing', 'finance', 'auditor', 'admin'] as const)('are not for %s at all', async (role) => {
    const caller = await api.as(role);
    const answer = await caller.post('/payment-links', linkInput(customer.id), { key: api.newKey() });
    expect(answer.status).toBe(403);
  });
});
