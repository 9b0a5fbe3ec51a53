import { HOUR_MS, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { type PaymentView } from '@ur-desk/domain/payments';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { CustomerBrowser } from '../../../test/make/pay-page';
import { fundWallet, makePaymentMethod } from '../../../test/make/payment';
import { linkInput } from '../../../test/make/payment-link';
import {
  codesOf,
  effectsFor,
  makeRenewable,
  ONE_RENEWAL,
  quoteInput,
  renew,
  type Renewable,
  stepStates,
  takeUp,
} from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxEvents, SANDBOX_EVENTS_JOB } from '../../providers/payment/sandbox/sandbox-events';
import { VerificationService } from '../ledger/verification.service';
import { PAYMENT_JANITOR_JOB } from '../payments/payment.jobs';
import { RESUME_JOB } from './renewal-saga.service';

let api: TestApi;
let agent: Caller;
let browser: CustomerBrowser;

beforeAll(async () => {
  api = await startApi();
  agent = await api.as('agent');
  browser = new CustomerBrowser(api);
});
afterAll(() => api.stop());
beforeEach(() => {
  api.app.get(Clock).travel(0);
  planFaults();
});
afterEach(() => jest.restoreAllMocks());

/** The customer pays by a link; `useWallet`: what the balance does not cover. */
const byLink = (useWallet = false, changes: Parameters<typeof linkInput>[1] = {}) => ({
  payment: { useWallet, link: linkInput('', changes).link },
});
const pathOf = ({ body }: Answer): string => `/renewals/${String(body.id)}`;
const look = ({ body }: Answer): Promise<Answer> => agent.get(`/renewals/${String(body.id)}`);
const linkOf = async ({ body }: Answer): Promise<PaymentLinkView> => {
  const payments = body.payments as PaymentView[];
  return (await agent.get(`/payment-links/${payments.at(-1)?.id ?? ''}`)).body as PaymentLinkView;
};
async function pay(renewal: Answer, form: Record<string, string>): Promise<void> {
  await browser.submit(await browser.pageOf(await linkOf(renewal)), { act: 'pay', ...form });
  await api.deliverEvents();
}
const heldOf = async ({ customer }: Renewable): Promise<number> =>
  Number((await agent.get(`/wallets/${customer.id}`)).body.held.amount);

