import { randomUUID } from 'node:crypto';
import { addMs, DAY_MS, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type PromotionDetailView, type PromotionReportView } from '@ur-desk/domain/promotions';
import { type RefundFacts, suggestRefund } from '@ur-desk/domain/refunds';
import { type QuoteView, type RenewalDetailView } from '@ur-desk/domain/renewals';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeLine } from '../../../test/make/line';
import { makePaymentMethod } from '../../../test/make/payment';
import { act, limited, makePromotion } from '../../../test/make/promotion';
import { giveBack, refundOrder } from '../../../test/make/refund';
import {
  codesOf,
  makeRenewable,
  quoteInput,
  renew,
  type Renewable,
  takeUp,
} from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { Redemptions, RELEASE_REDEMPTIONS_JOB } from './redemption.service';

const cny = (amount: number) => money(amount, 'CNY');
describe('uses of promotions', () => {
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
  afterEach(() => api.app.get(Clock).travel(0));

  const quote = async (of: Renewable) => {
    const { body } = await agent.post('/quotes', quoteInput(of));
    return body as QuoteView;
  };
  const states = async () =>
    (
      await api.rows<{ state: string; n: number }>(
        'SELECT state, count(*)::int AS n FROM redemption GROUP BY state ORDER BY state',
      )
    ).map(({ state, n }) => `${n} ${state}`);
  const page = async ({ id }: PromotionDetailView) =>
    (await agent.get(`/promotions/${id}`)).body as PromotionDetailView;
  const many = (count: number) => Promise.all(Array.from({ length: count }, () => makeRenewable(api)));
  /** Quotes first, then takes all up at once. */
  const race = async (all: readonly Renewable[]): Promise<Answer[]> => {
    const quotes = await Promise.all(all.map((of) => quote(of)));
    return Promise.all(quotes.map((one) => takeUp(agent, one)));
  };
  const withCode = (answers: readonly Answer[], code: string) =>
    codesOf([...answers]).filter((one) => one === code).length;

  describe('after a refund', () => {
    const refund = (renewal: RenewalDetailView, couponUse: 'back' | 'keep', amount = 1_000) =>
      giveBack(api, agent, refundOrder(renewal.payments[0]?.id ?? '', amount, { couponUse }));
    const renewed = async (of: Renewable) => (await renew(agent, of)).body as RenewalDetailView;

    it('M1 M3 that gave it back, a use can be used again, once', async () => {
      await makePromotion(api, limited({ totalUses: 1, usesPerCustomer: 1 }));
      const of = await makeRenewable(api, { wallet: cny(20_000) });
      const first = await renewed(of);
      expect(first.total).toEqual(cny(3_510));
      expect((await quote(of)).price.total).toEqual(cny(3_900));
      expect(await refund(first, 'back')).toMatchObject({ status: 201, body: { couponUse: 'back' } });
      expect(await states()).toEqual(['1 released']);
      expect(await api.rows('SELECT uses FROM promotion_counter')).toEqual([{ uses: 0 }]);
      expect(await api.rows('SELECT sum(spent)::int AS spent FROM promotion_budget')).toEqual([{ spent: 0 }]);
      expect((await renewed(of)).total).toEqual(cny(3_510));
      expect(await states()).toEqual(['1 redeemed', '1 released']);
      // What the first purchase had is given back already: there is no second use of it.
      expect(await refund(first, 'back', 500)).toMatchObject({ status: 201, body: { couponUse: 'keep' } });
      expect((await renewed(of)).total).toEqual(cny(3_900));
    });

    it('that says nothing about it, stays used', async () => {
      await makePromotion(api, limited({ usesPerCustomer: 1 }));
      const of = await makeRenewable(api, { wallet: cny(20_000) });
      await refund(await renewed(of), 'keep');
      expect(await states()).toEqual(['1 redeemed']);
      expect((await quote(of)).price.total).toEqual(cny(3_900));
    });
  });

  it('are in the quote, and what was agreed is booked and kept', async () => {
    const promotion = await makePromotion(api);
    const of = await makeRenewable(api);
    const offered = await quote(of);
    expect(offered.price).toMatchObject({
      lines: [{ rule: 'planPrice' }, { rule: 'promotion', code: promotion.code, amount: cny(-390) }],
      total: cny(3_510),
    });
    const { body: renewal } = await takeUp(agent, offered);
    expect(renewal).toMatchObject({ state: 'succeeded', total: cny(3_510), balance: cny(1_490) });
    expect(await states()).toEqual(['1 redeemed']);
    expect(await page(promotion)).toMatchObject({ uses: 1, spent: [{ currency: 'CNY', spentMinor: 390 }] });
  });

  it('give bonuses as lots of their own', async () => {
    await makePromotion(api, {
      actions: [{ kind: 'bonusData', quantity: 1_000_000 }],
      ...limited({ budgets: [] }),
    });
    const { body } = await renew(agent, await makeRenewable(api));
    expect(
      (body as RenewalDetailView).lots.map(({ kind, origin, granted }) => [kind, origin, granted]),
    ).toContainEqual(['data', 'bonus', 1_000_000]);
    expect(body.total).toEqual(cny(3_900));
  });

  it('make a plan run longer by bonus days, which nobody paid for and a refund does not count', async () => {
    await makePromotion(api, {
      actions: [{ kind: 'bonusDays', quantity: 5 }],
      ...limited({ budgets: [] }),
    });
    const offered = await quote(await makeRenewable(api));
    const { body } = await takeUp(agent, offered);
    const { subscription, payments, createdAt } = body as RenewalDetailView;
    const days = (until: string) => Math.round((Date.parse(until) - Date.parse(createdAt)) / DAY_MS);
    expect(offered.price.bonuses).toMatchObject([{ kind: 'days', quantity: 5 }]);
    expect(days(offered.subscription.endsAt)).toBe(35);
    expect(days(subscription?.endsAt ?? '')).toBe(35);
    const facts = await agent.get(`/payments/${payments[0]?.id ?? ''}/refund-facts`);
    expect(days(facts.body.plan.endsAt)).toBe(30);
    expect(days(facts.body.plan.runsUntil)).toBe(35);
    expect(suggestRefund(facts.body as RefundFacts, addMs(createdAt, 15 * DAY_MS)).terms[0]).toMatchObject({
      kind: 'days',
      used: 15,
      total: 30,
    });
  });

  it('are explained with every condition, in the quote and later in the renewal, as it was then', async () => {
    const tagged = await makePromotion(api, {
      criteria: [{ match: 'all', criteria: [{ kind: 'tags', tags: ['vip'] }, { kind: 'firstPurchase' }] }],
    });
    const offered = await quote(await makeRenewable(api));
    const verdict = {
      code: tagged.code,
      reason: 'conditionsNotMet',
      groups: [
        {
          met: false,
          criteria: [
            { criterion: { kind: 'tags' }, met: false },
            { criterion: { kind: 'firstPurchase' }, met: true, found: { count: 0 } },
          ],
        },
      ],
    };
    const before = (await agent.get(`/quotes/${offered.id}/promotions`)).body;
    expect(before.verdicts).toMatchObject([verdict]);
    const { body: renewal } = await takeUp(agent, offered);
    await act(await api.as('marketing'), tagged, 'retire', { reason: 'over' });
    const later = (await agent.get(`/renewals/${renewal.id}/promotions`)).body;
    expect(later.verdicts).toEqual(before.verdicts);
  });

  it('stop at once when the promotion is suspended: the quote has changed', async () => {
    const promotion = await makePromotion(api);
    const of = await makeRenewable(api);
    const offered = await quote(of);
    await act(await api.as('marketing'), promotion, 'suspend', { reason: 'a mistake' });
    const refused = await takeUp(agent, offered);
    expect([refused.status, refused.body.code]).toEqual([409, 'quote_changed']);
    expect(refused.body.params.quote.price.total).toEqual(cny(3_900));
  });

  it('M1 of 16 customers at once exactly 5 get the 5 uses; the others are shown the price without', async () => {
    const promotion = await makePromotion(api, limited({ totalUses: 5 }));
    const answers = await race(await many(16));
    expect([withCode(answers, '201'), withCode(answers, 'quote_changed')]).toEqual([5, 11]);
    expect(await states()).toEqual(['5 redeemed']);
    expect((await page(promotion)).uses).toBe(5);
    const next = await quote(await makeRenewable(api));
    expect(next.price.notApplied).toContainEqual(expect.objectContaining({ reason: 'usedUp' }));
  });

  it('M2 a customer with two lines at once has the promotion once', async () => {
    await makePromotion(api, limited({ usesPerCustomer: 1 }));
    const of = await makeRenewable(api, { wallet: cny(20_000) });
    const { id: lineId } = await makeLine(api.dataSource.manager, { customerId: of.customer.id });
    const answers = await race([of, { ...of, lineId }]);
    expect(codesOf(answers)).toEqual(['201', 'quote_changed']);
    expect(await states()).toEqual(['1 redeemed']);
  });

  it('M2 nobody takes more than theirs, whatever a price said', async () => {
    const { id: promotionId, current } = await makePromotion(api, limited({ usesPerCustomer: 1 }));
    const { customer } = await makeRenewable(api);
    const take = (purposeId: string) =>
      api.db.write(api.context(), { action: 'redemption.expire', customerId: customer.id }, async (tx) => {
        const uses = [{ promotionId, versionId: current?.id ?? '', code: 'p', discountMinor: 100 }];
        const purchase = { customerId: customer.id, purposeId, currency: 'CNY' as const, uses };
        const taken = await api.app.get(Redemptions, { strict: false }).take(tx, purchase, 'redeemed');
        tx.audit({ subject: { kind: 'renewal', id: purposeId }, after: { taken } });
        return taken;
      });
    const taken = await Promise.all([randomUUID(), randomUUID(), randomUUID()].map(take));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await states()).toEqual(['1 redeemed']);
  });

  describe('in a window that ends', () => {
    const endsIn = (ms: number) => ({
      window: { startsAt: '2020-01-01T00:00:00.000Z', endsAt: new Date(Date.now() + ms).toISOString() },
    });
    afterEach(() => jest.useRealTimers());

    it('M4 many at once have none once it has ended, whatever they were shown before', async () => {
      await makePromotion(api, endsIn(MINUTE_MS));
      const quotes = await Promise.all((await many(6)).map((of) => quote(of)));
      expect(new Set(quotes.map(({ price }) => price.total.amount))).toEqual(new Set([3_510]));
      api.app.get(Clock).travel(MINUTE_MS);
      const answers = await Promise.all(quotes.map((one) => takeUp(agent, one)));
      expect(withCode(answers, 'quote_changed')).toBe(6);
      expect(await states()).toEqual([]);
    });

    it('M4 it ends by the clock of the database: a process that is five minutes ahead still has it', async () => {
      await makePromotion(api, endsIn(2 * MINUTE_MS));
      const of = await makeRenewable(api);
      const timers = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval'] as const;
      const others = ['clearImmediate', 'nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const;
      jest.useFakeTimers({ now: Date.now() + 5 * MINUTE_MS, doNotFake: [...timers, ...others] });
      const offered = await quote(of);
      expect(offered.price.total).toEqual(cny(3_510));
      expect((await takeUp(agent, offered)).status).toBe(201);
    });
  });

  it('M3 together never take more than the budget, of all time or of a day', async () => {
    await makePromotion(
      api,
      limited({ budgets: [{ currency: 'CNY', totalMinor: 2_000, periodMinor: 1_000 }] }),
    );
    const answers = await race(await many(12));
    expect([withCode(answers, '201'), withCode(answers, 'quote_changed')]).toEqual([2, 10]);
    const rest = await quote(await makeRenewable(api));
    expect(rest.price.lines[1]).toMatchObject({ amount: cny(-220), limitedByBudget: true });
    expect((await takeUp(agent, rest)).status).toBe(201);
    const none = await quote(await makeRenewable(api));
    expect(none.price.notApplied).toContainEqual(expect.objectContaining({ reason: 'budgetUsed' }));
    api.app.get(Clock).travel(DAY_MS);
    expect((await quote(await makeRenewable(api))).price.total).toEqual(cny(3_510));
  });

  describe('with a card', () => {
    const byCard = async (card: SandboxToken) => {
      const of = await makeRenewable(api, { wallet: cny(0) });
      const { id: methodId } = await makePaymentMethod(api, of.customer.id, card);
      return { of, payment: { useWallet: true, methodId } };
    };

    it('are given back when the card is declined, and taken again by the retry', async () => {
      const promotion = await makePromotion(api, limited({ totalUses: 1 }));
      const { of, payment } = await byCard('tok_declined');
      const { body: failed } = await renew(agent, of, { payment });
      expect([failed.state, await states()]).toEqual(['failed', ['1 released']]);
      expect((await page(promotion)).uses).toBe(0);
      const { id: methodId } = await makePaymentMethod(api, of.customer.id);
      const retried = await agent.post(
        `/renewals/${failed.id}/steps/charged/retry`,
        { payment: { useWallet: true, methodId } },
        { key: api.newKey() },
      );
      expect([retried.body.state, await states()]).toEqual(['succeeded', ['1 redeemed', '1 released']]);
    });

    it('are reserved while nobody knows whether it was charged, and go back when that lasts too long', async () => {
      const promotion = await makePromotion(api, limited({ totalUses: 1 }));
      const { of, payment } = await byCard('tok_timeout');
      const { body } = await renew(agent, of, { payment });
      expect([body.state, await states()]).toEqual(['waiting', ['1 reserved']]);
      expect((await quote(await makeRenewable(api))).price.total).toEqual(cny(3_900));
      api.app.get(Clock).travel(DAY_MS + 1_000);
      await api.runJob(RELEASE_REDEMPTIONS_JOB);
      await api.runJob(RELEASE_REDEMPTIONS_JOB);
      expect([await states(), (await page(promotion)).uses]).toEqual([['1 released'], 0]);
    });
  });

  it('count from the first one on, also where the limit came later', async () => {
    const marketing = await api.as('marketing');
    const promotion = await makePromotion(api);
    await race(await many(3));
    const { body: next } = await marketing.patch(
      `/promotions/${promotion.id}`,
      limited({ totalUses: 2, budgets: [{ currency: 'CNY', totalMinor: 1_000, periodMinor: null }] }),
      { version: promotion.version },
    );
    await act(marketing, next as PromotionDetailView, 'release');
    expect(await api.rows('SELECT uses::int, most::int FROM promotion_counter')).toEqual([
      { uses: 3, most: 3 },
    ]);
    expect((await quote(await makeRenewable(api))).price.total).toEqual(cny(3_900));
  });

  it('are reported by day and plan, with what is left, and lead to their renewals', async () => {
    const budgets = [{ currency: 'CNY' as const, totalMinor: 10_000, periodMinor: 2_000 }];
    const promotion = await makePromotion(api, limited({ totalUses: 10, budgets }));
    const [one, two] = [await makeRenewable(api), await makeRenewable(api, { wallet: cny(20_000) })];
    await renew(agent, one);
    await renew(agent, two);
    await renew(agent, two);
    await api.rows(`UPDATE redemption SET ended_at = ended_at - interval '3 days' WHERE customer_id = $1`, [
      one.customer.id,
    ]);
    const report = async (days: number) =>
      (await agent.get(`/promotions/${promotion.id}/report?days=${days}`)).body as PromotionReportView;
    const { sums, byDay, byPlan, budgets: left, usesLeft } = await report(7);
    expect(sums).toEqual([{ currency: 'CNY', uses: 3, discountMinor: 1_170, revenueMinor: 10_530 }]);
    expect(byDay.map(({ uses }) => uses)).toEqual([1, 2]);
    expect(byPlan.map(({ planId, uses }) => [planId, uses])).toEqual([
      [two.planId, 2],
      [one.planId, 1],
    ]);
    expect(left).toEqual([{ currency: 'CNY', leftMinor: 8_830, leftInPeriodMinor: 830 }]);
    expect(usesLeft).toBe(7);
    expect((await report(2)).sums).toMatchObject([{ uses: 2 }]);
    expect((await agent.get(`/promotions/${promotion.id}/report?days=0`)).body.code).toBe('malformed_query');

    const filter = (promotionId: string) => encodeURIComponent(JSON.stringify({ promotionId }));
    expect((await agent.get(`/renewals?filter=${filter(promotion.id)}`)).body).toHaveLength(3);
    expect((await agent.get(`/renewals?filter=${filter(one.planId)}`)).body).toHaveLength(0);
  });
});
