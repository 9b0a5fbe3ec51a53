import { type LimitView } from '@ur-desk/domain/limits';
import { DAY_MS, money } from '@ur-desk/domain/kernel';
import { type Answer, type Caller, type TestApi, startApi } from '../../../test/harness';
import { ABOVE_AGENT, adjust, creditOrder } from '../../../test/make/adjustment';
import { makeCustomer } from '../../../test/make/customer';
import { patiently } from '../../../test/patience';
import { Clock } from '../../platform/clock/clock';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
});
afterEach(() => api.app.get(Clock).travel(0));

const cny = (amount: number) => money(amount, 'CNY');
const newCustomer = async () => (await makeCustomer(api.dataSource.manager)).id;
const credit = (customerId: string, amount: number, by = agent) =>
  adjust(api, by, creditOrder(customerId, { amount: cny(amount) }));
const statesOf = (answers: Answer[]) => answers.map(({ body }) => String(body.state)).sort();
const given = async () => {
  const sql = `SELECT coalesce(sum(amount), 0) AS given FROM transfer WHERE kind = 'goodwill'`;
  return (await api.rows<{ given: number }>(sql))[0]?.given;
};
const causes = ({ body }: Answer) =>
  api
    .rows<{ why: { cause: string }[] }>('SELECT why FROM approval_request WHERE subject_id = $1', [body.id])
    .then(([row]) => row?.why.map(({ cause }) => cause));

describe('an agent’s limits: ¥200 at once, ¥500 to a customer and ¥2,000 in all on a day', () => {
  it('at once', async () => {
    const id = await newCustomer();
    expect((await credit(id, 20_000)).body.state).toBe('done');
    const above = await credit(await newCustomer(), 20_001);
    expect([above.status, above.body.state]).toEqual([202, 'awaitingApproval']);
    expect(await causes(above)).toEqual(['perAction']);
    expect(await given()).toBe(20_000);
  });

  it('to one customer on one day, whoever gives it; the next day it begins anew', async () => {
    const id = await newCustomer();
    for (const amount of [20_000, 20_000, 10_000]) expect((await credit(id, amount)).status).toBe(201);
    const above = await credit(id, 1);
    expect([above.status, await causes(above)]).toEqual([202, ['perCustomerDay']]);
    api.app.get(Clock).travel(DAY_MS);
    expect((await credit(id, 1)).status).toBe(201);
  });

  it('what was approved does not count against what may be done alone', async () => {
    const id = await newCustomer();
    const asked = await adjust(api, agent, creditOrder(id, { amount: ABOVE_AGENT }));
    const supervisor = await api.as('supervisor');
    const path = `/approvals/${asked.body.approval.id}/approve`;
    expect((await supervisor.post(path, {}, { key: api.newKey(), version: 1 })).status).toBe(200);
    for (const amount of [20_000, 20_000, 10_000]) expect((await credit(id, amount)).status).toBe(201);
  });

  it('a supervisor may give ten times as much, and above that somebody else decides, too', async () => {
    const supervisor = await api.as('supervisor');
    expect((await credit(await newCustomer(), 200_000, supervisor)).status).toBe(201);
    const above = await credit(await newCustomer(), 200_001, supervisor);
    expect([above.status, await causes(above)]).toEqual([202, ['perAction']]);
  });

  it('other currencies have limits of their own, converted from nothing', async () => {
    const { id } = await makeCustomer(api.dataSource.manager, { walletCurrency: 'JPY' });
    const yen = (amount: number) => adjust(api, agent, creditOrder(id, { amount: money(amount, 'JPY') }));
    expect((await yen(4_000)).status).toBe(201);
    expect((await yen(4_001)).status).toBe(202);
  });

  it('X6 30 parallel credits of ¥100 to 30 customers: exactly 20 are given, the others become requests', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, newCustomer));
    const answers = await Promise.all(ids.map((id) => patiently(() => credit(id, 10_000))));
    const states = statesOf(answers);
    expect(states.filter((state) => state === 'done')).toHaveLength(20);
    expect(states.filter((state) => state === 'awaitingApproval')).toHaveLength(10);
    expect(await given()).toBe(200_000);
    expect(await api.rows('SELECT used, most FROM staff_limit_use')).toEqual([
      { used: 200_000, most: 200_000 },
    ]);
    const why = await api.rows<{ why: { cause: string }[] }>('SELECT why FROM approval_request');
    expect(why.every((row) => row.why.some(({ cause }) => cause === 'perAgentDay'))).toBe(true);
  });

  it('X6 10 parallel credits of ¥100 to one customer: exactly 5 are given', async () => {
    const id = await newCustomer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => patiently(() => credit(id, 10_000))));
    expect(statesOf(answers).filter((state) => state === 'done')).toHaveLength(5);
    expect(await given()).toBe(50_000);
  });

  it('X6 the database itself holds the day: more than the limit is no row', async () => {
    await credit(await newCustomer(), 10_000);
    await expect(api.rows('UPDATE staff_limit_use SET used = most + 1')).rejects.toMatchObject({
      driverError: { constraint: 'staff_limit_use_within' },
    });
  });
});

