import { money } from '@ur-desk/domain/kernel';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import {
  codesOf,
  effectsFor,
  makeRenewable,
  ONE_RENEWAL,
  quoteInput,
  renew,
  stepStates,
  takeUp,
} from '../../../test/make/renewal';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';

describe('renewals from the wallet', () => {
  let api: TestApi;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
    agent = await api.as('agent');
  });
  afterEach(() => planFaults());
  afterAll(() => api.stop());

  describe('taken up', () => {
    it('pays, activates, grants the lots, tells the customer and writes it down, all at once', async () => {
      const of = await makeRenewable(api);
      const answer = await renew(agent, of);
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        state: 'succeeded',
        total: money(3_900, 'CNY'),
        balance: money(1_100, 'CNY'),
        subscription: { state: 'active', planName: { en: 'Asia 5 GB' } },
        payments: [{ provider: 'wallet', state: 'captured', captured: money(3_900, 'CNY') }],
      });
      expect(stepStates(answer)).toBe('done done done done done');
      expect(await effectsFor(api, of)).toEqual(ONE_RENEWAL);
      const audit = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [answer.body.id]);
      expect(audit).toEqual([{ action: 'renewal.create' }]);
      const read = await agent.get(`/renewals/${answer.body.id}`);
      expect(read.body).toEqual(answer.body);
    });

    it('R1 two calls with one key at once renew once and get the same answer', async () => {
      const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      const key = api.newKey();
      const answers = await Promise.all([1, 2, 3, 4].map(() => takeUp(agent, quote, key)));
      expect(codesOf(answers)).toEqual(['201', '201', '201', '201']);
      expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, wallet: 6_100 });
    });

    it('R1 one quote buys once, whatever the keys', async () => {
      const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      const answers = await Promise.all([takeUp(agent, quote), takeUp(agent, quote)]);
      expect(codesOf(answers)).toEqual(['201', 'quote_used']);
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, wallet: 6_100 });
    });

    it('R1 two agents who renew the same line at once: the second is shown the new end state', async () => {
      const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
      const other = await api.as('supervisor');
      const [mine, theirs] = await Promise.all(
        [agent, other].map((who) => who.post('/quotes', quoteInput(of))),
      );
      const answers = await Promise.all([takeUp(agent, mine?.body), takeUp(other, theirs?.body)]);
      expect(codesOf(answers)).toEqual(['201', 'quote_changed']);
      const changed = answers.find((answer) => answer.status === 409);
      expect(changed?.body.params.quote.subscription).toMatchObject({ kind: 'create', state: 'queued' });
      expect(await effectsFor(api, of)).toMatchObject({ succeeded: 1, wallet: 6_100 });
    });

    it('L3 money for one and two agents at once: one succeeds, the other is told what is missing', async () => {
      const of = await makeRenewable(api);
      const other = await api.as('supervisor');
      const quotes = await Promise.all([agent, other].map((who) => who.post('/quotes', quoteInput(of))));
      const answers = await Promise.all([takeUp(agent, quotes[0]?.body), takeUp(other, quotes[1]?.body)]);
      expect(codesOf(answers)).toEqual(['201', 'balance_too_low']);
      const refused = answers.find((answer) => answer.status === 422);
      expect(refused?.body.params).toEqual({ available: money(1_100, 'CNY'), needed: money(3_900, 'CNY') });
      expect(await effectsFor(api, of)).toEqual(ONE_RENEWAL);
    });

    it('R2 queues behind the one that runs, without a hole', async () => {
      const of = await makeRenewable(api, { wallet: money(20_000, 'CNY') });
      const first = await renew(agent, of);
      const second = await renew(agent, of);
      const third = await renew(agent, of);
      expect(second.body.subscription).toMatchObject({
        state: 'queued',
        startsAt: first.body.subscription.endsAt,
      });
      expect(third.body.subscription.startsAt).toBe(second.body.subscription.endsAt);
    });

    it('extends the running one: later end, new lots from now, old lots as they were', async () => {
      const of = await makeRenewable(api, { wallet: money(20_000, 'CNY') });
      const first = await renew(agent, of);
      const extended = await renew(agent, of, { policy: 'extend' });
      expect(extended.body.subscription.id).toBe(first.body.subscription.id);
      expect(extended.body.subscription.endsAt > first.body.subscription.endsAt).toBe(true);
      const expiries = await api.rows<{ expires_at: Date }>(
        'SELECT DISTINCT expires_at FROM allowance_lot WHERE customer_id = $1 ORDER BY 1',
        [of.customer.id],
      );
      expect(expiries.map((row) => row.expires_at.toISOString())).toEqual([
        first.body.subscription.endsAt,
        extended.body.subscription.endsAt,
      ]);
    });

    it.each([
      ['one quote twice', 'renewal_quote_key', 'quote_id = source.quote_id'],
      [
        'two open ones of a line',
        'renewal_one_open_per_line',
        "state = 'running', ended_at = NULL, line_id = source.line_id",
      ],
      [
        'two for one subscription',
        'renewal_one_per_subscription',
        'renews_subscription_id = source.subscription_id',
      ],
    ])('R1 the database itself refuses %s', async (_name, constraint, same) => {
      const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
      const [first, second] = [await renew(agent, of), await renew(agent, of)];
      const rename = (id: string) =>
        api.rows(
          `UPDATE renewal SET ${same} FROM renewal AS source WHERE renewal.id = $1 AND source.id = $2`,
          [id, first.body.id],
        );
      const attempt = async () => {
        if (constraint !== 'renewal_quote_key') await rename(first.body.id as string);
        await rename(second.body.id as string);
      };
      await expect(attempt()).rejects.toThrow(constraint);
    });

    it('R2 the database itself refuses two that follow one', async () => {
      const of = await makeRenewable(api, { wallet: money(20_000, 'CNY') });
      const [first, second, third] = [await renew(agent, of), await renew(agent, of), await renew(agent, of)];
      expect(third.body.subscription).toMatchObject({ startsAt: second.body.subscription.endsAt });
      const follow = api.rows('UPDATE subscription SET predecessor_id = $2 WHERE id = $1', [
        third.body.subscription.id,
        first.body.subscription.id,
      ]);
      await expect(follow).rejects.toThrow('subscription_one_successor');
    });

    it('R2 no two subscriptions of a line overlap, even by hand', async () => {
      const of = await makeRenewable(api);
      const { body } = await renew(agent, of);
      const copy = api.rows(
        `INSERT INTO subscription SELECT gen_random_uuid(), customer_id, 'SB-COPY', line_id, plan_id, plan_version_id,
           state, starts_at, ends_at, anchor_day, zone, NULL, NULL, created_at FROM subscription WHERE id = $1`,
        [body.subscription.id],
      );
      await expect(copy).rejects.toThrow('subscription_no_overlap');
    });

    it('a dry run does it all and leaves nothing', async () => {
      const of = await makeRenewable(api);
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      const input = { quoteId: quote.id, quoteHash: quote.hash };
      const tried = await agent.post('/renewals?dryRun=true', input, { key: api.newKey() });
      expect(tried.body).toMatchObject({ state: 'succeeded', balance: money(1_100, 'CNY') });
      expect(await effectsFor(api, of)).toMatchObject({ renewals: 0, subscriptions: 0, wallet: 5_000 });
    });
  });

  describe('a quote', () => {
    it('that has expired is refused with the new one', async () => {
      const of = await makeRenewable(api);
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      await api.rows(`UPDATE quote SET expires_at = now() - interval '1 second' WHERE id = $1`, [quote.id]);
      const refused = await takeUp(agent, quote);
      expect(refused).toMatchObject({ status: 409, body: { code: 'quote_expired' } });
      expect((await takeUp(agent, refused.body.params.quote)).status).toBe(201);
    });

    it('whose plan got another price is refused with the new price', async () => {
      const of = await makeRenewable(api);
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      const marketing = await api.as('marketing');
      const prices = [{ currency: 'CNY', amount: 4_500, floor: 0 }];
      const edited = await marketing.patch(`/plans/${of.planId}`, { prices }, { version: 2 });
      const call = { key: api.newKey(), version: 1 };
      await marketing.post(`/plan-versions/${edited.body.draft.id}/release`, {}, call);
      const refused = await takeUp(agent, quote);
      expect(refused.body).toMatchObject({
        code: 'quote_changed',
        params: { quote: { price: { total: { amount: 4_500 } } } },
      });
    });

    it('is not taken up under another hash', async () => {
      const of = await makeRenewable(api);
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      const refused = await takeUp(agent, { ...quote, hash: '0'.repeat(64) });
      expect(refused.body.code).toBe('quote_changed');
      expect(await effectsFor(api, of)).toMatchObject({ renewals: 0 });
    });

    it('that a crash lost still answers a repeated call', async () => {
      const of = await makeRenewable(api);
      const { body: quote } = await agent.post('/quotes', quoteInput(of));
      const key = api.newKey();
      const first = await takeUp(agent, quote, key);
      await api.rows('DELETE FROM quote');
      expect((await takeUp(agent, quote, key)).body.id).toBe(first.body.id);
      expect((await takeUp(agent, quote)).body.code).toBe('quote_used');
    });
  });
});
