import { money } from '@ur-desk/domain/kernel';
import { type PlanContent } from '@ur-desk/domain/plans';
import { type CreateQuoteInput } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { untilDisputed } from '../../../test/make/dispute';
import { makePaymentMethod } from '../../../test/make/payment';
import { makePlan } from '../../../test/make/plan';
import { giveBack, refundOrder } from '../../../test/make/refund';
import {
  codesOf,
  effectsFor,
  makeRenewable,
  ONE_RENEWAL,
  quoteInput,
  renew,
  type Renewable,
  takeUp,
} from '../../../test/make/renewal';
import { VerificationService } from '../ledger/verification.service';

const cny = (amount: number) => money(amount, 'CNY');
const GB = 1_000_000_000;

describe('an add-on pack', () => {
  let api: TestApi;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
    agent = await api.as('agent');
  });
  afterAll(async () => {
    expect((await api.app.get(VerificationService).verify()).differences).toEqual([]);
    await api.stop();
  });

  /** Data only, for ¥10.00. */
  const makePack = (changes: Partial<PlanContent> = {}) =>
    makePlan(api.db, {
      kind: 'addOn',
      name: { en: 'Data pack', zh: '流量包' },
      voiceSeconds: 0,
      dataBytes: GB,
      prices: [{ currency: 'CNY', amount: 1_000, floor: 0 }],
      ...changes,
    });

  /** A plan for ¥39.00 runs; the wallet has ¥50.00 left, unless it says otherwise. */
  async function running(left = 5_000) {
    const of = await makeRenewable(api, { wallet: cny(3_900 + left) });
    const { body } = await renew(agent, of);
    return { of, subscription: body.subscription, planPayment: body.payments[0].id as string };
  }

  const order = async (of: Renewable, changes: Partial<CreateQuoteInput> = {}) =>
    quoteInput(of, { planId: (await makePack()).planId, policy: 'addOn', ...changes });

  async function buy(of: Renewable, changes: Partial<CreateQuoteInput> = {}) {
    const quote = await agent.post('/quotes', await order(of, changes));
    return quote.status === 201 ? takeUp(agent, quote.body as { id: string; hash: string }) : quote;
  }

  const lotsOf = (subscriptionId: string) =>
    api.rows<{ kind: string; remaining: number; expires_at: Date }>(
      'SELECT kind, remaining, expires_at FROM allowance_lot WHERE subscription_id = $1 ORDER BY id',
      [subscriptionId],
    );

  const use = (renewalId: string, amount: number) =>
    api.rows(
      `WITH used AS (UPDATE allowance_lot l SET remaining = remaining - $2::bigint FROM allowance_entry e
         WHERE e.lot_id = l.id AND e.reason = 'grant' AND e.cause_id = $1 RETURNING l.customer_id, l.id)
       INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
       SELECT gen_random_uuid(), customer_id, id, 'usage', -$2::bigint, 'usage', $1, now() FROM used`,
      [renewalId, amount],
    );

  const boughtBy = async (paymentId: string) =>
    (await agent.get(`/payments/${paymentId}/refund-facts`)).body.plan as Record<string, unknown>;

  it('adds to the plan that runs, which stays as it is: paid, granted and shown', async () => {
    const { of, subscription } = await running();
    const { status, body } = await buy(of);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'succeeded',
      policy: 'addOn',
      planName: { en: 'Data pack' },
      total: cny(1_000),
      balance: cny(4_000),
      subscription: { id: subscription.id, endsAt: subscription.endsAt, planId: of.planId },
      lots: [{ kind: 'data', granted: GB, expiresAt: subscription.endsAt }],
    });
    expect(await effectsFor(api, of)).toEqual({
      ...ONE_RENEWAL,
      renewals: 2,
      succeeded: 2,
      lots: 3,
      grants: 3,
      purchases: 2,
      wallet: 4_000,
      captured: 4_900,
      messages: 2,
    });
  });

  it('ends by itself before the plan does, when it says so', async () => {
    const { of } = await running();
    const { planId } = await makePack({ validity: { days: 1 } });
    const { body } = await agent.post('/quotes', await order(of, { planId }));
    expect(body.lots).toHaveLength(1);
    expect(body.lots[0].expiresAt < body.subscription.endsAt).toBe(true);
  });

  it('is refused at the plan where none runs, as a renewal, and where it is none', async () => {
    const idle = await makeRenewable(api);
    const { of } = await running();
    const refused = [
      await buy(idle),
      await buy(of, { policy: 'queue' }),
      await buy(of, { policy: 'replaceNow' }),
      await buy(of, { planId: of.planId }),
    ];
    expect(
      refused.map(({ status, body }) => [status, String(body.code), String(body.errors[0].field)]),
    ).toEqual([
      [422, 'add_on_no_plan', 'planId'],
      [422, 'add_on_only_added', 'planId'],
      [422, 'add_on_only_added', 'planId'],
      [422, 'add_on_not_one', 'planId'],
    ]);
  });

  it('is no choice of an automatic renewal, and not among the plans', async () => {
    const { of } = await running();
    const { planId } = await makePack();
    const { body: now } = await agent.get(`/auto-renewals/${of.lineId}`);
    const terms = { on: true, planId, paymentOrder: 'walletOnly' };
    const answer = await agent.put(`/lines/${of.lineId}/auto-renew`, terms, {
      version: now.version as number,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'add_on_only_added']);
    const listed = async (kind: string) => {
      const filter = encodeURIComponent(JSON.stringify({ kind, id: [planId, of.planId] }));
      return ((await agent.get(`/plans?filter=${filter}`)).body as unknown as { id: string }[]).map(
        ({ id }) => id,
      );
    };
    expect([await listed('addOn'), await listed('plan')]).toEqual([[planId], [of.planId]]);
  });

  it('R1 the same quote taken up by two agents at once is bought once', async () => {
    const { of, subscription } = await running();
    const { body: quote } = await agent.post('/quotes', await order(of));
    const other = await api.as('supervisor');
    const answers = await Promise.all([agent, other].map((who) => takeUp(who, quote)));
    expect(codesOf(answers)).toEqual(['201', 'quote_used']);
    expect(await lotsOf(subscription.id as string)).toHaveLength(3);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2, wallet: 4_000 });
  });

  it('L3 two agents at once with money for one pack: one is bought, the other one is told', async () => {
    const { of, subscription } = await running();
    const { planId } = await makePack({ prices: [{ currency: 'CNY', amount: 4_000, floor: 0 }] });
    const other = await api.as('supervisor');
    const both = [agent, other];
    const quotes = await Promise.all(
      both.map(async (who) => who.post('/quotes', await order(of, { planId }))),
    );
    const answers = await Promise.all(quotes.map(({ body }, n) => takeUp(both[n] ?? agent, body)));
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(await lotsOf(subscription.id as string)).toHaveLength(3);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2, wallet: 1_000 });
  });

  it('a quote is worth nothing once the plan that it was for was stopped', async () => {
    const { of, planPayment } = await running();
    const { body: quote } = await agent.post('/quotes', await order(of));
    await giveBack(api, agent, refundOrder(planPayment, 3_900, { planEffect: 'stopNow' }));
    const answer = await takeUp(agent, quote);
    expect([answer.status, answer.body.code]).toEqual([422, 'add_on_no_plan']);
  });

  describe('is refunded', () => {
    it('for what is left of it: its lots are taken back, the plan keeps its own', async () => {
      const { of, subscription, planPayment } = await running();
      const { body } = await buy(of);
      await use(body.id as string, GB / 4);
      const paymentId = body.payments[0].id as string;
      expect(await boughtBy(paymentId)).toMatchObject({
        isAddOn: true,
        restedOn: false,
        planName: { en: 'Data pack' },
        endsAt: subscription.endsAt,
        lots: [{ kind: 'data', granted: GB, used: GB / 4 }],
      });
      const refund = await giveBack(api, agent, refundOrder(paymentId, 750, { planEffect: 'takeBack' }));
      expect(refund.body).toMatchObject({
        state: 'succeeded',
        suggestion: { amount: cny(750), usedBps: 2_500 },
        planEffect: 'takeBack',
      });
      expect(
        (await lotsOf(subscription.id as string)).map(({ kind, remaining }) => [kind, remaining]),
      ).toEqual([
        ['voice', 6_000],
        ['data', 5 * GB],
        ['data', 0],
      ]);
      expect(await boughtBy(paymentId)).toMatchObject({ stoppedAt: refund.body.createdAt });
      // The plan under it runs on, nobody stopped it, and it can still be stopped for its own refund.
      expect(await boughtBy(planPayment)).toMatchObject({ isAddOn: false, state: 'active', stoppedAt: null });
      const rest = await giveBack(api, agent, refundOrder(planPayment, 3_900, { planEffect: 'stopNow' }));
      expect(rest.status).toBe(201);
    });

    it('only as what it is: neither stopped nor shortened', async () => {
      const { of, planPayment } = await running();
      const { body } = await buy(of);
      const refusals = [
        await giveBack(
          api,
          agent,
          refundOrder(body.payments[0].id as string, 100, { planEffect: 'stopNow' }),
        ),
        await giveBack(api, agent, refundOrder(planPayment, 100, { planEffect: 'takeBack' })),
      ];
      expect(codesOf(refusals)).toEqual(['refund_add_on_effect', 'refund_add_on_effect']);
    });

    it('P1 by two agents at once never for more than was paid', async () => {
      const { of } = await running();
      const { body } = await buy(of);
      const other = await api.as('supervisor');
      const order = refundOrder(body.payments[0].id as string, 600, { planEffect: 'takeBack' });
      const answers = await Promise.all([agent, other].map((who) => giveBack(api, who, order)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    });
  });

  it('is disputed: its page speaks of the pack, and only the pack is taken back', async () => {
    const { of, subscription } = await running();
    const method = await makePaymentMethod(api, of.customer.id, 'tok_disputed');
    const { body } = await buy(of, { payment: { useWallet: false, methodId: method.id } });
    const paid = { customerId: of.customer.id, paymentId: body.payments[0].id as string };
    const { id, plan } = await untilDisputed(api, paid);
    const pack = { subscriptionId: subscription.id, planName: { en: 'Data pack' }, isAddOn: true };
    expect(plan).toMatchObject({ ...pack, state: 'active' });
    const finance = await api.as('finance');
    const effects = { planEffect: 'stopNow', tierProgress: 'keep' };
    const stopped = await finance.post(`/disputes/${id}/effects`, effects, { key: api.newKey() });
    expect(stopped.body).toMatchObject({ planEffect: 'stopNow', plan: { ...pack, state: 'revoked' } });
    expect((await lotsOf(subscription.id as string)).map(({ remaining }) => remaining)).toEqual([
      6_000,
      5 * GB,
      0,
    ]);
  });

  it.each([1, 45])('an extension paid for its own span, whatever a pack of %i days covers', async (days) => {
    const { of, subscription } = await running(20_000);
    const { planId } = await makePack({ validity: { days } });
    await buy(of, { planId });
    const { body } = await renew(agent, of, { policy: 'extend' });
    expect((await buy(of, { planId })).status).toBe(201);
    expect(await boughtBy(body.payments[0].id as string)).toMatchObject({ startsAt: subscription.endsAt });
  });

  it('its value counts with the plan when both are replaced', async () => {
    const { of } = await running();
    await buy(of);
    const better = await makePlan(api.db, { prices: [{ currency: 'CNY', amount: 6_900, floor: 0 }] });
    const { body } = await agent.post('/quotes', quoteInput({ ...of, ...better }, { policy: 'replaceNow' }));
    expect(body.credit).toMatchObject({ amount: cny(4_900) });
    expect(body.credit.parts).toHaveLength(2);
    const replaced = await takeUp(agent, body);
    expect(replaced.body).toMatchObject({ state: 'succeeded', balance: cny(2_000) });
  });
});
