import { type TopUpLimitView } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';

let api: TestApi;
let finance: Caller;

beforeAll(async () => {
  api = await startApi();
  finance = await api.as('finance');
});
afterAll(() => api.stop());

async function limitIn(currency: CurrencyCode): Promise<TopUpLimitView> {
  const filter = encodeURIComponent(JSON.stringify({ currency }));
  const { body } = await finance.get(`/settings/top-up-limits?filter=${filter}`);
  return (body as [TopUpLimitView])[0];
}

const change = (limit: TopUpLimitView, changes: object, version = limit.version) =>
  finance.patch(`/settings/top-up-limits/${limit.id}`, changes, { version });

describe('the limits of top-ups', () => {
  it('are there for every currency', async () => {
    const { body } = await finance.get('/settings/top-up-limits?range=[0,99]');
    expect(body).toHaveLength(18);
    expect(await limitIn('KWD')).toMatchObject({ presets: [3_000, 5_000, 10_000, 20_000], least: 300 });
  });

  it('count from the next top-up on, and are told at the amount', async () => {
    const agent = await api.as('agent');
    const { id: customerId } = await makeCustomer(api.dataSource.manager, { walletCurrency: 'CNY' });
    const { id: methodId } = await makePaymentMethod(api, customerId);
    const topUp = (amount: number) =>
      agent.post('/top-ups', { customerId, methodId, amount: money(amount, 'CNY') }, { key: api.newKey() });
    expect((await topUp(900)).status).toBe(201);
    expect((await change(await limitIn('CNY'), { least: 1_000, most: 20_000 })).status).toBe(200);
    const [below, above] = [await topUp(900), await topUp(20_001)];
    expect([below.status, below.body.errors]).toEqual([
      422,
      [{ field: 'amount', code: 'amount_too_small', params: { least: money(1_000, 'CNY') } }],
    ]);
    expect([above.status, above.body.errors]).toEqual([
      422,
      [{ field: 'amount', code: 'amount_too_large', params: { most: money(20_000, 'CNY') } }],
    ]);
    expect((await topUp(20_000)).status).toBe(201);
  });

  it('are changed in one place only: who comes second reads what the first wrote', async () => {
    const before = await limitIn('USD');
    const changes = await Promise.all([change(before, { least: 200 }), change(before, { most: 400_000 })]);
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [event] = await api.rows(`SELECT action FROM audit_event WHERE subject_id = $1`, [before.id]);
    expect(event).toEqual({ action: 'topUpLimit.update' });
  });

  it.each([
    ['a most below the least', { most: 50 }, 'most'],
    ['falling amounts', { presets: [2_000, 1_000] }, 'presets'],
    ['an amount outside', { presets: [1] }, 'presets'],
  ])('cannot have %s', async (_name, changes, field) => {
    const { status, body } = await change(await limitIn('EUR'), changes);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });

  it.each(['agent', 'supervisor', 'auditor'] as const)('are read, not changed, by %s', async (role) => {
    const caller = await api.as(role);
    const { id, version } = await limitIn('GBP');
    expect((await caller.get(`/settings/top-up-limits/${id}`)).status).toBe(200);
    expect((await caller.patch(`/settings/top-up-limits/${id}`, { least: 1 }, { version })).status).toBe(403);
  });
});
