import { DAY_MS, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type PaymentMethodView, type SandboxToken } from '@ur-desk/domain/payments';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { setVelocity } from '../../../test/make/charge-limit';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { makeRenewable, quoteInput, type Renewable } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;
let customerId: string;

beforeAll(async () => {
  api = await startApi();
  [agent, supervisor] = [await api.as('agent'), await api.as('supervisor')];
  await setVelocity(api, 'CNY');
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.app.get(Clock).travel(0);
  customerId = (await makeCustomer(api.dataSource.manager)).id;
});

const REASON = '持卡人来电否认消费';
const card = async (token?: SandboxToken, of = customerId) => (await makePaymentMethod(api, of, token)).id;
const block = (order: object, by = agent) =>
  by.post('/payment-blocks', { customerId, reason: REASON, ...order });
const lift = (id: string, by = supervisor) =>
  by.post(`/payment-blocks/${id}/lift`, { reason: '已向银行核实' });
const order = (methodId: string) => ({ customerId, methodId, amount: money(5_000, 'CNY') });
async function topUp(methodId: string): Promise<string> {
  const { status, body } = await agent.post('/top-ups', order(methodId), { key: api.newKey() });
  return (status === 201 ? body.payment.state : body.code) as string;
}
const shown = async (methodId: string) =>
  (await agent.get(`/payment-methods/${methodId}`)).body as PaymentMethodView & { block: PaymentBlockView };
const LINK = {
  provider: 'sandbox',
  methodKinds: ['card'],
  validForMinutes: 60,
  saveMethod: false,
  sendByEmail: false,
};
async function link(): Promise<string> {
  const body = { customerId, amount: money(5_000, 'CNY'), link: LINK };
  const answer = await agent.post('/payment-links', body, { key: api.newKey() });
  return (answer.status === 201 ? answer.body.state : answer.body.code) as string;
}

