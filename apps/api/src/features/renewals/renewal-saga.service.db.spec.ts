import { money } from '@ur-desk/domain/kernel';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makeLine } from '../../../test/make/line';
import { fundWallet, makePaymentMethod } from '../../../test/make/payment';
import { makePlan } from '../../../test/make/plan';
import {
  codesOf,
  effectsFor,
  makeRenewable,
  ONE_RENEWAL,
  quoteInput,
  renew,
  type Renewable,
  stepStates,
  takeUp,
} from '../../../test/make/renewal';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { VerificationService } from '../ledger/verification.service';
import { RELEASE_HOLDS_JOB } from '../ledger/wallet-hold.service';
import { PAYMENT_JANITOR_JOB } from '../payments/payment.jobs';
import { RenewalSaga, RESUME_JOB } from './renewal-saga.service';

describe('renewals by card', () => {
  let api: TestApi;
  let agent: Caller;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
    agent = await api.as('agent');
  });
  afterEach(() => planFaults());
  afterAll(() => api.stop());

  describe('charged', () => {
    const card = async (of: Renewable, token: Parameters<typeof makePaymentMethod>[2]) =>
      (await makePaymentMethod(api, of.customer.id, token)).id;
    const byCard = (methodId: string) => ({ payment: { useWallet: false, methodId } });

    it('R3 charges once, then posts and activates', async () => {
      const of = await makeRenewable(api);
      const answer = await renew(agent, of, byCard(await card(of, 'tok_success')));
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        state: 'succeeded',
        payments: [{ provider: 'sandbox', state: 'captured' }],
      });
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 5_000 });
    });

    it('R3 the request, the event and the job go on with one answer at once: posted and activated once', async () => {
      const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
      const id = await stoppedAfterCharge(of);
      const advance = () =>
        api.app.get(RenewalSaga).advance(api.context(), { id, customerId: of.customer.id });
      await Promise.all([advance(), advance(), api.deliverEvents(), api.runJob(RESUME_JOB), advance()]);
      expect((await advance()).state).toBe('succeeded');
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
    });

    it('R1 two workers and two people at one renewal that stopped after its charge: one effect', async () => {
      const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
      const id = await stoppedAfterCharge(of);
      const stopped = await agent.get(`/renewals/${id}`);
      expect(stepStates(stopped)).toBe('done running pending pending pending');
      expect(stopped.body.steps[1]).toMatchObject({ step: 'charged', canRetry: true });
      const people = [agent, await api.as('supervisor')];
      const path = `/renewals/${id}/steps/charged/retry`;
      const retry = (who: Caller) => who.post(path, { payment: { useWallet: true } }, { key: api.newKey() });
      const resume = () => api.app.get(RenewalSaga).resumeAll();
      const [answers] = await Promise.all([Promise.all(people.map(retry)), resume(), resume()]);
      expect(['200 wrong_state', 'wrong_state wrong_state']).toContain(codesOf(answers).join(' '));
      expect((await agent.get(`/renewals/${id}`)).body).toMatchObject({ state: 'succeeded' });
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
      expect(await holdsOf(of)).toMatchObject({ held: 0, holds: [{ state: 'settled' }] });
    });

    /** The provider has answered, and the process died before the renewal heard of it. */
    async function stoppedAfterCharge(of: Renewable): Promise<string> {
      planFaults({ 'renewal.charged': () => Promise.reject(new Error('killed')) });
      await renew(agent, of, { payment: { useWallet: true, methodId: await card(of, 'tok_success') } });
      planFaults();
      const sql = 'SELECT id FROM renewal WHERE customer_id = $1';
      const [left] = await api.rows<{ id: string }>(sql, [of.customer.id]);
      return left?.id ?? '';
    }

    it('splits: wallet first, then the card', async () => {
      const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
      const payment = { useWallet: true, methodId: await card(of, 'tok_success') };
      const answer = await renew(agent, of, { payment });
      expect(answer.body.payments).toMatchObject([
        { captured: { amount: 2_900 } },
        { captured: { amount: 1_000 } },
      ]);
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
    });

    it('declined fails with the reason, and another card finishes it', async () => {
      const of = await makeRenewable(api);
      const declined = await renew(agent, of, byCard(await card(of, 'tok_insufficient_funds')));
      expect(declined.body).toMatchObject({ state: 'failed', error: 'insufficientFunds' });
      expect(stepStates(declined)).toBe('done failed pending pending pending');
      expect(declined.body.steps[1]).toMatchObject({ canRetry: true, attempts: 1 });

      const path = `/renewals/${declined.body.id}/steps/charged/retry`;
      const retried = await agent.post(path, byCard(await card(of, 'tok_success')), { key: api.newKey() });
      expect(retried.body).toMatchObject({ id: declined.body.id, state: 'succeeded' });
      expect(retried.body.steps[1]).toMatchObject({ attempts: 2, error: null });
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 5_000 });
    });

    it('declined can be paid from the wallet instead, but not twice', async () => {
      const of = await makeRenewable(api);
      const declined = await renew(agent, of, byCard(await card(of, 'tok_declined')));
      const path = `/renewals/${declined.body.id}/steps/charged/retry`;
      const wallet = { payment: { useWallet: true } };
      const answers = await Promise.all([1, 2].map(() => agent.post(path, wallet, { key: api.newKey() })));
      expect(codesOf(answers)).toEqual(['200', 'wrong_state']);
      expect(await effectsFor(api, of)).toEqual(ONE_RENEWAL);
    });

    it('a retry after somebody else renewed the line is refused with the new quote', async () => {
      const of = await makeRenewable(api);
      const declined = await renew(agent, of, byCard(await card(of, 'tok_declined')));
      await renew(agent, of);
      const path = `/renewals/${declined.body.id}/steps/charged/retry`;
      const refused = await agent.post(path, byCard(await card(of, 'tok_success')), { key: api.newKey() });
      expect(refused.body.code).toBe('quote_changed');
      expect(await effectsFor(api, of)).toMatchObject({ succeeded: 1, purchases: 1 });
    });

    it('P4 a timeout waits, refuses a second charge, and goes on when the answer is known', async () => {
      const of = await makeRenewable(api, { wallet: money(10_000, 'CNY') });
      const waiting = await renew(agent, of, byCard(await card(of, 'tok_timeout')));
      expect(waiting.status).toBe(202);
      expect(waiting.body).toMatchObject({ state: 'waiting', payments: [{ state: 'unknown' }] });
      const reference: unknown = waiting.body.payments[0].reference;

      const again = await renew(agent, of);
      expect(again.body).toMatchObject({ code: 'payment_unknown', params: { reference } });
      const path = `/renewals/${waiting.body.id}/steps/charged/retry`;
      const retried = await agent.post(path, { payment: { useWallet: true } }, { key: api.newKey() });
      expect(retried.body).toMatchObject({ code: 'payment_unknown', params: { reference } });

      await agent.post(`/payments/${waiting.body.payments[0].id}/check`, {}, { key: api.newKey() });
      await api.deliverEvents();
      expect((await agent.get(`/renewals/${waiting.body.id}`)).body).toMatchObject({ state: 'succeeded' });
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 10_000 });
    });

    it('P4 a timeout that turns out declined fails and can be retried', async () => {
      const of = await makeRenewable(api);
      const waiting = await renew(agent, of, byCard(await card(of, 'tok_timeout_declined')));
      await agent.post(`/payments/${waiting.body.payments[0].id}/check`, {}, { key: api.newKey() });
      await api.deliverEvents();
      const failed = await agent.get(`/renewals/${waiting.body.id}`);
      expect(failed.body).toMatchObject({ state: 'failed', error: 'cardDeclined' });
      expect(failed.body.steps[1].canRetry).toBe(true);
    });

    it('L7 while the bank thinks, nothing else spends what the wallet pays', async () => {
      const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
      const payment = { useWallet: true, methodId: await card(of, 'tok_success') };
      const spend = await anotherPurchase(of);
      const seen: unknown[] = [];
      const tryTo = async () => {
        seen.push((await spend()).body.code, await holdsOf(of));
      };
      planFaults({ 'payment.before-charge': tryTo, 'renewal.charged': tryTo });
      expect((await renew(agent, of, { payment })).body).toMatchObject({ state: 'succeeded' });
      const open = (held: number) => ({ held, holds: [{ state: 'open', held, settled: 0 }] });
      expect(seen).toEqual(['balance_too_low', open(1_000), 'balance_too_low', open(3_900)]);
      expect(await holdsOf(of)).toEqual({
        held: 0,
        holds: [{ state: 'settled', held: 3_900, settled: 3_900 }],
      });
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
    });

    it('L7 a split that is declined gives the wallet part back, and another card finishes it', async () => {
      const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
      const split = async (token: Parameters<typeof makePaymentMethod>[2]) => ({
        payment: { useWallet: true, methodId: await card(of, token) },
      });
      const declined = await renew(agent, of, await split('tok_declined'));
      expect(declined.body).toMatchObject({ state: 'failed', error: 'cardDeclined' });
      expect(await holdsOf(of)).toEqual({ held: 0, holds: [{ state: 'released', held: 1_000, settled: 0 }] });
      const path = `/renewals/${declined.body.id}/steps/charged/retry`;
      const retried = await agent.post(path, await split('tok_success'), { key: api.newKey() });
      expect(retried.body).toMatchObject({ state: 'succeeded' });
      expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: 0 });
      expect(await holdsOf(of)).toMatchObject({ held: 0 });
    });

    it('L7 a hold that nobody ended gives the money back; what is captured later stays in the wallet', async () => {
      const of = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
      const payment = { useWallet: true, methodId: await card(of, 'tok_timeout') };
      const spend = await anotherPurchase(of);
      const waiting = await renew(agent, of, { payment });
      expect(waiting.body).toMatchObject({ state: 'waiting' });
      expect((await spend()).body.code).toBe('balance_too_low');
      await api.rows(
        `UPDATE wallet_hold SET expires_at = now() - interval '1 second' WHERE customer_id = $1`,
        [of.customer.id],
      );
      await Promise.all([1, 2].map(() => api.runJob(RELEASE_HOLDS_JOB)));
      expect(await holdsOf(of)).toEqual({ held: 0, holds: [{ state: 'released', held: 1_000, settled: 0 }] });
      expect((await spend()).status).toBe(201);

      const [{ id }] = waiting.body.payments;
      await agent.post(`/payments/${String(id)}/check`, {}, { key: api.newKey() });
      await api.deliverEvents();
      const stuck = await agent.get(`/renewals/${waiting.body.id}`);
      expect(stuck.body).toMatchObject({ state: 'failed', error: 'balance_too_low' });
      expect(stuck.body.balance).toEqual(money(3_000, 'CNY'));
      expect(stepStates(stuck)).toBe('done done failed pending pending');
      expect(await holdsOf(of)).toMatchObject({ held: 0 });

      await fundWallet(api, of.customer.id, money(900, 'CNY'));
      const path = `/renewals/${waiting.body.id}/steps/posted/retry`;
      const retried = await agent.post(path, {}, { key: api.newKey() });
      expect(retried.body).toMatchObject({ state: 'succeeded', balance: money(0, 'CNY') });
    });

    /** Buys a cheap plan on another line from the same wallet. */
    async function anotherPurchase(of: Renewable): Promise<() => ReturnType<typeof renew>> {
      const cheap = await makePlan(api.db, { prices: [{ currency: 'CNY', amount: 900, floor: 0 }] });
      const line = await makeLine(api.dataSource.manager, { customerId: of.customer.id });
      return () => renew(agent, { ...of, ...cheap, lineId: line.id });
    }
  });

  async function holdsOf({ customer }: Renewable): Promise<{ held: number; holds: object[] }> {
    const account = `SELECT held FROM account WHERE customer_id = $1 AND code = 'wallet'`;
    const [{ held = 0 } = {}] = await api.rows<{ held: number }>(account, [customer.id]);
    const sql = 'SELECT state, held, settled FROM wallet_hold WHERE customer_id = $1 ORDER BY id';
    return { held, holds: await api.rows<object>(sql, [customer.id]) };
  }

  describe('R3 killed', () => {
    const points = ['renewal.begun', 'payment.before-charge', 'payment.after-charge', 'renewal.charged'];

    it.each(
      points.flatMap((point) => [
        { point, useWallet: false },
        { point, useWallet: true },
      ]),
    )(
      'L7 at $point (wallet: $useWallet), what was left behind is finished once',
      async ({ point, useWallet }) => {
        const wallet = useWallet ? 1_000 : 5_000;
        const of = await makeRenewable(api, { wallet: money(wallet, 'CNY') });
        const methodId = (await makePaymentMethod(api, of.customer.id)).id;
        const { body: quote } = await agent.post(
          '/quotes',
          quoteInput(of, { payment: { useWallet, methodId } }),
        );
        const key = api.newKey();
        planFaults({ [point]: () => Promise.reject(new Error('killed')) });
        expect((await takeUp(agent, quote, key)).status).toBe(500);
        planFaults();

        expect(await takeUp(agent, quote, key)).toMatchObject({ status: 202, body: { state: 'running' } });
        await api.rows(
          `UPDATE payment SET created_at = created_at - interval '11 minutes', janitor_at = now()
        WHERE customer_id = $1 AND janitor_at IS NOT NULL`,
          [of.customer.id],
        );
        for (let round = 0; round < 2; round += 1) {
          await api.runJob(PAYMENT_JANITOR_JOB);
          await api.deliverEvents();
          await api.runJob(RESUME_JOB);
        }
        const end = (await takeUp(agent, quote, key)).body;
        if (end.state === 'failed') {
          expect(end.error).toBe('neverReceived');
          const path = `/renewals/${end.id}/steps/charged/retry`;
          const retried = await agent.post(path, {}, { key: api.newKey() });
          expect(retried.body.state).toBe('succeeded');
        } else expect(end.state).toBe('succeeded');
        const left = useWallet ? 0 : wallet;
        expect(await effectsFor(api, of)).toEqual({ ...ONE_RENEWAL, captures: 1, wallet: left });
        expect(await holdsOf(of)).toMatchObject({ held: 0 });
        const [open] = await api.rows(
          `SELECT count(*) AS n FROM wallet_hold WHERE state = 'open' AND customer_id = $1`,
          [of.customer.id],
        );
        expect(open).toEqual({ n: 0 });
        expect((await api.app.get(VerificationService).verify()).differences).toEqual([]);
      },
    );
  });
});