describe('a renewal that the customer pays by a link', () => {
  it('waits for the customer, and the signed event finishes it', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    expect(waiting.status).toBe(202);
    expect(waiting.body).toMatchObject({ state: 'waiting', payments: [{ state: 'requiresAction' }] });
    expect(await linkOf(waiting)).toMatchObject({
      kind: 'page',
      state: 'open',
      purpose: 'renewal',
      purposeId: waiting.body.id as string,
      amount: money(3_900, 'CNY'),
    });
    await pay(waiting, { kind: 'alipay' });
    const done = await look(waiting);
    expect(done.body).toMatchObject({
      state: 'succeeded',
      payments: [{ state: 'captured', paidWith: { kind: 'alipay' } }],
      subscription: { state: 'active' },
    });
    expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 5_000 });
    expect((await api.app.get(VerificationService).verify()).differences).toEqual([]);
  });

  it('the quote says what the balance and what the customer pays', async () => {
    const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const { body } = await agent.post('/quotes', quoteInput(of, byLink(true)));
    expect(body.price.payable).toEqual([
      { source: 'wallet', methodId: null, amount: money(1_000, 'CNY') },
      { source: 'link', methodId: null, amount: money(2_900, 'CNY') },
    ]);
    expect(body.price.missing).toEqual(money(0, 'CNY'));
  });

  it('L7 the part of the balance is held meanwhile and spent once', async () => {
    const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const waiting = await renew(agent, of, byLink(true));
    expect(await heldOf(of)).toBe(1_000);
    await pay(waiting, { kind: 'card', card: 'tok_success' });
    expect((await look(waiting)).body.state).toBe('succeeded');
    expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
    expect(await heldOf(of)).toBe(0);
  });

  it('a decline on the page is not the end; 3-D Secure there is', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    await pay(waiting, { kind: 'card', card: 'tok_declined' });
    expect((await look(waiting)).body.state).toBe('waiting');
    const page = await browser.pageOf(await linkOf(waiting));
    await browser.submit(page, { act: 'pay', kind: 'card', card: 'tok_3ds' });
    await browser.submit(page, { act: 'confirm' });
    await api.deliverEvents();
    expect((await look(waiting)).body.state).toBe('succeeded');
  });

  it('R3 paid from three windows and told of three times, it is renewed once', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    const page = await browser.pageOf(await linkOf(waiting));
    await Promise.all(
      [1, 2, 3].map(() => browser.submit(page, { act: 'pay', kind: 'card', card: 'tok_success' })),
    );
    await Promise.all([api.deliverEvents(), api.runJob(RESUME_JOB), api.runJob(RESUME_JOB)]);
    await api.deliverEvents();
    expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 5_000 });
  });

  it('P4 an event that does not come is made up for by the janitor', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    jest.spyOn(api.app.get(SandboxEvents), 'post').mockResolvedValue(500);
    await pay(waiting, { kind: 'card', card: 'tok_success' });
    expect((await look(waiting)).body.state).toBe('waiting');
    api.app.get(Clock).travel(MINUTE_MS);
    await api.runJob(PAYMENT_JANITOR_JOB);
    await api.deliverEvents();
    expect((await look(waiting)).body.state).toBe('succeeded');
  });

  it('expired, it fails with the reason, the balance is free again, and a card finishes it', async () => {
    const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const waiting = await renew(agent, of, byLink(true));
    api.app.get(Clock).travel(HOUR_MS + MINUTE_MS);
    await api.runJob(SANDBOX_EVENTS_JOB);
    await api.deliverEvents();
    const failed = await look(waiting);
    expect(failed.body).toMatchObject({ state: 'failed', error: 'linkExpired' });
    expect(await heldOf(of)).toBe(0);
    const { id: methodId } = await makePaymentMethod(api, of.customer.id, 'tok_success');
    const payment = { useWallet: true, methodId };
    const retried = await agent.post(
      `${pathOf(waiting)}/steps/charged/retry`,
      { payment },
      { key: api.newKey() },
    );
    expect(retried.body).toMatchObject({ state: 'succeeded' });
    expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
  });

  it('closed by us, it fails at once and tells the customer nothing', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    await agent.post(`/payment-links/${String(waiting.body.payments[0].id)}/cancel`);
    await api.deliverEvents();
    expect((await look(waiting)).body).toMatchObject({ state: 'failed', error: 'linkCancelled' });
    const topics = await api.rows('SELECT topic FROM outbox_event WHERE customer_id = $1', [of.customer.id]);
    expect(topics).not.toContainEqual({ topic: 'renewal.failed' });
  });

  it('while it is open, the line is not renewed a second time', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    const { reference } = await linkOf(waiting);
    const again = await renew(agent, of);
    expect([again.status, again.body.code, again.body.params]).toEqual([
      409,
      'payment_link_open',
      { reference },
    ]);
    const retried = await agent.post(
      `${pathOf(waiting)}/steps/charged/retry`,
      { payment: { useWallet: true } },
      { key: api.newKey() },
    );
    expect(retried.body.code).toBe('payment_link_open');
  });

  it('R1 an agent who closes the link while the customer pays: one of them, never both', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink());
    const page = await browser.pageOf(await linkOf(waiting));
    await Promise.all([
      browser.submit(page, { act: 'pay', kind: 'card', card: 'tok_success' }),
      agent.post(`/payment-links/${String(waiting.body.payments[0].id)}/cancel`),
    ]);
    api.app.get(Clock).travel(3 * MINUTE_MS);
    await api.runJob(PAYMENT_JANITOR_JOB);
    await api.deliverEvents();
    const { body } = await look(waiting);
    const effects = await effectsFor(api, of);
    if (body.state === 'succeeded') expect(effects).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 5_000 });
    else expect([body.error, effects.captures, effects.wallet]).toEqual(['linkCancelled', 0, 5_000]);
  });

  it('is sent by e-mail as soon as it is open', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, byLink(false, { sendByEmail: true }));
    await api.deliverEvents();
    const link = await linkOf(waiting);
    const filter = encodeURIComponent(JSON.stringify({ causeId: link.id }));
    expect((await agent.get(`/notifications?filter=${filter}`)).body).toMatchObject([
      { event: 'payment.linkReady' },
    ]);
  });
});

