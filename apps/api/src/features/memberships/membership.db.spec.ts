import fc from 'fast-check';
import { type CurrencyCode, DAY_MS, type Instant, money, toInstant } from '@ur-desk/domain/kernel';
import {
  daysAfter,
  decideMembership,
  type MembershipState,
  type MembershipView,
  spendSince,
} from '@ur-desk/domain/memberships';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeProgramme } from '../../../test/make/membership';
import { aCardRenewal, refundOrder } from '../../../test/make/refund';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { membersDue, membersOf, programmeOf, writeMembers } from './membership.queries';
import { REVIEW_JOB } from './membership-review.service';

let api: TestApi;
let agent: Caller;
let supervisor: Caller;

const cny = (amount: number) => money(amount, 'CNY');
/** The plan of tests costs ¥39.00: one leads to silver, two to gold. */
const TIERS = [
  { code: 'silver', rank: 1, thresholds: [cny(3_900)] },
  { code: 'gold', rank: 2, thresholds: [cny(7_800), money(300, 'JPY')] },
  { code: 'platinum', rank: 3, thresholds: [cny(20_000), money(900, 'JPY')] },
];

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  [agent, supervisor] = [await api.as('agent'), await api.as('supervisor')];
  await makeProgramme(api, ...TIERS);
});
afterEach(() => api.app.get(Clock).travel(0));

const membership = async (customerId: string) =>
  (await agent.get(`/memberships/${customerId}`)).body as MembershipView;
const told = ({ history }: MembershipView) =>
  history.map(({ from, to, cause }) => `${from} → ${to}: ${cause}`);
const inDays = (days: number): string => toInstant(Date.now() + days * DAY_MS).slice(0, 10);
const override = (customerId: string, changes: object = {}, by = supervisor) => {
  const body = { tier: 'platinum', until: inDays(60), reason: 'Complaint of 22 November', ...changes };
  return by.post(`/memberships/${customerId}/override`, body, { key: api.newKey() });
};
const spendOf = async (customerId: string) => (await membership(customerId)).spend.amount;

/** No gaps, no overlaps, each begins where the one before ended; and a member is what his last change made him. */
async function expectWhole(): Promise<void> {
  const broken = await api.rows(`SELECT t.customer_id FROM tier_change t
    LEFT JOIN tier_change p ON p.customer_id = t.customer_id AND p.seq = t.seq - 1
    WHERE p.id IS DISTINCT FROM t.prev_id OR coalesce(p.to_tier, 'none') <> t.from_tier OR (t.seq > 1 AND p.id IS NULL)
    UNION ALL
    SELECT m.customer_id FROM membership m JOIN tier_change t ON t.customer_id = m.customer_id AND t.id = m.change_id
    WHERE t.to_tier <> m.tier OR t.seq <> (SELECT max(seq) FROM tier_change x WHERE x.customer_id = m.customer_id)`);
  expect(broken).toEqual([]);
}

describe('net spend', () => {
  it('is kept with each purchase and each refund, as the refund chose', async () => {
    const { customerId, paymentId } = await aCardRenewal(api);
    expect(await spendOf(customerId)).toBe(3_900);
    const back = (changes: object) =>
      supervisor.post('/refunds', { ...refundOrder(paymentId, 1_000), ...changes }, { key: api.newKey() });
    expect((await back({ tierProgress: 'keep' })).status).toBe(201);
    expect(await spendOf(customerId)).toBe(3_900);
    expect((await back({ tierProgress: 'back' })).status).toBe(201);
    expect(await spendOf(customerId)).toBe(2_900);
    expect((await back({ destination: 'source', tierProgress: 'back' })).status).toBe(201);
    expect(await spendOf(customerId)).toBe(1_900);
  });

  it('counts no more once the window has gone over the day of the purchase', async () => {
    const { customerId } = await aCardRenewal(api);
    api.app.get(Clock).travel(364 * DAY_MS);
    expect(await spendOf(customerId)).toBe(3_900);
    api.app.get(Clock).travel(366 * DAY_MS);
    expect(await spendOf(customerId)).toBe(0);
  });
});

