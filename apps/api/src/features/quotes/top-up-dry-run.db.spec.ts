import { money } from '@ur-desk/domain/kernel';
import { type CreatePromotionInput, type Criterion } from '@ur-desk/domain/promotions';
import { type TopUpDryRunView } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { limited, makePromotion, makePromotionDraft } from '../../../test/make/promotion';
import { makeTier } from '../../../test/make/membership';

const cny = (amount: number) => money(amount, 'CNY');
const credit = (amount: number): Pick<CreatePromotionInput, 'actions'> => ({
  actions: [{ kind: 'walletCredit', amounts: [cny(amount)], validDays: 90 }],
});
const when = (criterion: Criterion): Pick<CreatePromotionInput, 'criteria'> => ({
  criteria: [{ match: 'all', criteria: [criterion] }],
});

describe('the dry run of a top-up', () => {
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

  const ask = async (changes: object) => marketing.post('/promotions/top-up-dry-run', changes);
  const reasonsOf = ({ verdicts }: TopUpDryRunView) =>
    Object.fromEntries(verdicts.map(({ code, reason }) => [code, reason ?? 'applies']));

  it('tells the bonus and every verdict as the offer would, says nothing of purchases, and keeps nothing', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const [gives, wantsMore, usedUp] = [
      await makePromotion(api, credit(1_000)),
      await makePromotion(api, {
        ...credit(3_000),
        ...when({ kind: 'minimumAmount', amounts: [cny(20_000)] }),
      }),
      await makePromotion(api, { ...credit(500), ...limited({ totalUses: 1 }) }),
    ];
    await makePromotion(api);
    const order = { customerId, amount: cny(10_000) };
    const agent = await api.as('agent');
    const method = await makePaymentMethod(api, customerId);
    await agent.post('/top-ups', { ...order, methodId: method.id }, { key: api.newKey() });

    const { status, body } = await ask(order);
    expect(status).toBe(200);
    const tried = body as TopUpDryRunView;
    expect(tried.offer).toEqual((await agent.post('/top-ups/offer', order)).body);
    expect(tried.offer).toMatchObject({
      bonuses: [{ promotionId: gives.id, amount: cny(1_000), validDays: 90 }],
      bonus: cny(1_000),
    });
    expect(reasonsOf(tried)).toEqual({
      [gives.code]: 'applies',
      [wantsMore.code]: 'conditionsNotMet',
      [usedUp.code]: 'usedUp',
    });
    expect(tried.verdicts.find(({ code }) => code === wantsMore.code)?.groups).toMatchObject([
      {
        met: false,
        criteria: [{ criterion: { kind: 'minimumAmount' }, met: false, found: { amount: cny(10_000) } }],
      },
    ]);
    expect(reasonsOf((await ask({ ...order, amount: cny(20_000) })).body as TopUpDryRunView)).toMatchObject({
      [wantsMore.code]: 'applies',
    });
    // Two redemptions are those of the top-up above.
    expect(await api.rows('SELECT count(*)::int AS n FROM redemption')).toEqual([{ n: 2 }]);
  });

  it('judges a draft that is named, another instant, and somebody in a tier', async () => {
    const { code: tier } = await makeTier(api, { rank: 71 });
    const draft = await makePromotionDraft(api, { ...credit(700), ...when({ kind: 'tier', tiers: [tier] }) });
    const window = { startsAt: '2030-01-01T00:00:00.000Z', endsAt: null };
    const { code } = await makePromotion(api, { ...credit(200), window });
    const shopper = { tier, currency: 'CNY', country: 'CN' };
    const of = { shopper, amount: cny(10_000) };
    expect(reasonsOf((await ask(of)).body as TopUpDryRunView)).toEqual({ [code]: 'upcoming' });
    const tried = (await ask({ ...of, promotionId: draft.id, at: '2030-02-01T00:00:00Z' })).body;
    expect(reasonsOf(tried as TopUpDryRunView)).toEqual({ [code]: 'applies', [draft.code]: 'applies' });
    expect((tried as TopUpDryRunView).offer.bonus).toEqual(cny(900));
    const without = await ask({ ...of, shopper: { ...shopper, tier: null }, promotionId: draft.id });
    expect(reasonsOf(without.body as TopUpDryRunView)).toMatchObject({ [draft.code]: 'conditionsNotMet' });
  });

  it.each([
    [{ amount: cny(10_000) }, 'validation_failed', 'customerId'],
    [{ amount: cny(0) }, 'validation_failed', 'amount.amount'],
    [{ amount: money(10_000, 'USD') }, 'currency_mismatch', 'amount'],
    [
      { amount: cny(1), promotionId: '00000000-0000-4000-8000-000000000000' },
      'validation_failed',
      'promotionId',
    ],
  ])('says at its field what is wrong: %j', async (changes, code, field) => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const { body } = await ask(field === 'customerId' ? changes : { customerId, ...changes });
    expect(body).toMatchObject({ code, errors: [{ field }] });
  });
});
