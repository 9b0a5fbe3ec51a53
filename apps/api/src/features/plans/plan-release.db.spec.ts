import { addMs, DAY_MS, HOUR_MS, money } from '@ur-desk/domain/kernel';
import { type PlanDetailView, type ReleasePlanInput } from '@ur-desk/domain/plans';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { AUTO_RENEW_JOB } from '../auto-renewals/auto-renewal-run.service';
import { RELEASE_JOB } from './plan-life.service';

const OLD_PRICE = 3_900;

let api: TestApi;
let agent: Caller;
let marketing: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi();
  [agent, marketing, supervisor] = [
    await api.as('agent'),
    await api.as('marketing'),
    await api.as('supervisor'),
  ];
});
afterEach(() => api.app.get(Clock).travel(0));
afterAll(() => api.stop());

const planOf = async (id: string): Promise<PlanDetailView> =>
  (await marketing.get(`/plans/${id}`)).body as PlanDetailView;
const draftOf = async (id: string) => {
  const { draft } = await planOf(id);
  if (!draft) throw new Error('nothing is in preparation');
  return draft;
};
const call = async (planId: string, verb: string, body: object = {}): Promise<Answer> => {
  const { id, version } = await draftOf(planId);
  return marketing.post(`/plan-versions/${id}/${verb}`, body, { key: api.newKey(), version });
};
const release = (planId: string, input: ReleasePlanInput = {}) => call(planId, 'release', input);
const inHours = async (hours: number): Promise<string> => addMs(await api.db.now(), hours * HOUR_MS);

/** The next version of a plan, at this price. */
async function reprice(planId: string, amount: number): Promise<Answer> {
  const { version } = await planOf(planId);
  const prices = [{ currency: 'CNY', amount, floor: 0 }];
  return marketing.patch(`/plans/${planId}`, { prices }, { version });
}

/** A line that runs a plan of ¥39.00 for 30 days and renews it by itself. */
async function running(): Promise<Renewable> {
  const of = await makeRenewable(api, { wallet: money(100_000_000, 'CNY') });
  await renew(agent, of);
  const { body } = await agent.get(`/auto-renewals/${of.lineId}`);
  const terms = { on: true, planId: null, paymentOrder: 'walletFirst' };
  await agent.put(`/lines/${of.lineId}/auto-renew`, terms, { version: body.version });
  return of;
}

describe('a planned release', () => {
  it('waits for its time, is carried out once however many look, and the old version is history', async () => {
    const { planId } = await running();
    await reprice(planId, 4_500);
    const at = await inHours(48);
    const planned = await release(planId, { at, reason: 'Spring' });
    expect(planned).toMatchObject({ status: 200, body: { draft: { state: 'draft', releaseAt: at } } });
    await api.runJob(RELEASE_JOB);
    expect(await planOf(planId)).toMatchObject({ current: { versionNo: 1 }, draft: { versionNo: 2 } });

    api.app.get(Clock).travel(49 * HOUR_MS);
    await Promise.all([1, 2, 3].map(() => api.runJob(RELEASE_JOB)));
    const released = await planOf(planId);
    expect(released).toMatchObject({ current: { versionNo: 2, releaseAt: null }, draft: null });
    const actors = await api.rows(
      `SELECT action, actor_kind FROM audit_event WHERE subject_id = $1 AND action = 'plan.release' ORDER BY at, seq`,
      [planId],
    );
    expect(actors.map((row) => row['actor_kind'])).toEqual(['staff', 'system']);
  });

  it('keeps the draft as it was agreed to, until it is called off', async () => {
    const { planId } = await running();
    await reprice(planId, 4_500);
    await release(planId, { at: await inHours(48) });
    const refused = await reprice(planId, 100);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'plan_release_planned', params: { version: 2 } },
    });
    expect(await release(planId)).toMatchObject({ status: 409, body: { code: 'plan_release_planned' } });
    expect(await call(planId, 'cancel-release')).toMatchObject({
      status: 200,
      body: { draft: { releaseAt: null } },
    });
    expect(await call(planId, 'cancel-release')).toMatchObject({
      status: 409,
      body: { code: 'plan_release_not_planned' },
    });
    expect(await reprice(planId, 4_600)).toMatchObject({ status: 200 });
    api.app.get(Clock).travel(49 * HOUR_MS);
    await api.runJob(RELEASE_JOB);
    expect(await planOf(planId)).toMatchObject({ current: { versionNo: 1 } });
  });

  it('of what is on sale already is refused by its number', async () => {
    const { planId } = await running();
    const { current } = await planOf(planId);
    const path = `/plan-versions/${current?.id}/release`;
    const twice = await marketing.post(path, {}, { key: api.newKey(), version: current?.version ?? 0 });
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'plan_released_already', params: { version: 1 } },
    });
  });

  it.each([
    ['a time that is over', -1, 'plan_release_past'],
    ['years ahead', 400 * 24, 'plan_release_too_far'],
  ])('at %s is refused at the field, and nothing is planned', async (_what, hours, code) => {
    const { planId } = await running();
    await reprice(planId, 4_500);
    const refused = await release(planId, { at: await inHours(hours) });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'at', code }] } });
    expect((await draftOf(planId)).releaseAt).toBeNull();
  });
});

