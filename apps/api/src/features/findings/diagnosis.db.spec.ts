import { MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type OpenFindingView } from '@ur-desk/domain/findings';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeLine } from '../../../test/make/line';
import { makePlan } from '../../../test/make/plan';
import { adjust } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet, makePaymentMethod } from '../../../test/make/payment';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { RELEASE_HOLDS_JOB } from '../ledger/wallet-hold.service';
import { RESUME_JOB } from '../renewals/renewal-saga.service';
import { DIAGNOSE_ALL_JOB, DIAGNOSE_CHANGED_JOB } from './diagnosis.service';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
});
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
});
afterEach(() => {
  planFaults();
  api.app.get(Clock).travel(0);
});
afterAll(() => api.stop());

const later = (minutes: number) => api.app.get(Clock).travel(minutes * MINUTE_MS);
const list = async (caller = agent, query = '') =>
  (await caller.get(`/findings${query}`)).body as OpenFindingView[];
const look = async () => {
  await api.runJob(DIAGNOSE_CHANGED_JOB);
  return (await list()).map(({ code }) => code);
};
const mistyped = () => makeCustomer(api.dataSource.manager, { email: 'a@gmial.com', emailVerifiedAt: null });
const withCard = async (
  of: Renewable,
  token: Parameters<typeof makePaymentMethod>[2],
  useWallet = false,
) => ({
  payment: { useWallet, methodId: (await makePaymentMethod(api, of.customer.id, token)).id },
});

