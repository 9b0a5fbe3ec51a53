import { type CustomerView } from '@ur-desk/domain/customers';
import { HOUR_MS, MINUTE_MS, money, type Problem } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { setVelocity } from '../../../test/make/charge-limit';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { Clock } from '../../platform/clock/clock';
import { PaymentService } from '../payments/payment.service';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
  [agent, supervisor] = [await api.as('agent'), await api.as('supervisor')];
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.app.get(Clock).travel(0);
  await setVelocity(api, 'CNY');
  customer = await makeCustomer(api.dataSource.manager);
});

const cny = (amount: number) => money(amount, 'CNY');
const card = async (token?: SandboxToken) => (await makePaymentMethod(api, customer.id, token)).id;
const topUp = (methodId: string, amount = 5_000, by = agent) =>
  by.post('/top-ups', { customerId: customer.id, methodId, amount: cny(amount) }, { key: api.newKey() });
const codeOf = async (answer: ReturnType<typeof topUp>) => {
  const { status, body } = await answer;
  return (status === 201 ? body.payment.state : body.code) as string;
};
const allow = (by = supervisor) =>
  by.post(
    '/charge-exceptions',
    { customerId: customer.id, reason: '客户在机场，需要马上充值' },
    { key: api.newKey() },
  );

/** A charge for something of its own, as renewals of several lines start them. */
const startCharge = (methodId: string, amount: number) =>
  api.db.write(api.context(), { action: 'topUp.create', customerId: customer.id }, async (tx) => {
    const order = { customerId: customer.id, methodId, amount: cny(amount) };
    const payments = api.app.get(PaymentService);
    const payment = await payments.startCharge(tx, { ...order, purpose: 'renewal', purposeId: tx.newId() });
    tx.audit({ subject: { kind: 'payment', id: payment.id }, after: payment });
    return payment;
  });

async function inParallel(count: number, methodId: string, amount: number) {
  const tries = await Promise.allSettled(Array.from({ length: count }, () => startCharge(methodId, amount)));
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Problem).code] : []));
  return { started: count - refused.length, refused: [...new Set(refused)] };
}

describe('how often a customer may be charged', () => {
  it('of 20 parallel tries exactly as many are started as the limit says', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', hourCount: 7 });
    expect(await inParallel(20, await card(), 1_000)).toEqual({
      started: 7,
      refused: ['customer_tries_reached'],
    });
  });

  it('and exactly as much money', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', daySum: 5_500 });
    expect(await inParallel(20, await card(), 1_000)).toEqual({
      started: 5,
      refused: ['customer_sum_reached'],
    });
  });

  it('declined tries count by card; another card may still be charged', async () => {
    await setVelocity(api, 'CNY', { scope: 'method', hourCount: 2 });
    const poor = await card('tok_insufficient_funds');
    expect([await codeOf(topUp(poor)), await codeOf(topUp(poor))]).toEqual(['failed', 'failed']);
    const { status, body } = await topUp(poor);
    expect([status, body.errors]).toEqual([
      422,
      [{ field: 'methodId', code: 'method_tries_reached', params: { most: 2, hours: 1, minutes: 60 } }],
    ]);
    expect(await codeOf(topUp(await card()))).toBe('captured');
  });

  it('a card that was removed and saved again is the same card', async () => {
    await setVelocity(api, 'CNY', { scope: 'method', hourCount: 1 });
    const first = await card();
    expect(await codeOf(topUp(first))).toBe('captured');
    await agent.post(`/payment-methods/${first}/remove`);
    expect(await codeOf(topUp(await card()))).toBe('method_tries_reached');
  });

  it('after an hour there is room again', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', hourCount: 1 });
    const good = await card();
    expect(await codeOf(topUp(good))).toBe('captured');
    api.app.get(Clock).travel(HOUR_MS - MINUTE_MS);
    expect(await codeOf(topUp(good))).toBe('customer_tries_reached');
    api.app.get(Clock).travel(HOUR_MS + MINUTE_MS);
    expect(await codeOf(topUp(good))).toBe('captured');
  });

  it('what fits still is said at the amount', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', hourSum: 8_000 });
    const good = await card();
    await topUp(good);
    const { body } = await topUp(good, 3_001);
    expect(body.errors[0]).toMatchObject({ field: 'amount', params: { left: cny(3_000), most: cny(8_000) } });
    expect(await codeOf(topUp(good, 3_000))).toBe('captured');
  });

  it('a link counts, too', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', hourCount: 1 });
    await topUp(await card());
    const link = {
      provider: 'sandbox',
      methodKinds: ['card'],
      validForMinutes: 60,
      saveMethod: false,
      sendByEmail: false,
    };
    const order = { customerId: customer.id, amount: cny(5_000), link };
    const { status, body } = await agent.post('/payment-links', order, { key: api.newKey() });
    expect([status, body.code]).toEqual([422, 'customer_tries_reached']);
  });
});

describe('leave for one charge above the limits', () => {
  it('is given by a supervisor with a reason, used once, and audited', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', hourCount: 1 });
    const good = await card();
    await topUp(good);
    const { status, body } = await allow();
    expect(status).toBe(201);
    const { body: paid } = await topUp(good);
    expect(paid.payment.state).toBe('captured');
    expect(await codeOf(topUp(good))).toBe('customer_tries_reached');
    const { body: used } = await agent.get(`/charge-exceptions/${body.id}`);
    expect(used).toMatchObject({ paymentId: paid.payment.id, grantedBy: expect.any(String) });
    const events = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at', [
      body.id,
    ]);
    expect(events).toEqual([{ action: 'chargeException.create' }, { action: 'topUp.create' }]);
  });

  it('of 10 parallel tries lets exactly one pass', async () => {
    await setVelocity(api, 'CNY', { scope: 'customer', hourCount: 0 });
    await allow();
    expect((await inParallel(10, await card(), 1_000)).started).toBe(1);
  });

  it('is not saved up, not for what needs none, and not for ever', async () => {
    await allow();
    expect((await allow()).body.code).toBe('charge_exception_open');
    const good = await card();
    await topUp(good);
    await setVelocity(api, 'CNY', { scope: 'customer', hourCount: 0 });
    api.app.get(Clock).travel(25 * HOUR_MS);
    expect(await codeOf(topUp(good))).toBe('customer_tries_reached');
  });

  it('is not given by an agent, nor without a reason', async () => {
    expect((await allow(agent)).status).toBe(403);
    const body = { customerId: customer.id, reason: '  ' };
    expect((await supervisor.post('/charge-exceptions', body, { key: api.newKey() })).status).toBe(400);
  });
});