describe('lines that renew by themselves', () => {
  const renewedFor = async ({ customer, lineId }: Renewable): Promise<unknown> => {
    api.app.get(Clock).travel(29 * DAY_MS + 2 * HOUR_MS);
    await api.runJob(AUTO_RENEW_JOB);
    const [row] = await api.rows(
      `SELECT r.total, v.version_no FROM renewal r JOIN plan_version v ON v.id = r.plan_version_id
       WHERE r.customer_id = $1 AND r.line_id = $2 AND r.channel = 'autoRenew'`,
      [customer.id, lineId],
    );
    return row;
  };

  it.each([
    ['keep', { total: OLD_PRICE, version_no: 1 }],
    ['move', { total: 4_500, version_no: 2 }],
  ] as const)('%s their terms as it was chosen at the release', async (runningRenewals, expected) => {
    const of = await running();
    await reprice(of.planId, 4_500);
    await release(of.planId, { runningRenewals });
    const overview = await agent.get(`/customers/${of.customer.id}/overview`);
    expect(overview.body.lines[0].active.price.amount).toBe(expected.total);
    expect(await renewedFor(of)).toEqual(expected);
  });

  it('are counted before: how many, and what they bring in a month', async () => {
    const { planId } = await running();
    await reprice(planId, 4_500);
    const { body } = await marketing.get(`/plan-versions/${(await draftOf(planId)).id}/impact`);
    expect(body).toEqual({
      activeSubscriptions: 1,
      queuedSubscriptions: 0,
      revenue: [
        {
          currency: 'CNY',
          lines: 1,
          before: money(OLD_PRICE, 'CNY'),
          after: money(4_500, 'CNY'),
          isSold: true,
        },
      ],
      promotions: [],
      why: [],
    });
  });
});

describe('a release that moves much money', () => {
  /** The plan waits for somebody's decision. */
  async function asked(input: ReleasePlanInput = {}): Promise<{ planId: string; requestId: string }> {
    const { planId } = await running();
    await reprice(planId, 2_000_000);
    const { body } = await release(planId, input);
    expect(body).toMatchObject({
      current: { versionNo: 1 },
      draft: { releaseAt: null, request: { state: 'open' } },
    });
    return { planId, requestId: body.draft.request.id as string };
  }
  const decide = async (by: Caller, requestId: string, verb: 'approve' | 'reject'): Promise<Answer> => {
    const { body } = await supervisor.get(`/approvals/${requestId}`);
    return by.post(`/approvals/${requestId}/${verb}`, {}, { key: api.newKey(), version: body.version });
  };

  it('waits for a second person, who is shown what a month brings, and is then planned as asked', async () => {
    const at = await inHours(48);
    const { planId, requestId } = await asked({ at });
    expect(await reprice(planId, 1)).toMatchObject({ status: 409, body: { code: 'plan_release_planned' } });
    expect((await supervisor.get(`/approvals/${requestId}`)).body).toMatchObject({
      kind: 'planRelease',
      changes: [
        {
          field: 'planRevenue',
          before: { money: money(OLD_PRICE, 'CNY') },
          after: { money: money(2_000_000, 'CNY') },
        },
        { field: 'planReleaseAt', after: { instant: at } },
      ],
      why: [{ cause: 'planRevenue', value: { money: money(2_000_000 - OLD_PRICE, 'CNY') } }],
    });
    expect(await decide(marketing, requestId, 'approve')).toMatchObject({ status: 403 });
    expect(await decide(supervisor, requestId, 'approve')).toMatchObject({ status: 200 });
    expect(await draftOf(planId)).toMatchObject({ releaseAt: at, request: { state: 'approved' } });
    api.app.get(Clock).travel(49 * HOUR_MS);
    await api.runJob(RELEASE_JOB);
    expect(await planOf(planId)).toMatchObject({ current: { versionNo: 2, runningRenewals: 'move' } });
  });

  it('is refused to the approver once its time is over; rejected, the draft can be edited again', async () => {
    const { planId, requestId } = await asked({ at: await inHours(1) });
    api.app.get(Clock).travel(2 * HOUR_MS);
    expect((await decide(supervisor, requestId, 'approve')).body).toMatchObject({
      errors: [{ code: 'plan_release_past' }],
    });
    expect(await decide(supervisor, requestId, 'reject')).toMatchObject({ status: 200 });
    expect(await reprice(planId, 4_500)).toMatchObject({ status: 200, body: { draft: { versionNo: 2 } } });
  });

  it('needs nobody else where the lines keep their terms', async () => {
    const { planId } = await running();
    await reprice(planId, 2_000_000);
    expect(await release(planId, { runningRenewals: 'keep' })).toMatchObject({
      body: { current: { versionNo: 2 } },
    });
  });
});