describe('a tier', () => {
  const after = async (of: Renewable) => {
    expect((await renew(agent, of)).status).toBe(201);
    await api.deliverEvents();
  };

  it('TR1 is reached at once after the purchase that leads to it, told twice or not', async () => {
    const of = await makeRenewable(api, { wallet: cny(10_000) });
    await after(of);
    const silver = await membership(of.customer.id);
    expect(silver).toMatchObject({ tier: 'silver', next: { tier: 'gold', missing: cny(3_900) } });
    expect(silver.history[0]).toMatchObject({ by: { kind: 'system' }, spend: cny(3_900), reason: null });
    await after(of);
    await api.rows('UPDATE outbox_event SET published_at = NULL');
    await api.deliverEvents();
    expect(told(await membership(of.customer.id))).toEqual([
      'silver → gold: upgrade',
      'none → silver: upgrade',
    ]);
    const events = await api.rows(`SELECT action FROM audit_event WHERE subject_kind = 'membership'`);
    expect(events).toHaveLength(2);
    await expectWhole();
  });

  it('TR2 of many reviews at once each change is made once', async () => {
    const of = await makeRenewable(api, { wallet: cny(10_000) });
    await renew(agent, of);
    await Promise.all([...Array.from({ length: 4 }, () => api.runJob(REVIEW_JOB)), api.deliverEvents()]);
    expect(told(await membership(of.customer.id))).toEqual(['none → silver: upgrade']);
    await expectWhole();
  });

  it('TR2 is lost by one level a period and its grace after, by the nightly review', async () => {
    const of = await makeRenewable(api, { wallet: cny(10_000) });
    await after(of);
    await after(of);
    const nights = [394, 396, 396 + 396];
    const tiers: string[] = [];
    for (const days of nights) {
      api.app.get(Clock).travel(days * DAY_MS);
      await api.runJob(REVIEW_JOB);
      await api.runJob(REVIEW_JOB);
      tiers.push((await membership(of.customer.id)).tier);
    }
    expect(tiers).toEqual(['gold', 'silver', 'none']);
    await expectWhole();
  });

  it('TR1 cannot be changed without its history, nor the history', async () => {
    const of = await makeRenewable(api, { wallet: cny(10_000) });
    await after(of);
    await expect(api.rows(`UPDATE membership SET tier = 'gold', earned_tier = 'gold'`)).rejects.toThrow(
      /membership_change_fkey/,
    );
    await expect(api.rows(`UPDATE tier_change SET to_tier = 'gold'`)).rejects.toThrow(/never changed/);
    await expect(api.rows('DELETE FROM tier_change')).rejects.toThrow(/never changed/);
  });
});

describe('an override', () => {
  it('TR1 is set with its reason until its end, left alone, and gives way to what was earned', async () => {
    const of = await makeRenewable(api, { wallet: cny(10_000) });
    const { body, status } = await override(of.customer.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ tier: 'platinum', earnedTier: 'none', request: null });
    await renew(agent, of);
    await api.deliverEvents();
    expect(await membership(of.customer.id)).toMatchObject({ tier: 'platinum', earnedTier: 'none' });
    api.app.get(Clock).travel(62 * DAY_MS);
    await api.runJob(REVIEW_JOB);
    const ended = await membership(of.customer.id);
    expect(ended).toMatchObject({ tier: 'silver', overrideUntil: null });
    expect(told(ended)).toEqual(['platinum → silver: overrideEnded', 'none → platinum: override']);
    expect(ended.history[1]).toMatchObject({ by: { kind: 'staff' }, reason: 'Complaint of 22 November' });
    await expectWhole();
  });

  it('above 90 days waits for a second person', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const asked = await override(id, { until: inDays(200) }, await api.as('marketing'));
    expect(asked.body).toMatchObject({ tier: 'none', request: { state: 'open' } });
    expect((await override(id, { until: inDays(201) })).body.code).toBe('override_waiting');
    const { id: requestId } = asked.body.request;
    const { body } = await supervisor.get(`/approvals/${requestId}`);
    expect(body).toMatchObject({
      kind: 'membershipOverride',
      changes: [{ field: 'tier', after: { text: 'platinum' } }, {}],
    });
    const { status } = await supervisor.post(
      `/approvals/${requestId}/approve`,
      {},
      { key: api.newKey(), version: body.version },
    );
    expect(status).toBe(200);
    expect(await membership(id)).toMatchObject({ tier: 'platinum', request: null });
    await expectWhole();
  });

  it.each([
    ['an unknown tier', { tier: 'diamond' }, 422, 'tier', 'tier_unknown'],
    ['a day in the past', { until: '2020-01-01' }, 422, 'until', 'override_past'],
    ['too long', { until: inDays(1_200) }, 422, 'until', 'override_too_long'],
    ['a day that does not exist', { until: '2027-02-30' }, 400, 'until', 'not_date'],
    ['no reason', { reason: ' ' }, 400, 'reason', 'required'],
  ])('refuses %s at its field, and nothing is written', async (_what, changes, status, field, code) => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const refused = await override(id, changes);
    expect(refused.status).toBe(status);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect(await api.rows('SELECT 1 FROM membership')).toEqual([]);
  });

  it('TR1 TR2 of many at once each follows the one before', async () => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const tiers = ['gold', 'silver', 'platinum', 'none', 'gold', 'none'];
    const answers = await Promise.all(tiers.map((tier) => override(id, { tier })));
    expect(answers.map(({ status }) => status)).toEqual(tiers.map(() => 201));
    expect((await membership(id)).history).toHaveLength(tiers.length);
    await expectWhole();
  });

  it.each(['agent', 'finance', 'admin', 'auditor'] as const)('is not for %s', async (role) => {
    const { id } = await makeCustomer(api.dataSource.manager);
    const caller = await api.as(role);
    expect((await override(id, {}, caller)).status).toBe(403);
    expect((await caller.get(`/memberships/${id}`)).status).toBe(200);
  });
});

