import fc from 'fast-check';
import { money } from '@ur-desk/domain/kernel';
import {
  type MembershipTierView,
  reviewedTier,
  type SimulationView,
  spendSince,
} from '@ur-desk/domain/memberships';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePlan } from '../../../test/make/plan';
import { makeProgramme } from '../../../test/make/membership';
import { membersOf } from './membership.queries';
import { REVIEW_JOB } from './membership-review.service';

let api: TestApi;
let marketing: Caller;
let tiers: MembershipTierView[];

const cny = (amount: number) => money(amount, 'CNY');

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  marketing = await api.as('marketing');
  tiers = await makeProgramme(
    api,
    { code: 'silver', rank: 1, thresholds: [cny(10_000)], discountBps: 500 },
    { code: 'gold', rank: 2, thresholds: [cny(50_000)], discountBps: 1_000 },
  );
});

async function spender(net: number): Promise<string> {
  const { id } = await makeCustomer(api.dataSource.manager);
  await api.rows('INSERT INTO membership_spend VALUES ($1, current_date, $2)', [id, net]);
  return id;
}
const simulate = (body: object, by = marketing) =>
  by.post('/membership-tiers/simulate', { tierId: tiers[1]?.id, ...body });

describe('the simulation of a changed tier', () => {
  it('names the plans whose floor stops the discount', async () => {
    const { planId } = await makePlan(api.db);
    const { body } = await simulate({ discountBps: 5_000 });
    expect((body as SimulationView).conflicts).toEqual([
      expect.objectContaining({
        plan: expect.objectContaining({ id: planId }),
        promotion: null,
        cut: cny(950),
      }),
    ]);
  });

  it('says who moves up and down and what a month costs, and saves nothing', async () => {
    const richer = await spender(40_000);
    await spender(60_000);
    await spender(20_000);
    await api.runJob(REVIEW_JOB);
    const { status, body } = await simulate({ thresholds: [cny(40_000)], discountBps: 1_000 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      customers: 3,
      moves: [{ from: 'silver', to: 'gold', isUp: true, customers: 1 }],
      who: [{ id: richer, from: 'silver', to: 'gold', spend: cny(40_000) }],
      // 60,000 × 5 % + 60,000 × 10 % of a year, and 40,000 of it at 10 % instead of 5 %; 30 of 365 days.
      monthlyCosts: [{ before: cny(739), after: cny(904) }],
    });
    const down = (await simulate({ thresholds: [cny(70_000)] })).body as SimulationView;
    expect(down.moves).toEqual([{ from: 'gold', to: 'silver', isUp: false, customers: 1 }]);
    expect((await marketing.get(`/membership-tiers/${tiers[1]?.id}`)).body.version).toBe(1);
  });

  it('refuses what saving would refuse, at the same field, and is for those who may save', async () => {
    const refused = await simulate({ thresholds: [cny(10_000)] });
    expect(refused.body.errors).toEqual([
      expect.objectContaining({ field: 'thresholds.0.amount', code: 'tier_threshold_too_low' }),
    ]);
    const unknown = await simulate({ tierId: '01900000-0000-7000-8000-00000000dead' });
    expect(unknown.body.errors).toEqual([expect.objectContaining({ field: 'tierId', code: 'not_known' })]);
    expect((await simulate({ discountBps: 1 }, await api.as('agent'))).status).toBe(403);
  });

  it('moves exactly those whom the rule of the domain moves', async () => {
    for (const net of fc.sample(fc.integer({ min: 0, max: 80_000 }), { numRuns: 40, seed: 7 }))
      await spender(net);
    await api.runJob(REVIEW_JOB);
    await api.rows('UPDATE membership_spend SET net = net / 2 WHERE net % 3 = 0');
    const changed = tiers.map((tier) =>
      tier.code === 'gold' ? { ...tier, thresholds: [cny(30_000)] } : tier,
    );
    const ids = (await api.rows<{ id: string }>('SELECT id FROM customer')).map(({ id }) => id);
    const since = spendSince(await api.db.now(), { windowDays: 365 });
    const movers = (await membersOf(api.dataSource.manager, ids, since)).flatMap(
      ({ customerId, state, spend }) => {
        const [from, to] = [tiers, changed].map((those) => reviewedTier(state.earnedTier, those, spend));
        return from === to ? [] : [`${customerId}: ${from} → ${to}`];
      },
    );
    expect(movers.length).toBeGreaterThan(3);
    const { who } = (await simulate({ thresholds: [cny(30_000)] })).body as SimulationView;
    expect(who.map(({ id, from, to }) => `${id}: ${from} → ${to}`).sort()).toEqual(movers.sort());
  });
});
