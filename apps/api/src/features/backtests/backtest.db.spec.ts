import { type BacktestDetailView, type BacktestView } from '@ur-desk/domain/backtests';
import { DAY_MS, money, toInstant } from '@ur-desk/domain/kernel';
import { type CreatePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { type RenewalDetailView } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCouponCode, makeCouponPromotion } from '../../../test/make/coupon';
import { makeProgramme } from '../../../test/make/membership';
import { act, limited, makePromotion, makePromotionDraft } from '../../../test/make/promotion';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { planFaults } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { BACKTEST_JOB } from './backtest-run';

const cny = (amount: number) => money(amount, 'CNY');
const percent = (discountBps: number): Partial<CreatePromotionInput> => ({
  actions: [{ kind: 'percentOff', discountBps, caps: [] }],
});

describe('a backtest', () => {
  let api: TestApi;
  let agent: Caller;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.clean();
    [agent, marketing] = [await api.as('agent'), await api.as('marketing')];
  });
  afterEach(() => {
    planFaults();
    api.app.get(Jobs).useQueue(null);
  });

  const begin = async ({ id }: { id: string }, mode = 'beside') => {
    const input = { days: 30, mode };
    const { status, body } = await marketing.post(`/promotions/${id}/backtests`, input, {
      key: api.newKey(),
    });
    expect(status).toBe(202);
    return body as BacktestView;
  };
  const look = async (id: string) => (await marketing.get(`/backtests/${id}`)).body as BacktestDetailView;
  const backtest = async (promotion: { id: string }, mode?: string) =>
    look((await begin(promotion, mode)).id);
  const bought = async (of: Renewable, couponCode?: string) => {
    const { status, body } = await renew(agent, of, couponCode ? { couponCode } : {});
    expect(status).toBe(201);
    return (body as RenewalDetailView).price.total.amount;
  };
  const setTier = async ({ customer }: Renewable, tier: string) => {
    const body = { tier, until: toInstant(Date.now() + 30 * DAY_MS).slice(0, 10), reason: 'a test' };
    const supervisor = await api.as('supervisor');
    await supervisor.post(`/memberships/${customer.id}/override`, body, { key: api.newKey() });
  };
  /** Many renewals at once: copies of those that there are. */
  const copies = (count: number) =>
    api.rows(
      `INSERT INTO renewal SELECT c.* FROM (SELECT id FROM renewal LIMIT 1) o JOIN renewal r ON r.id = o.id,
         generate_series(1, $1::int) n,
         jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'quote_id', gen_random_uuid(), 'reference', 'COPY-' || n)) c`,
      [count],
    );

  it('with the promotions of the time comes to the booked discounts, to the cent', async () => {
    await makeProgramme(api, { code: 'gold', rank: 1, thresholds: [cny(100_000_000)], discountBps: 700 });
    const group = (mode: 'best' | 'first') => ({ code: mode, mode });
    const live = [
      await makePromotion(api, { ...percent(333), priority: 1, ...limited({ usesPerCustomer: 1 }) }),
      await makePromotion(api, {
        actions: [{ kind: 'amountOff', amounts: [cny(123)] }],
        group: group('best'),
      }),
      await makePromotion(api, { ...percent(450), group: group('best') }),
      await makePromotion(api, {
        ...percent(5_000),
        criteria: [
          { match: 'any', criteria: [{ kind: 'tier', tiers: ['gold'] }, { kind: 'firstPurchase' }] },
        ],
        ...limited({ budgets: [{ currency: 'CNY', totalMinor: 2_500, periodMinor: null }] }),
      }),
      await makePromotion(api, { ...percent(150), coupon: { kind: 'shared', code: 'SPRING' } }),
      await makeCouponPromotion(api, { actions: [{ kind: 'bonusData', quantity: 1_000 }] }),
    ];
    const code = await makeCouponCode(api, live[5]?.id ?? '');
    const of: Renewable[] = [];
    for (let n = 0; n < 4; n++) of.push(await makeRenewable(api, { wallet: cny(20_000) }));
    const [one, two, three, four] = of as [Renewable, Renewable, Renewable, Renewable];
    let paid = await bought(one);
    await setTier(two, 'gold');
    paid += (await bought(two)) + (await bought(one, 'spring')) + (await bought(three, code.code));
    await setTier(one, 'gold');
    paid += (await bought(one)) + (await bought(four)) + (await bought(four));
    // What happens later changes nothing of it.
    await api.rows(`UPDATE customer SET tags = '{other}', country = 'FR'`);
    const [other] = live as [PromotionDetailView];
    await act(marketing, other, 'suspend', { reason: 'later' });

    const unused = await makePromotionDraft(api, {
      criteria: [{ match: 'all', criteria: [{ kind: 'tags', tags: ['nobody'] }] }],
    });
    const { sums, state, done, total } = await backtest(unused);
    expect({ state, done, total }).toEqual({ state: 'done', done: 7, total: 7 });
    expect(sums).toMatchObject([{ uses: 0, differing: 0, bookedMinor: paid, revenueMinor: paid }]);

    const booked = await api.rows<{ promotion_id: string; uses: number; discount: number }>(
      `SELECT promotion_id, count(*)::int AS uses, sum(amount)::int AS discount FROM redemption WHERE state = 'redeemed' GROUP BY 1`,
    );
    expect(booked).toHaveLength(5);
    for (const { promotion_id: id, uses, discount } of booked.filter(
      (row) => row.promotion_id !== live[4]?.id && row.promotion_id !== live[5]?.id,
    )) {
      expect((await backtest({ id })).sums).toMatchObject([
        { uses, discountMinor: discount, revenueMinor: paid, differing: 0 },
      ]);
    }
  });

  it('judges a draft by what was true of the customer then, also where nothing was live', async () => {
    await makeProgramme(api, { code: 'gold', rank: 1, thresholds: [cny(100_000_000)], discountBps: 0 });
    const of = await makeRenewable(api, { wallet: cny(20_000) });
    await bought(of);
    await setTier(of, 'gold');
    await bought(of);
    const draft = (criterion: object) =>
      makePromotionDraft(api, {
        ...percent(1_000),
        criteria: [{ match: 'all', criteria: [criterion as never] }],
      });
    const first = await backtest(await draft({ kind: 'firstPurchase' }));
    expect(first.sums).toMatchObject([{ renewals: 2, uses: 1, discountMinor: 390, differing: 0 }]);
    expect(first.byDay).toHaveLength(1);
    const gold = await backtest(await draft({ kind: 'tier', tiers: ['gold'] }));
    expect(gold.sums).toMatchObject([{ uses: 1, revenueMinor: 3_900 + 3_510 }]);
  });

  it('stands beside the promotions of the time or instead of them, within its own limits', async () => {
    await makePromotion(api);
    const of = await makeRenewable(api, { wallet: cny(20_000) });
    await bought(of);
    await copies(9);
    const draft = await makePromotionDraft(api, {
      ...percent(2_000),
      ...limited({ totalUses: 4, usesPerCustomer: 3 }),
    });
    expect((await backtest(draft)).sums).toMatchObject([{ uses: 3, discountMinor: 3 * 610 }]);
    expect((await backtest(draft, 'instead')).sums).toMatchObject([
      { uses: 3, discountMinor: 3 * 780, revenueMinor: 10 * 3_900 - 3 * 780, bookedMinor: 35_100 },
    ]);
    expect(await api.rows('SELECT 1 FROM backtest_use')).toEqual([]);
  });

  describe('of thousands', () => {
    it('goes on where the process died, with none twice, however many workers there are', async () => {
      await makePromotion(api, percent(100));
      await bought(await makeRenewable(api));
      await copies(2_999);
      api.app.get(Jobs).useQueue({ send: () => Promise.resolve(), sendMany: () => Promise.resolve() });
      const { id, total } = await begin(
        await makePromotionDraft(api, { ...percent(1_000), ...limited({ usesPerCustomer: 2_900 }) }),
      );
      const run = () => api.runJob(BACKTEST_JOB, { backtestId: id });
      planFaults({
        'backtests.after-chunk': () => {
          throw new Error('killed');
        },
      });
      await expect(run()).rejects.toThrow('killed');
      expect(await look(id)).toMatchObject({ state: 'running', done: 2_000 });
      planFaults();
      await Promise.all([run(), run()]);
      const { state, done, sums } = await look(id);
      expect({ total, state, done }).toEqual({ total: 3_000, state: 'done', done: 3_000 });
      // The budget of ¥10,000.00 is for 2,590 uses of ¥3.86 and the rest of it.
      expect(sums).toMatchObject([{ renewals: 3_000, uses: 2_591, discountMinor: 1_000_000, differing: 0 }]);
    });

    it('can be stopped, once', async () => {
      await bought(await makeRenewable(api));
      api.app.get(Jobs).useQueue({ send: () => Promise.resolve(), sendMany: () => Promise.resolve() });
      const { id } = await begin(await makePromotionDraft(api));
      const stop = () => marketing.post(`/backtests/${id}/cancel`, {}, { key: api.newKey() });
      const answers = await Promise.all([stop(), stop()]);
      expect(answers.map(({ status, body }) => String(body.code ?? status)).sort()).toEqual([
        '200',
        'wrong_state',
      ]);
      await api.runJob(BACKTEST_JOB, { backtestId: id });
      expect(await look(id)).toMatchObject({ state: 'cancelled', done: 0, sums: [] });
    });
  });

  it('is of what can still run: not of a promotion that is over', async () => {
    const over = (await act(marketing, await makePromotion(api), 'retire', { reason: 'over' })).body;
    const input = { days: 7, mode: 'beside' };
    const { status, body } = await marketing.post(`/promotions/${String(over.id)}/backtests`, input, {
      key: api.newKey(),
    });
    expect([status, body.code]).toEqual([409, 'wrong_state']);
  });
});
