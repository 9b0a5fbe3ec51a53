import { type CustomerView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { type PaymentMethodView, type SaveMethodAnswer } from '@ur-desk/domain/payments';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { type PaymentProvider } from '../../providers/payment/payment-provider.port';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';

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
  customer = await makeCustomer(api.dataSource.manager);
});

const card = (changes: object = {}) => ({
  customerId: customer.id,
  provider: 'sandbox',
  token: 'tok_success',
  expiryMonth: 12,
  expiryYear: 2030,
  automaticUse: false,
  ...changes,
});
const saveCard = async (changes: object = {}): Promise<PaymentMethodView> =>
  (await agent.post('/payment-methods', card(changes))).body as PaymentMethodView;
const byCustomer = () => encodeURIComponent(JSON.stringify({ customerId: customer.id }));

describe('payment methods', () => {
  it('are saved by token; only brand, last four and expiry come back', async () => {
    const { status, body } = await agent.post('/payment-methods', card());
    expect(status).toBe(201);
    expect(body).toMatchObject({ brand: 'visa', lastFour: '4242', expiryYear: 2030, usable: true });
    expect(JSON.stringify(body)).not.toContain('tok_');
    expect((await agent.get(`/payment-methods?filter=${byCustomer()}`)).body).toEqual([body]);
    expect((await agent.get(`/payment-methods/${body.id}`)).body).toEqual(body);
  });

  it.each([
    ['a card number', { token: '4242424242424242' }, 400, 'validation_failed', 'token'],
    ['a card number in groups', { token: '4242 4242 4242 4242' }, 400, 'validation_failed', 'token'],
    ['a token that nobody made', { token: 'tok_nothing' }, 422, 'payment_method_refused', 'token'],
    ['a provider that is not connected', { provider: 'paypal' }, 422, 'payment_provider_off', undefined],
    ['an expired card', { expiryYear: 2020 }, 422, 'payment_method_unusable', 'expiryMonth'],
    ['a month that is none', { expiryMonth: 13 }, 400, 'validation_failed', 'expiryMonth'],
    ['an unknown field', { cvc: '123' }, 400, 'validation_failed', 'cvc'],
  ])('%s is refused at its field', async (_name, changes, status, code, field) => {
    const answer = await agent.post('/payment-methods', card(changes));
    expect([answer.status, answer.body.code, answer.body.errors?.[0].field]).toEqual([status, code, field]);
  });

  it('the same card twice is refused, an unknown customer, too', async () => {
    await saveCard();
    expect((await agent.post('/payment-methods', card())).status).toBe(409);
    const nobody = card({ customerId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' });
    expect((await agent.post('/payment-methods', nobody)).status).toBe(404);
  });
});

describe('which method pays', () => {
  const methods = async (): Promise<PaymentMethodView[]> =>
    (await agent.get(`/payment-methods?filter=${byCustomer()}`)).body as PaymentMethodView[];
  const defaults = async () =>
    (await methods()).filter((method) => method.isDefault).map(({ lastFour }) => lastFour);

  it('the first one by default, until another one is made it', async () => {
    await saveCard();
    const { id } = await saveCard({ token: 'tok_success_unionpay' });
    expect(await defaults()).toEqual(['4242']);
    const { status, body } = await agent.post(`/payment-methods/${id}/make-default`);
    expect([status, body.isDefault]).toEqual([200, true]);
    expect(await defaults()).toEqual(['0005']);
  });

  it('what is brought instead of a default that has expired takes its place', async () => {
    const { id } = await saveCard();
    await api.rows('UPDATE payment_method SET expiry_year = 2020 WHERE id = $1', [id]);
    await saveCard({ token: 'tok_success_unionpay' });
    expect(await defaults()).toEqual(['0005']);
    await saveCard({ token: 'tok_slow' });
    expect(await defaults()).toEqual(['0005']);
  });

  it('five agents who choose at once leave one default', async () => {
    const tokens = ['tok_success', 'tok_success_unionpay', 'tok_slow', 'tok_3ds', 'tok_timeout'];
    const ids: string[] = [];
    for (const token of tokens) ids.push((await saveCard({ token })).id);
    await Promise.all(ids.map((id) => agent.post(`/payment-methods/${id}/make-default`)));
    expect(await defaults()).toHaveLength(1);
  });

  it('consent for automatic use is given, kept with its date, and taken back', async () => {
    const { id } = await saveCard();
    const say = async (automaticUse: boolean): Promise<string | null> =>
      (await agent.post(`/payment-methods/${id}/consent`, { automaticUse })).body.automaticUseSince as
        string | null;
    const since = await say(true);
    expect(since).not.toBeNull();
    expect(await say(true)).toBe(since);
    expect(await say(false)).toBeNull();
  });

  it('a removed one never again; another one takes its place, and the provider forgets it', async () => {
    const { id: first } = await saveCard();
    await saveCard({ token: 'tok_success_unionpay' });
    const forget = jest.spyOn(api.app.get(SandboxProvider), 'removeMethod');
    const { status, body } = await agent.post(`/payment-methods/${first}/remove`);
    expect([status, body.state, body.usable, body.isDefault]).toEqual([200, 'removed', false, false]);
    expect(await defaults()).toEqual(['0005']);
    await api.deliverEvents();
    expect(forget).toHaveBeenCalledWith('tok_success');
    forget.mockRestore();
    expect((await agent.post(`/payment-methods/${first}/remove`)).status).toBe(409);
    expect((await agent.post(`/payment-methods/${first}/make-default`)).status).toBe(422);
    const charge = { customerId: customer.id, amount: money(5000, 'CNY'), methodId: first };
    expect((await agent.post('/top-ups', charge, { key: api.newKey() })).status).toBe(422);
    expect((await saveCard()).usable).toBe(true);
  });

  it('a provider that does not answer saves nothing, and says so', async () => {
    const save = jest
      .spyOn(api.app.get(SandboxProvider), 'saveMethod')
      .mockRejectedValueOnce(new Error('down'));
    const { status, body } = await agent.post('/payment-methods', card());
    save.mockRestore();
    expect([status, body.code]).toEqual([503, 'provider_silent']);
    expect(await methods()).toEqual([]);
  });

  it('a token of another customer is refused', async () => {
    const other = await makeCustomer(api.dataSource.manager);
    const method = {
      token: 'pm_1',
      kind: 'card',
      brand: 'visa',
      lastFour: '1',
      expiryMonth: 1,
      expiryYear: 2030,
    };
    const saveMethod = () => Promise.resolve({ result: 'saved', method } as SaveMethodAnswer);
    const stripe = { name: 'stripe', missing: [], saveMethod } as unknown as PaymentProvider;
    const of = jest.spyOn(api.app.get(PaymentProviders), 'of').mockReturnValue(stripe);
    const save = (customerId: string) =>
      agent.post('/payment-methods', card({ customerId, provider: 'stripe', token: 'pm_1' }));
    expect((await save(other.id)).status).toBe(201);
    const { status, body } = await save(customer.id);
    of.mockRestore();
    expect([status, body.code, body.errors[0].field]).toEqual([422, 'payment_method_refused', 'token']);
  });
});

describe('top-ups', () => {
  const order = (methodId: string, amount = money(5000, 'CNY')) => ({
    customerId: customer.id,
    amount,
    methodId,
  });

  it('answer with the payment, and the wallet has the money', async () => {
    const { id: methodId } = await saveCard();
    const { status, body } = await agent.post('/top-ups', order(methodId), { key: api.newKey() });
    expect([status, body.payment.state]).toEqual([201, 'captured']);
    expect(body.payment.paidWith).toEqual({ methodId, kind: 'card', brand: 'visa', lastFour: '4242' });
    expect((await agent.get(`/wallets/${customer.id}`)).body.balance).toEqual(money(5000, 'CNY'));
    const [entry] = (await agent.get(`/wallets/${customer.id}/entries`)).body;
    expect(entry).toMatchObject({
      kind: 'capture',
      actor: { kind: 'staff' },
      cause: { reference: body.payment.reference },
    });
    expect((await agent.get(`/top-ups?filter=${byCustomer()}`)).body).toEqual([body]);
    expect((await agent.get(`/payments?filter=${byCustomer()}`)).body).toEqual([body.payment]);
  });

  it('L5 a repeated key is answered with the same top-up', async () => {
    const { id: methodId } = await saveCard();
    const key = api.newKey();
    const first = await agent.post('/top-ups', order(methodId), { key });
    const again = await agent.post('/top-ups', order(methodId), { key });
    expect(again.body).toEqual(first.body);
    const other = await agent.post('/top-ups', order(methodId, money(4000, 'CNY')), { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('a declined card says why', async () => {
    const { id: methodId } = await saveCard({ token: 'tok_insufficient_funds' });
    const { status, body } = await agent.post('/top-ups', order(methodId), { key: api.newKey() });
    expect([status, body.payment.state, body.payment.declineCode]).toEqual([
      201,
      'failed',
      'insufficientFunds',
    ]);
  });

  it('a timeout is unknown; the check finds it, and then it is settled', async () => {
    const { id: methodId } = await saveCard({ token: 'tok_timeout' });
    const { body } = await agent.post('/top-ups', order(methodId), { key: api.newKey() });
    expect(body.payment.state).toBe('unknown');
    const path = `/payments/${body.payment.id}/check`;
    expect((await agent.post(path)).body.state).toBe('captured');
    expect((await agent.post(path)).status).toBe(409);
  });

  it.each([
    ['no key', money(5000, 'CNY'), false, 400, 'idempotency_key_missing'],
    ['another currency', money(5000, 'USD'), true, 422, 'currency_mismatch'],
    ['too little', money(1, 'CNY'), true, 422, 'amount_too_small'],
    ['nothing', money(0, 'CNY'), true, 400, 'validation_failed'],
    ['less than nothing', money(-5000, 'CNY'), true, 400, 'validation_failed'],
    ['part of a fen', { amount: 5000.5, currency: 'CNY' }, true, 400, 'validation_failed'],
    ['text', { amount: '5000', currency: 'CNY' }, true, 400, 'validation_failed'],
    ['a number in words: 1e3', { amount: '1e3', currency: 'CNY' }, true, 400, 'validation_failed'],
    ['a wide number: ０.１', { amount: '０.１', currency: 'CNY' }, true, 400, 'validation_failed'],
    ['more than can be counted', { amount: 2 ** 53, currency: 'CNY' }, true, 400, 'validation_failed'],
  ])('L6 %s is refused and nothing is left', async (_name, amount, withKey, status, code) => {
    const { id } = await makePaymentMethod(api, customer.id);
    const body = { ...order(id), amount };
    const answer = await agent.post('/top-ups', body, withKey ? { key: api.newKey() } : {});
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await agent.get(`/payments?filter=${byCustomer()}`)).body).toEqual([]);
  });

  it.each([
    ['that nobody has', async () => '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    [
      'of another customer',
      async () => (await makePaymentMethod(api, (await makeCustomer(api.dataSource.manager)).id)).id,
    ],
  ])('with a method %s are refused at it, and nothing is left', async (_name, methodId) => {
    const answer = await agent.post('/top-ups', order(await methodId()), { key: api.newKey() });
    expect([answer.status, answer.body.errors?.[0].field]).toEqual([400, 'methodId']);
    expect((await agent.get(`/payments?filter=${byCustomer()}`)).body).toEqual([]);
  });

  it('?dryRun=true answers and charges nobody', async () => {
    const { id } = await saveCard();
    const { status, body } = await agent.post('/top-ups?dryRun=true', order(id), { key: api.newKey() });
    expect([status, body.payment.state]).toEqual([201, 'pending']);
    expect((await agent.get(`/payments?filter=${byCustomer()}`)).body).toEqual([]);
  });

  it.each(['marketing', 'finance', 'auditor', 'admin'] as const)('are not for %s', async (role) => {
    const caller = await api.as(role);
    const { id } = await makePaymentMethod(api, customer.id);
    expect((await caller.post('/top-ups', order(id), { key: api.newKey() })).status).toBe(403);
  });
});
