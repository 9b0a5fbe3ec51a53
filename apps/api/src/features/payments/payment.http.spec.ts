import { type CustomerView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
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
  token: 'tok_success',
  expiryMonth: 12,
  expiryYear: 2030,
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
    ['an expired card', { expiryYear: 2020 }, 422, 'payment_method_unusable', 'expiryMonth'],
    ['a month that is none', { expiryMonth: 13 }, 400, 'validation_failed', 'expiryMonth'],
    ['an unknown field', { cvc: '123' }, 400, 'validation_failed', 'cvc'],
  ])('%s is refused at its field', async (_name, changes, status, code, field) => {
    const answer = await agent.post('/payment-methods', card(changes));
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, field]);
  });

  it('the same card twice is refused, an unknown customer, too', async () => {
    await saveCard();
    expect((await agent.post('/payment-methods', card())).status).toBe(409);
    const nobody = card({ customerId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' });
    expect((await agent.post('/payment-methods', nobody)).status).toBe(404);
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
    ['too little', money(1, 'CNY'), true, 422, 'amount_out_of_limits'],
    ['nothing', money(0, 'CNY'), true, 400, 'validation_failed'],
    ['less than nothing', money(-5000, 'CNY'), true, 400, 'validation_failed'],
    ['part of a fen', { amount: 5000.5, currency: 'CNY' }, true, 400, 'validation_failed'],
    ['text', { amount: '5000', currency: 'CNY' }, true, 400, 'validation_failed'],
    ['more than can be counted', { amount: 2 ** 53, currency: 'CNY' }, true, 400, 'validation_failed'],
  ])('L6 %s is refused and nothing is left', async (_name, amount, withKey, status, code) => {
    const { id } = await makePaymentMethod(api, customer.id);
    const body = { ...order(id), amount };
    const answer = await agent.post('/top-ups', body, withKey ? { key: api.newKey() } : {});
    expect([answer.status, answer.body.code]).toEqual([status, code]);
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