describe('the limits as settings', () => {
  const limitOf = async (by: Caller): Promise<LimitView> => {
    const filter = encodeURIComponent(JSON.stringify({ role: 'agent', measure: 'CNY' }));
    return ((await by.get(`/settings/limits?filter=${filter}`)).body as LimitView[])[0] as LimitView;
  };

  it('an administrator changes one under its version; it counts at once and is audited', async () => {
    const admin = await api.as('admin');
    const limit = await limitOf(admin);
    expect(limit).toMatchObject({ perAction: 20_000, perCustomerDay: 50_000, perAgentDay: 200_000 });
    const path = `/settings/limits/${limit.id}`;
    const changed = await admin.patch(path, { perAction: 5_000 }, { version: limit.version });
    expect(changed.body).toMatchObject({ perAction: 5_000, perAgentDay: 200_000, version: 2 });
    expect((await credit(await newCustomer(), 5_001)).status).toBe(202);
    expect((await admin.patch(path, { perAction: 1 }, { version: 1 })).body).toMatchObject({
      code: 'version_conflict',
      params: { current: { version: 2 } },
    });
    const audited = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [limit.id]);
    expect(audited).toEqual([{ action: 'limit.update' }]);
  });

  it('a day that is above a limit that was lowered gives nothing more, and stays as it was', async () => {
    await credit(await newCustomer(), 20_000);
    const finance = await api.as('finance');
    const { id, version } = await limitOf(finance);
    await finance.patch(`/settings/limits/${id}`, { perAgentDay: 10_000 }, { version });
    expect((await credit(await newCustomer(), 1)).status).toBe(202);
    expect(await api.rows('SELECT used, most FROM staff_limit_use')).toEqual([
      { used: 20_000, most: 200_000 },
    ]);
  });

  it('every role that gives has one for every currency and quantity, finance, who records money, for every currency', async () => {
    const rows = await api.rows<{ role: string; n: number }>(
      'SELECT role, count(*) AS n FROM staff_limit GROUP BY role ORDER BY role',
    );
    expect(rows).toEqual([
      { role: 'agent', n: 22 },
      { role: 'finance', n: 18 },
      { role: 'supervisor', n: 22 },
    ]);
  });

  it.each([
    ['less than nothing', { perAction: -1 }],
    ['half a fen', { perAction: 0.5 }],
    ['text', { perAgentDay: '1e3' }],
    ['another role', { role: 'admin' }],
  ])('refuses %s', async (_name, body) => {
    const admin = await api.as('admin');
    const { id, version } = await limitOf(admin);
    expect((await admin.patch(`/settings/limits/${id}`, body, { version })).status).toBe(400);
  });

  it('is read by supervisors and auditors, and changed by finance and administrators alone', async () => {
    const { id, version } = await limitOf(await api.as('supervisor'));
    for (const role of ['agent', 'supervisor', 'auditor', 'marketing'] as const) {
      const answer = await (
        await api.as(role)
      ).patch(`/settings/limits/${id}`, { perAction: 1 }, { version });
      expect(answer.status).toBe(403);
    }
  });
});
