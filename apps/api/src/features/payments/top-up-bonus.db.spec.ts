import { DAY_MS, HOUR_MS, money } from '@ur-desk/domain/kernel';
import { type SandboxToken, type TopUpOfferView, type TopUpView } from '@ur-desk/domain/payments';
import { type CreatePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet, makePaymentMethod } from '../../../test/make/payment';
import { limited, makePromotion } from '../../../test/make/promotion';
import { giveBack, refundOrder } from '../../../test/make/refund';
import { codesOf } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { verifyLedger } from '../ledger/verification.queries';
import { RELEASE_REDEMPTIONS_JOB } from '../promotions/redemption.service';
import { PaymentInquiry } from './payment-inquiry.service';

const cny = (amount: number) => money(amount, 'CNY');
const credit = (amount: number, validDays: number | null = null): Pick<CreatePromotionInput, 'actions'> => ({
  actions: [{ kind: 'walletCredit', amounts: [cny(amount)], validDays }],
});

describe('bonuses of top-ups', () => {
  let api: TestApi;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.clean();
    agent = await api.as('agent');
  });
  afterEach(() => {
    planFaults();
    api.app.get(Clock).travel(0);
  });

  interface Payer {
    customerId: string;
    methodId: string;
  }
  const payer = async (token?: SandboxToken): Promise<Payer> => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    return { customerId, methodId: (await makePaymentMethod(api, customerId, token)).id };
  };
  const topUp = (of: Payer, amount = 10_000, changes: object = {}): Promise<Answer> =>
    agent.post('/top-ups', { ...of, amount: cny(amount), ...changes }, { key: api.newKey() });
  const balance = async ({ customerId }: Payer) =>
    ((await agent.get(`/wallets/${customerId}`)).body as { balance: { amount: number } }).balance.amount;
  const given = async () =>
    api.rows<{ n: number; sum: number }>(
      `SELECT count(*)::int AS n, coalesce(sum(amount), 0)::int AS sum FROM transfer WHERE kind = 'topUpBonus'`,
    );
  const uses = async () =>
    (
      await api.rows<{ state: string; n: number }>(
        'SELECT state, count(*)::int AS n FROM redemption GROUP BY state ORDER BY state',
      )
    ).map(({ state, n }) => `${n} ${state}`);
  const proved = async () =>
    expect((await api.db.snapshot((em) => verifyLedger(em, '2026-01-01T00:00:00.000Z'))).differences).toEqual(
      [],
    );
  const atLeast = (amount: number) => ({
    criteria: [
      { match: 'all' as const, criteria: [{ kind: 'minimumAmount' as const, amounts: [cny(amount)] }] },
    ],
  });

  it('are shown before, and given once with the capture, as a granted lot of their own', async () => {
    const promotion = await makePromotion(api, { ...credit(1_000, 90), ...atLeast(10_000) });
    const of = await payer();
    const ask = async (amount: number) =>
      (await agent.post('/top-ups/offer', { customerId: of.customerId, amount: cny(amount) }))
        .body as TopUpOfferView;
    expect(await ask(9_999)).toEqual({ bonuses: [], bonus: cny(0) });
    expect(await ask(10_000)).toMatchObject({
      bonuses: [{ code: promotion.code, amount: cny(1_000), validDays: 90 }],
      bonus: cny(1_000),
    });
    const { body } = await topUp(of, 10_000, { expectedBonus: cny(1_000) });
    expect(body).toMatchObject({ payment: { state: 'captured' }, bonuses: [{ state: 'given' }] });
    expect(await balance(of)).toBe(11_000);
    const lots = await api.rows<{ kind: string; remaining: number; expires_at: Date | null }>(
      'SELECT kind, remaining::int, expires_at FROM wallet_lot ORDER BY remaining',
    );
    expect(lots).toMatchObject([
      { kind: 'granted', remaining: 1_000 },
      { kind: 'paid', remaining: 10_000 },
    ]);
    const days = (Date.parse(lots[0]?.expires_at?.toISOString() ?? '') - Date.now()) / DAY_MS;
    expect(Math.round(days)).toBe(90);
    await proved();
    const page = (await agent.get(`/promotions/${promotion.id}`)).body as PromotionDetailView;
    expect(page).toMatchObject({ uses: 1, spent: [{ currency: 'CNY', spentMinor: 1_000 }] });
    const report = await (await api.as('marketing')).get(`/promotions/${promotion.id}/report`);
    expect(report.body).toMatchObject({
      sums: [{ uses: 1, discountMinor: 1_000, revenueMinor: 0 }],
      byPlan: [],
    });
  });

  it('are not what somebody did not see: another bonus is refused, and nothing is charged', async () => {
    await makePromotion(api, credit(1_000));
    const of = await payer();
    const refused = await topUp(of, 10_000, { expectedBonus: cny(2_000) });
    expect(refused).toMatchObject({ status: 409, body: { code: 'top_up_bonus_changed' } });
    expect(await api.rows('SELECT 1 FROM payment')).toEqual([]);
    expect(await uses()).toEqual([]);
  });

  it('are released when the card is declined', async () => {
    await makePromotion(api, { ...credit(1_000), ...limited({ totalUses: 1 }) });
    const { body } = await topUp(await payer('tok_declined'));
    expect(body).toMatchObject({ payment: { state: 'failed' }, bonuses: [{ state: 'released' }] });
    expect(await uses()).toEqual(['1 released']);
    expect((await topUp(await payer())).body).toMatchObject({ bonuses: [{ state: 'given' }] });
  });

  it('M1 M2 M3 of many at once never exceed the uses, those of a customer, and the budget', async () => {
    const budgets = [{ currency: 'CNY' as const, totalMinor: 4_500, periodMinor: null }];
    await makePromotion(api, { ...credit(1_000), ...limited({ totalUses: 5, usesPerCustomer: 1, budgets }) });
    const payers = await Promise.all(Array.from({ length: 8 }, () => payer()));
    const answers = await Promise.all([...payers, ...payers].map((of) => topUp(of)));
    // Who was too late for a limit is told, or is charged without a bonus; nobody is promised what is not there.
    for (const code of codesOf(answers))
      expect(['201', 'top_up_bonus_changed', 'payment_unknown']).toContain(code);
    const [sums] = await given();
    expect(sums?.n).toBeLessThanOrEqual(5);
    expect(sums?.sum).toBeLessThanOrEqual(4_500);
    expect(await api.rows('SELECT uses, most FROM promotion_counter')).toEqual([{ uses: sums?.n, most: 5 }]);
    expect(await api.rows('SELECT spent FROM promotion_budget')).toEqual([{ spent: sums?.sum }]);
    const twice = 'SELECT customer_id FROM redemption GROUP BY customer_id HAVING count(*) > 1';
    expect(await api.rows(`${twice} AND count(*) FILTER (WHERE state <> 'released') > 1`)).toEqual([]);
    await proved();
  });

  it('M3 come with a capture that nobody heard of at first, once', async () => {
    await makePromotion(api, { ...credit(1_000), ...limited({ totalUses: 1 }) });
    const of = await payer();
    planFaults({
      'payment.after-charge': () => {
        throw new Error('we die here');
      },
    });
    await topUp(of).catch(() => undefined);
    planFaults();
    expect(await uses()).toEqual(['1 reserved']);
    const [payment] = await api.rows<{ id: string }>('SELECT id FROM payment');
    const ask = () => api.app.get(PaymentInquiry).askNow(api.context(), payment?.id ?? '');
    await Promise.all([ask(), ask()].map((one) => one.catch(() => undefined)));
    expect(await given()).toEqual([{ n: 1, sum: 1_000 }]);
    expect(await balance(of)).toBe(11_000);
    expect(await uses()).toEqual(['1 redeemed']);
    await proved();
  });

  it('are lost when the money comes after others have taken what was no longer reserved; the money is booked', async () => {
    await makePromotion(api, { ...credit(1_000), ...limited({ totalUses: 1 }) });
    const late = await payer();
    planFaults({
      'payment.after-charge': () => {
        throw new Error('we die here');
      },
    });
    await topUp(late).catch(() => undefined);
    planFaults();
    api.app.get(Clock).travel(25 * HOUR_MS);
    await api.runJob(RELEASE_REDEMPTIONS_JOB);
    expect((await topUp(await payer())).body).toMatchObject({ bonuses: [{ state: 'given' }] });
    const [payment] = await api.rows<{ id: string; purpose_id: string }>(
      'SELECT id, purpose_id FROM payment WHERE customer_id = $1',
      [late.customerId],
    );
    await api.app.get(PaymentInquiry).askNow(api.context(), payment?.id ?? '');
    const { body } = await agent.get(`/top-ups/${payment?.purpose_id ?? ''}`);
    expect(body).toMatchObject({ payment: { state: 'captured' }, bonuses: [{ state: 'lost' }] });
    expect(await balance(late)).toBe(10_000);
    await proved();
  });

  it('come back with a refund, in proportion, as far as they are there', async () => {
    await makePromotion(api, { ...credit(1_000), ...limited({ usesPerCustomer: 1 }) });
    const of = await payer();
    const { payment } = (await topUp(of)).body as TopUpView;
    const refund = (amount: number, couponUse: 'back' | 'keep' = 'keep') =>
      giveBack(api, agent, refundOrder(payment.id, amount, { destination: 'source', couponUse }));
    const part = await refund(4_000);
    expect(part).toMatchObject({ status: 201, body: { state: 'succeeded', balanceAfter: cny(6_600) } });
    expect(await balance(of)).toBe(6_600);
    // Granted money is spent first: what of the bonus went is not asked back.
    await fundWallet(api, of.customerId, cny(1));
    await refund(6_000, 'back');
    expect(await balance(of)).toBe(1);
    expect(await uses()).toEqual(['1 released']);
    const back = `SELECT sum(amount)::int AS sum FROM transfer WHERE kind = 'topUpBonusReturn'`;
    expect(await api.rows(back)).toEqual([{ sum: 1_000 }]);
    await proved();
    const again = (await topUp(of)).body as TopUpView;
    expect(again.bonuses).toMatchObject([{ state: 'given' }]);
  });
});