describe('the review of all on sets', () => {
  const tier = fc.constantFrom('none', 'silver', 'gold', 'platinum');
  const days = fc.integer({ min: -40, max: 40 });
  const anyMember = fc.record({
    currency: fc.constantFrom<CurrencyCode>('CNY', 'CNY', 'JPY', 'EUR'),
    tier,
    earnedTier: tier,
    ends: days,
    until: fc.option(days),
    isMember: fc.boolean(),
    purchases: fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 400 }), net: fc.integer({ min: -500, max: 9_000 }) }),
      { maxLength: 4 },
    ),
  });
  type Sketch = typeof anyMember extends fc.Arbitrary<infer T> ? T : never;

  const stateOf = ({ tier: set, earnedTier, ends, until }: Sketch, now: Instant): MembershipState => ({
    tier: until === null ? earnedTier : set,
    earnedTier,
    periodEndsAt: earnedTier === 'none' ? null : daysAfter(now, ends),
    overrideUntil: until === null ? null : daysAfter(now, until),
  });

  async function make(sketch: Sketch, now: Instant): Promise<string> {
    const { id } = await makeCustomer(api.dataSource.manager, { walletCurrency: sketch.currency });
    for (const { day, net } of sketch.purchases)
      await api.rows(
        `INSERT INTO membership_spend AS s VALUES ($1, ($2::timestamptz AT TIME ZONE 'UTC')::date - $3::int, $4)
         ON CONFLICT (customer_id, day) DO UPDATE SET net = s.net + EXCLUDED.net`,
        [id, now, day, net],
      );
    if (!sketch.isMember) return id;
    const em = api.dataSource.manager;
    const [member] = await membersOf(em, [id], spendSince(now, { windowDays: 365 }));
    if (!member) throw new Error('the customer is there');
    const after = stateOf(sketch, now);
    const cause = after.overrideUntil === null ? 'upgrade' : 'override';
    const change = { id, cause, reason: 'a test' } as const;
    const actor = { kind: 'system', id, name: 'a test' } as const;
    await writeMembers(em, [{ member, after, change }], { actor, now });
    return id;
  }

  it('finds exactly those whom the rule of the domain changes, and leaves them as it says', async () => {
    const now = await api.db.now();
    const sketches = fc.sample(anyMember, { numRuns: 250, seed: 20_261_127 });
    for (const sketch of sketches) await make(sketch, now);
    const em = api.dataSource.manager;
    const programme = await programmeOf(em);
    const ids = (await api.rows<{ id: string }>('SELECT id FROM customer')).map(({ id }) => id);
    const members = await membersOf(em, ids, spendSince(now, programme));
    const decided = members.flatMap((member) => {
      const decision = decideMembership(member.state, programme, { spend: member.spend, now });
      return decision ? [{ id: member.customerId, after: decision.after }] : [];
    });
    expect(decided.length).toBeGreaterThan(40);
    const from = { after: '00000000-0000-0000-0000-000000000000', now, limit: 10_000 };
    expect(await membersDue(em, programme, from)).toEqual(decided.map(({ id }) => id));
    await api.runJob(REVIEW_JOB);
    const tiers = new Map(
      (await membersOf(em, ids, spendSince(now, programme))).map((m) => [m.customerId, m.state.tier]),
    );
    for (const { id, after } of decided) expect(tiers.get(id)).toBe(after.tier);
    expect(await membersDue(em, programme, { ...from, now: await api.db.now() })).toEqual([]);
    await expectWhole();
  });
});