describe('a blocked card', () => {
  it('is charged by nobody, says why, and can be charged again once somebody has lifted it', async () => {
    const [bad, good] = [await card(), await card('tok_success_unionpay')];
    const { status, body } = await block({ methodId: bad });
    expect([status, body.state, body.cause]).toEqual([201, 'active', 'staff']);
    expect([await topUp(bad), await topUp(good)]).toEqual(['payment_method_blocked', 'captured']);
    expect(await shown(bad)).toMatchObject({ usable: false, block: { id: body.id, reason: REASON } });
    expect((await lift(body.id)).body).toMatchObject({ state: 'lifted', liftReason: '已向银行核实' });
    expect([await topUp(bad), (await shown(bad)).block]).toEqual(['captured', null]);
    const events = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at', [
      body.id,
    ]);
    expect(events).toEqual([{ action: 'paymentBlock.create' }, { action: 'paymentBlock.lift' }]);
  });

  it('stays blocked when it is removed and saved again', async () => {
    const first = await card();
    await block({ methodId: first });
    await agent.post(`/payment-methods/${first}/remove`);
    expect(await topUp(await card())).toBe('payment_method_blocked');
  });

  it('is blocked until the end that was said', async () => {
    const id = await card();
    const until = new Date(Date.now() + 10 * MINUTE_MS).toISOString();
    await block({ methodId: id, until });
    expect(await topUp(id)).toBe('payment_method_blocked');
    api.app.get(Clock).travel(11 * MINUTE_MS);
    expect(await topUp(id)).toBe('captured');
  });

  it('cannot pay for a renewal, neither in a quote nor behind it', async () => {
    const of: Renewable = await makeRenewable(api);
    const methodId = await card('tok_success', of.customer.id);
    const payment = { useWallet: false, methodId };
    const quote = await agent.post('/quotes', quoteInput(of, { payment }));
    expect(quote.status).toBe(201);
    await agent.post('/payment-blocks', { customerId: of.customer.id, methodId, reason: REASON });
    const { id: quoteId, hash: quoteHash } = quote.body as { id: string; hash: string };
    const renewal = await agent.post('/renewals', { quoteId, quoteHash }, { key: api.newKey() });
    expect([renewal.status, renewal.body.code]).toEqual([422, 'payment_method_blocked']);
    const again = await agent.post('/quotes', quoteInput(of, { payment }));
    expect([again.status, again.body.errors?.[0].field]).toEqual([422, 'payment.methodId']);
  });

  it('is blocked once, however many try at once', async () => {
    const methodId = await card();
    const answers = await Promise.all(Array.from({ length: 6 }, () => block({ methodId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });
});

describe('a customer whose payments are blocked', () => {
  it('is charged by no card and by no link', async () => {
    const methodId = await card();
    const { body } = await block({});
    expect([await topUp(methodId), await link()]).toEqual(['payments_blocked', 'payments_blocked']);
    await lift(body.id);
    expect(await topUp(methodId)).toBe('captured');
  });

  it('never by a charge that ran beside the block: it was first, or it was refused', async () => {
    const methodId = await card();
    const [blocked] = await Promise.all([block({}), topUp(methodId), topUp(methodId)]);
    const late = await api.rows(`SELECT 1 FROM payment WHERE customer_id = $1 AND created_at > $2`, [
      customerId,
      blocked.body.createdAt,
    ]);
    expect(late).toEqual([]);
  });
});

describe('a card that is refused', () => {
  it('for suspected fraud is blocked at once, until somebody lifts it', async () => {
    const id = await card('tok_suspected_fraud');
    expect([await topUp(id), await topUp(id)]).toEqual(['failed', 'payment_method_blocked']);
    expect((await shown(id)).block).toMatchObject({ cause: 'suspectedFraud', until: null, reason: null });
  });

  it('three times is blocked for a day; lifting begins the count anew', async () => {
    const id = await card('tok_declined');
    const tries = [await topUp(id), await topUp(id), await topUp(id), await topUp(id)];
    expect(tries).toEqual(['failed', 'failed', 'failed', 'payment_method_blocked']);
    const { block: made } = await shown(id);
    expect(made.cause).toBe('declines');
    expect(Date.parse(made.until ?? '') - Date.parse(made.createdAt)).toBe(DAY_MS);
    await lift(made.id);
    expect([await topUp(id), (await shown(id)).block]).toEqual(['failed', null]);
  });

  it('for too little money is not blocked', async () => {
    const id = await card('tok_insufficient_funds');
    for (let n = 0; n < 4; n += 1) expect(await topUp(id)).toBe('failed');
  });

  it('is not blocked while the rule is off', async () => {
    await api.rows('UPDATE risk_rule SET active = false');
    const id = await card('tok_suspected_fraud');
    expect([await topUp(id), await topUp(id)]).toEqual(['failed', 'failed']);
    await api.rows('UPDATE risk_rule SET active = true');
  });
});

describe('who may', () => {
  it.each(['agent', 'supervisor', 'finance'] as const)('%s may block', async (role) => {
    expect((await block({}, await api.as(role))).status).toBe(201);
  });

  it.each(['marketing', 'auditor', 'admin'] as const)('%s may not', async (role) => {
    expect((await block({}, await api.as(role))).status).toBe(403);
  });

  it('an agent may not lift, nobody without a reason, and nothing twice', async () => {
    const { body } = await block({});
    expect((await lift(body.id, agent)).status).toBe(403);
    expect((await supervisor.post(`/payment-blocks/${body.id}/lift`, {})).status).toBe(400);
    expect([(await lift(body.id)).status, (await lift(body.id)).status]).toEqual([200, 409]);
  });

  it('nobody blocks the card of another customer, or into the past', async () => {
    const other = await makeCustomer(api.dataSource.manager);
    const methodId = await card('tok_success', other.id);
    expect((await block({ methodId })).body.errors).toEqual([{ field: 'methodId', code: 'not_known' }]);
    expect((await block({ until: '2020-01-01T00:00:00.000Z' })).body.code).toBe('block_end_past');
  });
});