describe('a renewal with a saved card that needs the customer', () => {
  it('3-D Secure makes a link, and confirming it activates the plan', async () => {
    const of = await makeRenewable(api);
    const { id: methodId } = await makePaymentMethod(api, of.customer.id, 'tok_3ds');
    const waiting = await renew(agent, of, { payment: { useWallet: false, methodId } });
    const link = await linkOf(waiting);
    expect([waiting.body.state, link.kind, link.state]).toEqual(['waiting', 'confirmation', 'open']);
    await browser.submit(await browser.pageOf(link), { act: 'confirm' });
    await api.deliverEvents();
    expect((await look(waiting)).body.state).toBe('succeeded');
  });

  it('refused by the customer, it fails with the reason, and a link is another way', async () => {
    const of = await makeRenewable(api);
    const { id: methodId } = await makePaymentMethod(api, of.customer.id, 'tok_3ds');
    const waiting = await renew(agent, of, { payment: { useWallet: false, methodId } });
    await browser.submit(await browser.pageOf(await linkOf(waiting)), { act: 'refuse' });
    await api.deliverEvents();
    const failed = await look(waiting);
    expect(failed.body).toMatchObject({ state: 'failed', error: 'authenticationFailed' });
    const path = `${pathOf(waiting)}/steps/charged/retry`;
    const again = await agent.post(path, byLink(), { key: api.newKey() });
    expect([again.status, again.body.state, stepStates(again)]).toEqual([
      202,
      'waiting',
      'done waiting pending pending pending',
    ]);
    await pay(again, { kind: 'wechatPay' });
    expect((await look(again)).body.state).toBe('succeeded');
    expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 5_000 });
  });
});

describe('killed while the page is asked for', () => {
  it.each([
    ['payment.before-open', 'failed', 'neverReceived'],
    ['payment.after-open', 'waiting', null],
  ])('F20 at %s the renewal ends up %s', async (point, state, error) => {
    const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const { body: quote } = await agent.post('/quotes', quoteInput(of, byLink(true)));
    const key = api.newKey();
    planFaults({ [point]: () => Promise.reject(new Error('killed')) });
    expect((await takeUp(agent, quote, key)).status).toBe(500);
    planFaults();
    for (const minutes of [1, 11]) {
      api.app.get(Clock).travel(minutes * MINUTE_MS);
      await api.runJob(PAYMENT_JANITOR_JOB);
      await api.deliverEvents();
      await api.runJob(RESUME_JOB);
    }
    expect((await takeUp(agent, quote, key)).body).toMatchObject({ state, error });
    expect(await heldOf(of)).toBe(state === 'waiting' ? 1_000 : 0);
  });
});

describe('bad orders', () => {
  it.each([
    ['a provider that is not connected', { provider: 'paypal' as const }, 'payment.link.provider'],
    ['a minute', { validForMinutes: 1 }, 'payment.link.validForMinutes'],
    ['no way to pay', { methodKinds: [] }, 'payment.link.methodKinds'],
  ])('%s is refused at its field', async (_what, changes, field) => {
    const of = await makeRenewable(api);
    const { status, body } = await agent.post('/quotes', quoteInput(of, byLink(false, changes)));
    expect([status < 500, (body.errors as { field: string }[])[0]?.field]).toEqual([true, field]);
  });

  it('a card and a link together are refused', async () => {
    const of = await makeRenewable(api);
    const { id: methodId } = await makePaymentMethod(api, of.customer.id, 'tok_success');
    const payment = { ...byLink().payment, methodId };
    const { status, body } = await agent.post('/quotes', quoteInput(of, { payment }));
    expect([status, body.errors]).toEqual([400, [{ field: 'payment.link', code: 'not_both' }]]);
  });

  it('L5 one quote with a link is taken up once, whatever the keys', async () => {
    const of = await makeRenewable(api);
    await fundWallet(api, of.customer.id, money(1_000, 'CNY'));
    const { body: quote } = await agent.post('/quotes', quoteInput(of, byLink()));
    const answers = await Promise.all([takeUp(agent, quote), takeUp(agent, quote)]);
    expect(codesOf(answers)).toEqual(['202', 'quote_used']);
  });
});
