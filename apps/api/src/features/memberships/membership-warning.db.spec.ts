import { DAY_MS, money } from '@ur-desk/domain/kernel';
import { type MembershipView } from '@ur-desk/domain/memberships';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeProgramme } from '../../../test/make/membership';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { REVIEW_JOB } from './membership-review.service';
import { WARNING_JOB } from './membership-warning.service';
import { BONUS_JOB } from './tier-bonus.service';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;

const cny = (amount: number) => money(amount, 'CNY');
/** The default terms: a tier is kept for 365 days, and 30 more. */
const LOST_AFTER_DAYS = 395;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  [agent, supervisor] = [await api.as('agent'), await api.as('supervisor')];
  await makeProgramme(api, { code: 'silver', rank: 1, thresholds: [cny(3_900)] });
});
afterEach(() => api.app.get(Clock).travel(0));

/** A member of silver, by one purchase. */
async function aMember(): Promise<Renewable> {
  const of = await makeRenewable(api, { wallet: cny(10_000) });
  await renew(agent, of);
  await api.deliverEvents();
  return of;
}
const membership = async ({ customer }: Renewable): Promise<MembershipView> =>
  (await agent.get(`/memberships/${customer.id}`)).body as MembershipView;
const daysBefore = (days: number): void => api.app.get(Clock).travel((LOST_AFTER_DAYS - days) * DAY_MS);
const look = async (times = 1): Promise<void> => {
  await Promise.all(Array.from({ length: times }, () => api.runJob(WARNING_JOB)));
  await api.deliverEvents();
};
const told = async (): Promise<number> =>
  (await api.rows(`SELECT 1 FROM notification WHERE event = 'membership.ending'`)).length;

describe('a tier that will be lost', () => {
  it('J2 is told 30 and 7 days before, once each, however many look and however often it is delivered', async () => {
    await aMember();
    daysBefore(31);
    await look();
    expect(await told()).toBe(0);
    daysBefore(30);
    await look(4);
    expect(await told()).toBe(1);
    daysBefore(8);
    await look(2);
    expect(await told()).toBe(1);
    daysBefore(7);
    await look(4);
    await api.rows('UPDATE outbox_event SET published_at = NULL');
    await api.deliverEvents();
    daysBefore(1);
    await look();
    expect(await told()).toBe(2);
  });

  it('after everything slept is told the last warning alone', async () => {
    await aMember();
    daysBefore(3);
    await look();
    await look();
    expect(await told()).toBe(1);
  });

  it('is not told to whom has spent enough again, nor while somebody has set it', async () => {
    const spent = await aMember();
    const set = await aMember();
    daysBefore(25);
    await renew(agent, spent);
    await api.deliverEvents();
    const until = new Date(Date.parse(await api.db.now()) + 60 * DAY_MS).toISOString().slice(0, 10);
    const body = { tier: 'silver', until, reason: 'Complaint' };
    await supervisor.post(`/memberships/${set.customer.id}/override`, body, { key: api.newKey() });
    await look();
    expect(await told()).toBe(0);
  });

  it('of the next period is told anew', async () => {
    const of = await aMember();
    daysBefore(20);
    await look();
    await renew(agent, of);
    await api.runJob(REVIEW_JOB);
    const { losesAt } = await membership(of);
    expect(losesAt).not.toBeNull();
    api.app.get(Clock).travel(Date.parse(losesAt ?? '') - Date.now() - 6 * DAY_MS);
    await look();
    expect(await told()).toBe(2);
  });
});

describe('a tier that somebody set', () => {
  const end = (customerId: string) =>
    supervisor.post(
      `/memberships/${customerId}/end-override`,
      { reason: 'By mistake' },
      { key: api.newKey() },
    );

  it('TR1 ends early with its reason; what was earned meanwhile counts, and it ends once', async () => {
    const of = await aMember();
    const until = new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10);
    const body = { tier: 'none', until, reason: 'Complaint' };
    await supervisor.post(`/memberships/${of.customer.id}/override`, body, { key: api.newKey() });
    const answers = await Promise.all([end(of.customer.id), end(of.customer.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { tier, overrideUntil, history } = await membership(of);
    expect([tier, overrideUntil]).toEqual(['silver', null]);
    expect(history[0]).toMatchObject({ cause: 'overrideEnded', reason: 'By mistake', by: { kind: 'staff' } });
    expect(history).toHaveLength(3);
  });

  it('is not there where nobody set one', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    expect(await end(id)).toMatchObject({ status: 409, body: { code: 'override_none' } });
  });
});

it('customers are listed by their tier', async () => {
  const { customer } = await aMember();
  await makeCustomer(api.dataSource.manager);
  const filter = encodeURIComponent(JSON.stringify({ tier: 'silver' }));
  const { body } = await agent.get(`/customers?filter=${filter}`);
  expect((body as { id: string }[]).map(({ id }) => id)).toEqual([customer.id]);
});

describe('monthly bonuses', () => {
  const lotsOf = ({ customer }: Renewable) =>
    api.rows(
      `SELECT a.kind, a.granted, a.remaining, a.origin, a.subscription_id, e.change, e.cause_kind FROM allowance_lot a
       JOIN allowance_entry e ON e.customer_id = a.customer_id AND e.lot_id = a.id
       WHERE a.customer_id = $1 AND e.cause_kind = 'tierBonus' ORDER BY a.valid_from`,
      [customer.id],
    );
  const give = (times = 1) => Promise.all(Array.from({ length: times }, () => api.runJob(BONUS_JOB)));
  const LOT = {
    kind: 'data',
    granted: 1_000,
    remaining: 1_000,
    origin: 'bonus',
    subscription_id: null,
    change: 1_000,
    cause_kind: 'tierBonus',
  };

  it('J2 are given once in a month however many look, to members with a plan that runs, and end with the month', async () => {
    await makeProgramme(api, {
      code: 'silver',
      rank: 1,
      thresholds: [cny(3_900)],
      monthlyBonuses: [{ kind: 'data', quantity: 1_000 }],
    });
    const of = await aMember();
    await give(4);
    expect(await lotsOf(of)).toEqual([LOT]);
    await give();
    expect(await lotsOf(of)).toHaveLength(1);
    api.app.get(Clock).travel(62 * DAY_MS);
    await give();
    expect(await lotsOf(of)).toHaveLength(1);
    await renew(agent, of);
    await give(3);
    expect(await lotsOf(of)).toEqual([LOT, LOT]);
  });

  it('are not given by a tier without any', async () => {
    const of = await aMember();
    await give();
    expect(await lotsOf(of)).toEqual([]);
  });
});
