import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { type RenewalDetailView } from '@ur-desk/domain/renewals';
import { type Answer, startApi, type Caller, type TestApi } from '../../../test/harness';
import { untilDisputed } from '../../../test/make/dispute';
import { makePaymentMethod } from '../../../test/make/payment';
import { giveBack, refundOrder } from '../../../test/make/refund';
import {
  codesOf,
  effectsFor,
  makeRenewable,
  makeReplaceable,
  quoteInput,
  renew,
  type Replaceable,
  stepStates,
  takeUp,
  useHalf,
} from '../../../test/make/renewal';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { VerificationService } from '../ledger/verification.service';
import { RESUME_JOB } from './renewal-saga.service';

const cny = (amount: number) => money(amount, 'CNY');
const replaceNow = { policy: 'replaceNow' } as const;

describe('a renewal that replaces the plan that runs', () => {
  let api: TestApi;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
    agent = await api.as('agent');
  });
  afterEach(() => planFaults());
  afterAll(async () => {
    // Whatever was done here: L1, L2, L9, P3, and every credit of a renewal is the sum of its refunds.
    expect((await api.app.get(VerificationService).verify()).differences).toEqual([]);
    await api.stop();
  });

  const quoteFor = async (of: Replaceable, changes: object = {}) =>
    await agent.post('/quotes', quoteInput(of, { ...replaceNow, ...changes }));
  const byCard = async (
    of: Replaceable,
    token: Parameters<typeof makePaymentMethod>[2],
    useWallet = false,
  ) => ({
    payment: { useWallet, methodId: (await makePaymentMethod(api, of.customer.id, token)).id },
  });
  const plansOf = (of: Replaceable) =>
    api.rows<{ id: string; state: string; left: number }>(
      `SELECT s.id, s.state, (SELECT coalesce(sum(l.remaining), 0) FROM allowance_lot l WHERE l.subscription_id = s.id) AS left
       FROM subscription s WHERE s.customer_id = $1 ORDER BY s.created_at, s.id`,
      [of.customer.id],
    );
  const refundsOf = (of: Replaceable) =>
    api.rows<{ id: string; amount: number; reason_code: string; plan_effect: string; renewal_id: string }>(
      'SELECT id, amount, reason_code, plan_effect, renewal_id FROM refund WHERE customer_id = $1 ORDER BY id',
      [of.customer.id],
    );

  it('shows the value of the old plan, ends it, credits it and starts the new one at once', async () => {
    const of = await makeReplaceable(api);
    await useHalf(api, of.runningId);
    const { body: quote } = await quoteFor(of);
    expect(quote).toMatchObject({
      credit: {
        subscriptionId: of.runningId,
        planName: { en: 'Asia 5 GB' },
        amount: cny(1_950),
        parts: [{ paymentId: of.paymentId, amount: cny(1_950), refund: null }],
      },
      price: { total: cny(6_900), payable: [{ source: 'wallet', amount: cny(6_900) }], missing: cny(0) },
      balanceBefore: cny(5_000),
      balanceAfter: cny(50),
      subscription: { kind: 'create', state: 'active' },
    });
    const answer = await takeUp(agent, quote);
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'succeeded', balance: cny(50), subscription: { state: 'active' } },
    });
    expect((await agent.get(`/renewals/${answer.body.id}`)).body).toEqual(answer.body);
    const overview = (await agent.get(`/customers/${of.customer.id}/overview`)).body as CustomerOverviewView;
    const voice = overview.lines[0]?.allowances.find(({ kind }) => kind === 'voice');
    expect(voice).toMatchObject({ granted: 6_000, remaining: 6_000 });
    const [old, made, ...more] = await plansOf(of);
    expect([old, made?.state, more]).toEqual([{ id: of.runningId, state: 'revoked', left: 0 }, 'active', []]);
  });

  it('books the value as refunds of their own that name the renewal, and it names them', async () => {
    const of = await makeReplaceable(api);
    const { body } = await renew(agent, of, replaceNow);
    const { id, reference, credit } = body as RenewalDetailView;
    const [refund] = await refundsOf(of);
    expect(credit?.parts[0]?.refund?.id).toBe(refund?.id);
    const shown = await agent.get(`/refunds/${refund?.id}`);
    expect(shown.body).toMatchObject({
      renewal: { id, reference },
      payment: { id: of.paymentId },
      amount: cny(3_900),
      destination: 'wallet',
      reasonCode: 'planReplaced',
      planEffect: 'stopNow',
      state: 'succeeded',
      suggestion: { basis: 'nothingUsed' },
      policy: { within: true, checks: [] },
    });
    const undone = await agent.post(`/refunds/${refund?.id}/undo`, {}, { key: api.newKey() });
    expect(undone.body.code).toBe('undo_not_possible');
    const facts = await agent.get(`/payments/${of.paymentId}/refund-facts`);
    expect(facts.body).toMatchObject({ refundsInYear: 0, payment: { refunded: cny(3_900) } });
    const messages = await api.rows('SELECT topic FROM outbox_event WHERE customer_id = $1', [
      of.customer.id,
    ]);
    expect(messages).toContainEqual({ topic: 'refund.succeeded' });
  });

  it.each([
    ['the value pays first, the card the rest', false, 3_000, 5_000],
    ['the value pays first, then the wallet, then the card', true, 2_500, 0],
  ])('L7 %s', async (_what, useWallet, charged, left) => {
    const of = await makeReplaceable(api, { left: useWallet ? 500 : 5_000 });
    const held: number[] = [];
    planFaults({
      'payment.before-charge': async () => {
        const sql = `SELECT held FROM account WHERE customer_id = $1 AND code = 'wallet'`;
        held.push((await api.rows<{ held: number }>(sql, [of.customer.id]))[0]?.held ?? -1);
      },
    });
    const { body } = await renew(agent, of, {
      ...replaceNow,
      ...(await byCard(of, 'tok_success', useWallet)),
    });
    expect(body).toMatchObject({ state: 'succeeded', balance: cny(left) });
    expect(held).toEqual([useWallet ? 500 : 0]);
    const payments = body.payments as RenewalDetailView['payments'];
    expect(payments.find(({ provider }) => provider === 'sandbox')?.captured).toEqual(cny(charged));
  });

  it('credits every payment that paid for the plan, of an extension too', async () => {
    const of = await makeReplaceable(api, { left: 20_000 });
    const [{ plan_id: planId } = { plan_id: '' }] = await api.rows<{ plan_id: string }>(
      'SELECT plan_id FROM subscription WHERE id = $1',
      [of.runningId],
    );
    expect((await renew(agent, { ...of, planId }, { policy: 'extend' })).status).toBe(201);
    await useHalf(api, of.runningId);
    const { body } = await renew(agent, of, replaceNow);
    expect(body.credit).toMatchObject({ amount: cny(3_900), parts: [{}, {}] });
    expect(body.balance).toEqual(cny(20_000 - 3_900 + 3_900 - 6_900));
    expect((await refundsOf(of)).map(({ amount }) => amount)).toEqual([1_950, 1_950]);
  });

  it('replaces a plan that nobody paid for, for nothing', async () => {
    const of = await makeReplaceable(api, { left: 10_000 });
    await api.rows('UPDATE renewal SET subscription_id = NULL WHERE customer_id = $1', [of.customer.id]);
    const { body } = await renew(agent, of, replaceNow);
    expect(body).toMatchObject({ credit: { amount: cny(0), parts: [] }, balance: cny(3_100) });
    expect((await plansOf(of)).map(({ state }) => state)).toEqual(['revoked', 'active']);
  });

  it.each([
    ['nothing runs', async () => makeRenewable(api), 'plan_none_to_replace'],
    [
      'another plan is queued behind',
      async () => {
        const of = await makeReplaceable(api, { left: 10_000 });
        await renew(agent, of);
        return of;
      },
      'plan_queued_behind',
    ],
    [
      'what paid for it is disputed',
      async () => {
        const base = await makeRenewable(api);
        const method = await makePaymentMethod(api, base.customer.id, 'tok_disputed');
        const { body } = await renew(agent, base, { payment: { useWallet: false, methodId: method.id } });
        await untilDisputed(api, { customerId: base.customer.id, paymentId: String(body.payments[0].id) });
        return base;
      },
      'payment_disputed',
    ],
  ])('is refused at the policy while %s', async (_what, make, code) => {
    const refused = await agent.post('/quotes', quoteInput(await make(), replaceNow));
    expect(refused.body).toMatchObject({ code, errors: [{ field: 'policy', code }] });
  });

  describe('when something changed since the quote', () => {
    it('money came back of the old plan: the new quote says what it is worth now', async () => {
      const of = await makeReplaceable(api);
      const { body: quote } = await quoteFor(of);
      await giveBack(api, await api.as('supervisor'), refundOrder(of.paymentId, 900));
      const refused = await takeUp(agent, quote);
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'quote_changed', params: { quote: { credit: { amount: cny(3_000) } } } },
      });
      expect((await takeUp(agent, refused.body.params.quote)).body).toMatchObject({
        state: 'succeeded',
        balance: cny(2_000),
      });
    });

    it('the plan was used: the same', async () => {
      const of = await makeReplaceable(api);
      const { body: quote } = await quoteFor(of);
      await useHalf(api, of.runningId);
      const { body } = await takeUp(agent, quote);
      expect(body).toMatchObject({
        code: 'quote_changed',
        params: { quote: { credit: { amount: cny(1_950) } } },
      });
    });

    it('a declined charge is not tried again for a value that is no longer there', async () => {
      const of = await makeReplaceable(api);
      const declined = await renew(agent, of, { ...replaceNow, ...(await byCard(of, 'tok_declined')) });
      expect(declined.body).toMatchObject({ state: 'failed', error: 'cardDeclined' });
      await useHalf(api, of.runningId);
      const path = `/renewals/${declined.body.id}/steps/charged/retry`;
      const retried = await agent.post(path, await byCard(of, 'tok_success'), { key: api.newKey() });
      expect(retried.body.code).toBe('quote_changed');
      expect(await plansOf(of)).toMatchObject([{ state: 'active' }]);
    });
  });

  describe('at the same time', () => {
    it('P1 as a refund by somebody else: never more than was paid, whoever is first', async () => {
      const supervisor = await api.as('supervisor');
      for (let round = 0; round < 2; round += 1) {
        const of = await makeReplaceable(api);
        const { body: quote } = await quoteFor(of);
        const order = refundOrder(of.paymentId, 2_000);
        const answers = await Promise.all(
          round % 2 === 0
            ? [takeUp(agent, quote), giveBack(api, supervisor, order)]
            : [giveBack(api, supervisor, order), takeUp(agent, quote)].reverse(),
        );
        expect([
          ['201', 'refund_above_rest'],
          ['201', 'quote_changed'],
        ]).toContainEqual(codesOf(answers));
        const [payment] = await api.rows('SELECT captured, refund_reserved FROM payment WHERE id = $1', [
          of.paymentId,
        ]);
        const given = (await refundsOf(of)).reduce((sum, { amount }) => sum + amount, 0);
        expect(payment).toEqual({ captured: 3_900, refund_reserved: given });
      }
    });

    it('R1 as another replacement: one replaces, the other is shown what it would replace now', async () => {
      const of = await makeReplaceable(api, { left: 20_000 });
      const quotes = await Promise.all([quoteFor(of), quoteFor(of)]);
      const answers = await Promise.all(quotes.map(({ body }) => takeUp(agent, body)));
      expect(codesOf(answers)).toEqual(['201', 'quote_changed']);
      const changed = answers.find(({ status }) => status === 409);
      expect(changed?.body.params.quote.credit).toMatchObject({ planName: { en: 'Asia 10 GB' } });
      expect((await plansOf(of)).map(({ state }) => state)).toEqual(['revoked', 'active']);
      expect((await refundsOf(of)).map(({ amount }) => amount)).toEqual([3_900]);
    });
  });

  describe('after the charge', () => {
    /** A replacement whose bank did not answer; `then` happens before the answer is known. */
    async function late(of: Replaceable, then: () => Promise<unknown>): Promise<Answer> {
      const waiting = await renew(agent, of, { ...replaceNow, ...(await byCard(of, 'tok_timeout')) });
      expect(waiting.body).toMatchObject({ state: 'waiting', credit: { parts: [{ refund: null }] } });
      expect(await plansOf(of)).toMatchObject([{ state: 'active' }]);
      await then();
      await agent.post(`/payments/${waiting.body.payments[0].id}/check`, {}, { key: api.newKey() });
      await api.runJob(RESUME_JOB);
      return agent.get(`/renewals/${waiting.body.id}`);
    }

    it('R3 finishes with the value that was agreed, though more was used meanwhile', async () => {
      const of = await makeReplaceable(api);
      const { body } = await late(of, () => useHalf(api, of.runningId));
      expect(body).toMatchObject({ state: 'succeeded', credit: { amount: cny(3_900) }, balance: cny(5_000) });
      expect((await plansOf(of)).map(({ state }) => state)).toEqual(['revoked', 'active']);
    });

    it('finishes where the old plan ended by itself meanwhile', async () => {
      const of = await makeReplaceable(api);
      const end = `UPDATE subscription SET starts_at = now() - interval '30 days', ends_at = now() WHERE id = $1`;
      const { body } = await late(of, () => api.rows(end, [of.runningId]));
      expect(body).toMatchObject({
        state: 'succeeded',
        subscription: { state: 'active' },
        balance: cny(5_000),
      });
      expect(await refundsOf(of)).toMatchObject([{ amount: 3_900, plan_effect: 'keep' }]);
    });

    it('P1 leaves the old plan and the money in the balance where money came back meanwhile', async () => {
      const of = await makeReplaceable(api);
      const refund = refundOrder(of.paymentId, 900);
      const answer = await late(of, async () => giveBack(api, await api.as('supervisor'), refund));
      expect(answer.body).toMatchObject({ state: 'failed', error: 'plan_credit_changed' });
      expect(answer.body.balance).toEqual(cny(5_000 + 900 + 3_000));
      expect(stepStates(answer)).toBe('done done failed pending pending');
      expect(answer.body.steps[2].canRetry).toBe(false);
      expect(await plansOf(of)).toMatchObject([{ state: 'active' }]);
      expect(await effectsFor(api, of)).toMatchObject({ succeeded: 1, purchases: 1 });
      const again = await renew(agent, of, replaceNow);
      expect(again.body).toMatchObject({ state: 'succeeded', balance: cny(5_000) });
    });

    it.each(['payment.after-charge', 'renewal.charged'])(
      'R3 killed at %s, it is finished once',
      async (point) => {
        const of = await makeReplaceable(api, { left: 500 });
        const { body: quote } = await quoteFor(of, await byCard(of, 'tok_success', true));
        const key = api.newKey();
        planFaults({ [point]: () => Promise.reject(new Error('killed')) });
        expect((await takeUp(agent, quote, key)).status).toBe(500);
        planFaults();
        const [pending] = await api.rows<{ id: string }>(
          `SELECT id FROM payment WHERE customer_id = $1 AND provider = 'sandbox'`,
          [of.customer.id],
        );
        await agent.post(`/payments/${pending?.id}/check`, {}, { key: api.newKey() });
        await Promise.all([1, 2].map(() => api.runJob(RESUME_JOB)));
        const end = await takeUp(agent, quote, key);
        expect(end.body).toMatchObject({
          state: 'succeeded',
          balance: cny(0),
          credit: { amount: cny(3_900) },
        });
        expect(await refundsOf(of)).toMatchObject([{ amount: 3_900, renewal_id: end.body.id }]);
        expect(await effectsFor(api, of)).toMatchObject({
          succeeded: 2,
          captures: 1,
          purchases: 2,
          wallet: 0,
        });
      },
    );
  });
});