describe('the work list', () => {
  it('a worker killed behind the charge: paid but not active, until the renewal went on', async () => {
    const of = await makeRenewable(api);
    planFaults({ 'renewal.charged': () => Promise.reject(new Error('killed')) });
    await renew(agent, of, await withCard(of, 'tok_success'));
    planFaults();
    expect(await look()).toEqual([]);
    later(3);
    expect(await look()).toEqual(['paid_not_active']);
    const [found] = await list();
    expect(found).toMatchObject({ customerId: of.customer.id, severity: 'error', gone: false });
    const page = await agent.get(`/customers/${of.customer.id}/overview`);
    expect(page.body.findings[0]).toMatchObject({ code: 'paid_not_active', subject: found?.subject });
    await api.runJob(RESUME_JOB);
    expect(await list()).toMatchObject([{ code: 'paid_not_active', gone: true, params: {} }]);
    later(4);
    expect(await look()).toEqual([]);
  });

  it('money that came too late for its plan: put right by trying the step again', async () => {
    const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const waiting = await renew(agent, of, await withCard(of, 'tok_timeout', true));
    await api.rows(`UPDATE wallet_hold SET expires_at = now() - interval '1 second'`);
    await api.runJob(RELEASE_HOLDS_JOB);
    const cheap = await makePlan(api.db, { prices: [{ currency: 'CNY', amount: 900, floor: 0 }] });
    const line = await makeLine(api.dataSource.manager, { customerId: of.customer.id });
    expect((await renew(agent, { ...of, ...cheap, lineId: line.id })).status).toBe(201);
    await agent.post(`/payments/${waiting.body.payments[0].id}/check`, {}, { key: api.newKey() });
    await api.deliverEvents();
    await api.runJob(DIAGNOSE_ALL_JOB);
    const [found] = (await list()).filter(({ customerId }) => customerId === of.customer.id);
    expect(found).toMatchObject({ code: 'paid_not_active', subject: { id: waiting.body.id } });
    await fundWallet(api, of.customer.id, money(5_000, 'CNY'));
    const path = `/renewals/${waiting.body.id}/steps/posted/retry`;
    expect((await agent.post(path, {}, { key: api.newKey() })).body).toMatchObject({ state: 'succeeded' });
    later(1);
    expect(await look()).toEqual([]);
  });

  it('a charge without an answer is on it within a minute, and off it with the answer', async () => {
    const of = await makeRenewable(api);
    const waiting = await renew(agent, of, await withCard(of, 'tok_timeout'));
    expect(await look()).toEqual(['payment_unknown']);
    await agent.post(`/payments/${waiting.body.payments[0].id}/check`, {}, { key: api.newKey() });
    await api.deliverEvents();
    later(1);
    expect(await look()).toEqual([]);
  });

  it('a renewal that failed is on it as soon as the failure is told', async () => {
    const of = await makeRenewable(api);
    await renew(agent, of, await withCard(of, 'tok_declined'));
    await api.deliverEvents();
    expect(await list()).toMatchObject([{ code: 'renewal_failed', customerId: of.customer.id }]);
  });

  it('an allowance that a restored backup lacks, until it is granted', async () => {
    const of = await makeRenewable(api);
    await renew(agent, of);
    await api.runJob(DIAGNOSE_ALL_JOB);
    expect(await list()).toEqual([]);
    await api.rows(
      `UPDATE allowance_lot SET granted = granted / 2, remaining = granted / 2 WHERE kind = 'data'`,
    );
    await api.runJob(DIAGNOSE_ALL_JOB);
    expect(await list()).toMatchObject([{ code: 'allowance_missing', params: { kind: 'data' } }]);
    const [lot] = await api.rows<{ granted: number; subscription_id: string }>(
      `SELECT granted, subscription_id FROM allowance_lot WHERE kind = 'data'`,
    );
    const granted = await adjust(api, await api.as('supervisor'), {
      customerId: of.customer.id,
      kind: 'allowance',
      subscriptionId: lot?.subscription_id,
      allowance: { kind: 'data', quantity: lot?.granted },
      reasonCode: 'courtesy',
    });
    expect(granted.status).toBe(201);
    later(1);
    expect(await look()).toEqual([]);
  });

  it('all customers are looked at, also when the process dies on the way, and each finding once', async () => {
    for (let n = 0; n < 120; n += 1) await mistyped();
    planFaults({ 'diagnosis.looked': () => Promise.reject(new Error('killed')) });
    await expect(api.runJob(DIAGNOSE_ALL_JOB)).rejects.toThrow('killed');
    expect((await agent.get('/findings/summary')).body).toEqual({
      counts: [{ code: 'email_suspect', severity: 'warning', count: 50 }],
      checkedAllAt: null,
    });
    planFaults();
    await Promise.all([api.runJob(DIAGNOSE_ALL_JOB), api.runJob(DIAGNOSE_ALL_JOB)]);
    const { body } = await agent.get('/findings/summary');
    expect(body.counts).toEqual([{ code: 'email_suspect', severity: 'warning', count: 120 }]);
    expect(body.checkedAllAt).not.toBeNull();
  });

  it('keeps the time at which something was seen first', async () => {
    await mistyped();
    await api.runJob(DIAGNOSE_ALL_JOB);
    const [first] = await list();
    later(60);
    await api.runJob(DIAGNOSE_ALL_JOB);
    const [second] = await list();
    expect([second?.id, second?.foundAt]).toEqual([first?.id, first?.foundAt]);
    expect(second && first && second.checkedAt > first.checkedAt).toBe(true);
  });

  it('the worst is first, and one kind can be asked for', async () => {
    await mistyped();
    const of = await makeRenewable(api);
    await renew(agent, of, await withCard(of, 'tok_declined'));
    await api.runJob(DIAGNOSE_ALL_JOB);
    expect((await list()).map(({ code }) => code)).toEqual(['renewal_failed', 'email_suspect']);
    const filter = `?filter=${encodeURIComponent('{"code":"email_suspect"}')}`;
    expect((await list(agent, filter)).map(({ code }) => code)).toEqual(['email_suspect']);
    expect(
      (await agent.get(`/findings?filter=${encodeURIComponent('{"code":"allowance_low"}')}`)).status,
    ).toBe(400);
  });

  it('tells finance that an e-mail is wrong, but not what it should be; marketing nothing', async () => {
    await mistyped();
    await api.runJob(DIAGNOSE_ALL_JOB);
    expect((await list())[0]?.params).toEqual({ suggestion: 'a@gmail.com' });
    expect(await list(await api.as('finance'))).toMatchObject([
      { code: 'email_suspect', gone: false, params: {} },
    ]);
    expect((await (await api.as('marketing')).get('/findings')).status).toBe(403);
  });
});
