import { money } from '@ur-desk/domain/kernel';
import { type CreatePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { type DryRunView, type QuoteView } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeTier } from '../../../test/make/membership';
import { act, makePromotion, makePromotionDraft, promotionInput } from '../../../test/make/promotion';
import { codesOf, makeRenewable, quoteInput, type Renewable, takeUp } from '../../../test/make/renewal';

const cny = (amount: number) => money(amount, 'CNY');
const shared = (code: string | null): Partial<CreatePromotionInput> => ({ coupon: { kind: 'shared', code } });

describe('a shared code', () => {
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

  const quote = async (of: Renewable, couponCode?: string) => {
    const { body } = await agent.post('/quotes', quoteInput(of, couponCode ? { couponCode } : {}));
    return body as QuoteView;
  };
  const refusalOf = async (code: string) => {
    const { status, body } = await marketing.post('/promotions', promotionInput(shared(code)));
    const [error] = (body.errors ?? []) as { field: string; code: string }[];
    return [status, error?.field, error?.code];
  };
  const TAKEN = [400, 'coupon.code', 'coupon_code_taken'];

  it('takes off last, once it is given in any case and width, and is one use', async () => {
    await makePromotion(api, { ...shared('SPRING-20'), priority: 1 });
    const automatic = await makePromotion(api);
    const of = await makeRenewable(api);
    expect((await quote(of)).price.total).toEqual(cny(3_510));
    const offered = await quote(of, ' ｓｐｒ1ng２o ');
    expect(offered.price.lines.map(({ rule, code, amount }) => [rule, code, amount.amount])).toEqual([
      ['planPrice', expect.any(String), 3_900],
      ['promotion', automatic.code, -390],
      ['coupon', 'SPRING-20', -351],
    ]);
    const { body: renewal } = await takeUp(agent, offered);
    expect(renewal).toMatchObject({ state: 'succeeded', total: cny(3_159) });
    const why = (await agent.get(`/renewals/${renewal.id}/promotions`)).body;
    expect(why).toMatchObject({ couponCode: 'SPRING-20' });
    expect(await api.rows(`SELECT state FROM redemption`)).toEqual([
      { state: 'redeemed' },
      { state: 'redeemed' },
    ]);
  });

  it.each<[string, (promotion: PromotionDetailView) => Promise<unknown>, string]>([
    ['suspended', (promotion) => act(marketing, promotion, 'suspend', { reason: 'x' }), 'suspended'],
    ['over', (promotion) => act(marketing, promotion, 'retire', { reason: 'x' }), 'ended'],
  ])('says why it does nothing: %s', async (_what, end, reason) => {
    await end(await makePromotion(api, shared('SPRING')));
    const { price } = await quote(await makeRenewable(api), 'spring');
    expect(price.total).toEqual(cny(3_900));
    expect(price.notApplied).toContainEqual(
      expect.objectContaining({ rule: 'coupon', code: 'SPRING', reason }),
    );
  });

  it('of a draft is known to nobody yet', async () => {
    await makePromotionDraft(api, shared('SPRING'));
    const { price } = await quote(await makeRenewable(api), 'SPRING');
    expect(price.notApplied).toContainEqual(
      expect.objectContaining({ rule: 'coupon', reason: 'unknownCode' }),
    );
  });

  it('is one promotion’s: in other case, full width and with look-alikes, too, until that one is over', async () => {
    const first = await makePromotion(api, shared('SOLO-10'));
    for (const code of ['solo-10', 'ＳＯＬＯ１０', 'S010-I0', 'ЅOLO 10'])
      expect([code, ...(await refusalOf(code))]).toEqual([code, ...TAKEN]);
    const another = await makePromotionDraft(api);
    const change = await marketing.patch(`/promotions/${another.id}`, shared('s0lo10'), {
      version: another.version,
    });
    expect(change.body.errors).toMatchObject([
      { code: 'coupon_code_taken', params: { promotion: first.code } },
    ]);
    await act(marketing, first, 'retire', { reason: 'over' });
    expect((await refusalOf('SOLO10'))[0]).toBe(201);
  });

  it('is free again when its promotion says another one, and a clone begins without', async () => {
    const draft = await makePromotionDraft(api, shared('SPRING'));
    const clone = await marketing.post(`/promotions/${draft.id}/clone`, { code: 'the-clone' });
    expect(clone.body.draft.coupon).toEqual({ kind: 'shared', code: null });
    const released = await act(marketing, clone.body as PromotionDetailView, 'release');
    expect([released.body.code, released.body.errors]).toMatchObject([
      'promotion_incomplete',
      [{ field: 'coupon.code' }],
    ]);
    await marketing.patch(`/promotions/${draft.id}`, shared('MAY'), { version: draft.version });
    expect((await refusalOf('SPRING'))[0]).toBe(201);
  });

  it('is one promotion’s also when several authors save it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => marketing.post('/promotions', promotionInput(shared('SPRING')))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await api.rows('SELECT code FROM coupon_code')).toEqual([{ code: 'SPRING' }]);
  });

  it('M1 with 3 uses is used by exactly 3 of 12 customers at once', async () => {
    await makePromotion(api, {
      ...shared('SPRING'),
      limits: { totalUses: 3, usesPerCustomer: null, budgets: [], budgetPeriod: 'day' },
      actions: [{ kind: 'bonusData', quantity: 1_000 }],
    });
    const all = await Promise.all(Array.from({ length: 12 }, () => makeRenewable(api)));
    const quotes = await Promise.all(all.map((of) => quote(of, 'spring')));
    const codes = codesOf(await Promise.all(quotes.map((one) => takeUp(agent, one))));
    expect(codes.filter((code) => code === '201')).toHaveLength(3);
    expect(codes.filter((code) => code === 'quote_changed')).toHaveLength(9);
  });

  describe('and its dry run', () => {
    const dryRun = async (of: Renewable, changes: object) => {
      const input = { customerId: of.customer.id, lineId: of.lineId, planId: of.planId, ...changes };
      return (await marketing.post('/promotions/dry-run', input)).body as DryRunView;
    };
    const reasonsOf = ({ verdicts }: DryRunView) =>
      Object.fromEntries(verdicts.map(({ code, reason }) => [code, reason ?? 'applies']));

    it('is for somebody in a tier as well, and for one of the two', async () => {
      const { planId } = await makeRenewable(api);
      const { code } = await makeTier(api, { rank: 61, discountBps: 1_000 });
      const ask = (changes: object) => marketing.post('/promotions/dry-run', { planId, ...changes });
      const shopper = { tier: code, currency: 'CNY', country: 'CN' };
      const { lines, total } = ((await ask({ shopper })).body as DryRunView).price;
      expect(lines.map(({ rule }) => rule).slice(0, 2)).toEqual(['planPrice', 'tierDiscount']);
      const withoutTier = (await ask({ shopper: { ...shopper, tier: null } })).body as DryRunView;
      expect(withoutTier.price.total.amount).toBeGreaterThan(total.amount);
      const { customer } = await makeRenewable(api);
      for (const [changes, field] of [
        [{}, 'customerId'],
        [{ shopper, customerId: customer.id }, 'customerId'],
        [{ shopper: { ...shopper, tier: 'no-such-tier' } }, 'shopper.tier'],
      ] as const)
        expect((await ask(changes)).body).toMatchObject({ code: 'validation_failed', errors: [{ field }] });
    });

    it('tells the price and every verdict as the quote would, and keeps nothing', async () => {
      const [withCode, vip] = [
        await makePromotion(api, shared('SPRING')),
        await makePromotion(api, {
          criteria: [{ match: 'all', criteria: [{ kind: 'tags', tags: ['vip'] }] }],
        }),
      ];
      const of = await makeRenewable(api);
      const tried = await dryRun(of, { couponCode: 'ｓｐｒｉｎｇ' });
      const quoted = await quote(of, 'SPRING');
      const { lines, total, notApplied } = quoted.price;
      expect(tried).toMatchObject({ couponCode: 'SPRING', price: { lines, total, notApplied } });
      expect(reasonsOf(tried)).toEqual({ [withCode.code]: 'applies', [vip.code]: 'conditionsNotMet' });
      expect(tried.verdicts.find(({ code }) => code === vip.code)?.groups).toMatchObject([
        { met: false, criteria: [{ criterion: { kind: 'tags' }, met: false }] },
      ]);
      expect(await api.rows('SELECT count(*)::int AS n FROM redemption')).toEqual([{ n: 0 }]);
    });

    it('judges what is not released yet, in its place, when it is asked about or in test', async () => {
      const live = await makePromotion(api);
      const draft = await makePromotionDraft(api, shared('SOON'));
      await marketing.patch(
        `/promotions/${live.id}`,
        { actions: [{ kind: 'percentOff', discountBps: 2_000, caps: [] }] },
        { version: live.version },
      );
      const of = await makeRenewable(api);
      expect((await dryRun(of, {})).price.total).toEqual(cny(3_510));
      expect((await dryRun(of, { promotionId: live.id })).price.total).toEqual(cny(3_120));
      await act(marketing, draft, 'test');
      expect(reasonsOf(await dryRun(of, { couponCode: 'soon' }))[draft.code]).toBe('applies');
      expect((await quote(of, 'soon')).price.total).toEqual(cny(3_510));
    });

    it('looks at another instant', async () => {
      const window = { startsAt: '2030-01-01T00:00:00.000Z', endsAt: null };
      const { code } = await makePromotion(api, { window });
      const of = await makeRenewable(api);
      expect(reasonsOf(await dryRun(of, {}))).toEqual({ [code]: 'upcoming' });
      expect(reasonsOf(await dryRun(of, { at: '2030-01-01T00:00:00Z' }))).toEqual({ [code]: 'applies' });
    });
  });
});
