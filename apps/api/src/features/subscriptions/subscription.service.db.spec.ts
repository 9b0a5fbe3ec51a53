import { DAY_MS, money } from '@ur-desk/domain/kernel';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makeRenewable, renew } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { ADVANCE_JOB } from './subscription.service';

describe('subscriptions as time goes by', () => {
  let api: TestApi;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
    agent = await api.as('agent');
  });
  afterEach(() => api.app.get(Clock).travel(0));
  afterAll(() => api.stop());

  const stored = async (customerId: string) => {
    const sql = 'SELECT state FROM subscription WHERE customer_id = $1 ORDER BY starts_at';
    return (await api.rows<{ state: string }>(sql, [customerId])).map((row) => row.state);
  };

  it('the queued one starts when the running one ends, each change with its audit event', async () => {
    const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
    const first = (await renew(agent, of)).body.subscription;
    const second = (await renew(agent, of)).body.subscription;
    await api.runJob(ADVANCE_JOB);
    expect(await stored(of.customer.id)).toEqual(['active', 'queued']);

    const shift = Date.parse(String(first.endsAt)) - Date.parse(await api.db.now());
    api.app.get(Clock).travel(shift + 1_000);
    expect((await agent.get(`/subscriptions/${second.id}`)).body).toMatchObject({ state: 'active' });
    await api.runJob(ADVANCE_JOB);
    expect(await stored(of.customer.id)).toEqual(['expired', 'active']);
    await api.runJob(ADVANCE_JOB);

    const sql = 'SELECT count(*) AS n FROM audit_event WHERE chain_id = $1 AND action = $2';
    expect(await api.rows(sql, [of.customer.id, 'subscription.advance'])).toEqual([{ n: 2 }]);
  });

  it('one that was queued and overslept goes straight to expired', async () => {
    const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
    await renew(agent, of);
    await renew(agent, of);
    api.app.get(Clock).travel(90 * DAY_MS);
    await api.runJob(ADVANCE_JOB);
    expect(await stored(of.customer.id)).toEqual(['expired', 'expired']);
  });

  it('are listed by line and by the state that they have now', async () => {
    const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
    await renew(agent, of);
    await renew(agent, of);
    const list = async (filter: object) =>
      (await agent.get(`/subscriptions?filter=${encodeURIComponent(JSON.stringify(filter))}`))
        .body as object[];
    expect(await list({ lineId: of.lineId })).toHaveLength(2);
    expect(await list({ lineId: of.lineId, state: 'queued' })).toMatchObject([{ state: 'queued' }]);
    const lots = await agent.get(
      `/allowance-lots?filter=${encodeURIComponent(JSON.stringify({ lineId: of.lineId }))}`,
    );
    expect(lots.body).toHaveLength(4);
  });
});
