import { type MembershipTierView } from '@ur-desk/domain/memberships';
import { type Caller, startApi, type TestApi } from '../../../test/harness';

let api: TestApi;
let marketing: Caller;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  marketing = await api.as('marketing');
});

const cny = (amount: number) => ({ amount, currency: 'CNY' });
const input = (code: string, rank: number, ...thresholds: object[]) => ({
  code,
  name: { en: code, zh: code },
  rank,
  thresholds,
});
const create = (body: object, by = marketing) => by.post('/membership-tiers', body);
const silver = () => create({ ...input('silver', 1, cny(50_000)), discountBps: 500 });
const change = ({ id, version }: MembershipTierView, body: object, by = marketing) =>
  by.patch(`/membership-tiers/${id}`, body, { version });

describe('membership tiers', () => {
  it('are made with their benefits, listed worst first, changed and audited', async () => {
    await create(input('gold', 2, cny(200_000)));
    const { body } = await silver();
    expect(body).toMatchObject({
      code: 'silver',
      discountBps: 500,
      supportPriority: 'normal',
      monthlyBonuses: [],
    });
    const bonuses = [{ kind: 'data', quantity: 1_073_741_824 }];
    const changed = await change(body, { monthlyBonuses: bonuses, freeServices: ['call-forwarding'] });
    expect(changed.body).toMatchObject({ monthlyBonuses: bonuses, discountBps: 500, version: 2 });
    const list = (await (await api.as('agent')).get('/membership-tiers')).body as MembershipTierView[];
    expect(list.map(({ code }) => code)).toEqual(['silver', 'gold']);
    const events = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id', [
      body.id,
    ]);
    expect(events.map(({ action }) => action)).toEqual(['membershipTier.create', 'membershipTier.update']);
  });

  it('name no service that there is not; one that they have stays valid', async () => {
    const { body } = await create({ ...input('gold', 1, cny(1)), freeServices: ['voicemail'] });
    await api.rows(`UPDATE value_added_service SET code = 'mailbox' WHERE code = 'voicemail'`);
    const refused = await change(body, { freeServices: ['voicemail', 'telepathy', 'caller-id'] });
    expect([refused.status, refused.body.code]).toEqual([400, 'validation_failed']);
    expect(refused.body.errors).toMatchObject([
      { field: 'freeServices', code: 'service_unknown', params: { codes: 'telepathy' } },
    ]);
    const kept = await change(body, { freeServices: ['voicemail', 'caller-id'] });
    expect(kept.body).toMatchObject({ freeServices: ['voicemail', 'caller-id'], version: 2 });
    const unmade = await create({ ...input('silver', 2, cny(9)), freeServices: ['voicemail'] });
    expect(unmade.status).toBe(400);
  });

  it.each([
    [
      'a threshold not above the lower tier',
      input('gold', 2, cny(50_000)),
      422,
      'thresholds.0.amount',
      'tier_threshold_too_low',
    ],
    ['a currency of the lower tier is missing', input('gold', 2), 422, 'thresholds', 'tier_currency_missing'],
    ['a rank that is taken', input('gold', 1, cny(60_000)), 409, 'rank', 'already_exists'],
    ['a code that is taken', input('silver', 2, cny(60_000)), 409, 'code', 'already_exists'],
    [
      'more than the whole price off',
      { ...input('gold', 2, cny(60_000)), discountBps: 10_001 },
      400,
      'discountBps',
      'too_large',
    ],
    [
      'a currency twice',
      input('gold', 2, cny(60_000), cny(70_000)),
      400,
      'thresholds.1.currency',
      'repeated',
    ],
    [
      'a colour that is none',
      { ...input('gold', 2, cny(60_000)), colour: 'gold' },
      400,
      'colour',
      'bad_format',
    ],
  ])('refuse %s at its field', async (_what, body, status, field, code) => {
    await silver();
    const refused = await create(body);
    expect(refused.status).toBe(status);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('refuse a change that turns the order round, with the figure to stay below', async () => {
    const { body } = await silver();
    await create(input('gold', 2, cny(200_000)));
    const refused = await change(body, { thresholds: [cny(200_000)] });
    expect(refused.body).toMatchObject({
      code: 'tier_threshold_too_high',
      params: { tier: 'gold', amount: cny(200_000) },
    });
  });

  it('of two at once that do not fit together one is made', async () => {
    const answers = await Promise.all([
      create(input('gold', 2, cny(90_000))),
      create(input('top', 3, cny(80_000))),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('are changed in one place only: the second is told what stands now', async () => {
    const { body } = await silver();
    const answers = await Promise.all([
      change(body, { discountBps: 600 }),
      change(body, { discountBps: 700 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body.params.current).toMatchObject({ code: 'silver', version: 2 });
  });

  it.each(['agent', 'supervisor', 'finance', 'auditor'] as const)(
    'are read, not changed, by %s',
    async (role) => {
      const { body } = await silver();
      const caller = await api.as(role);
      expect((await caller.get(`/membership-tiers/${body.id}`)).status).toBe(200);
      expect((await change(body, { discountBps: 1 }, caller)).status).toBe(403);
      expect((await create(input('gold', 2, cny(60_000)), caller)).status).toBe(403);
    },
  );
});

describe('the terms of the programme', () => {
  it('are a year and 30 days at first, and changed under their version', async () => {
    const { body } = await marketing.get('/settings/membership-programme');
    expect(body).toMatchObject({ windowDays: 365, graceDays: 30 });
    const put = (graceDays: number) =>
      marketing.patch('/settings/membership-programme', { graceDays }, { version: body.version });
    expect((await put(14)).body).toMatchObject({ windowDays: 365, graceDays: 14 });
    expect((await put(7)).status).toBe(412);
    expect(
      (await (await api.as('agent')).patch('/settings/membership-programme', {}, { version: 2 })).status,
    ).toBe(403);
  });
});
