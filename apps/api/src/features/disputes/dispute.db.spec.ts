import fc from 'fast-check';
import { type DisputeView } from '@ur-desk/domain/disputes';
import { DAY_MS, HOUR_MS, MINUTE_MS, money, Problem } from '@ur-desk/domain/kernel';
import { type ProviderDisputeState, type SandboxToken } from '@ur-desk/domain/payments';
import { type TestApi, startApi } from '../../../test/harness';
import { aDispute, disputesOf, untilDisputed } from '../../../test/make/dispute';
import { fundWallet } from '../../../test/make/payment';
import { sandboxEvent, sendSandboxEvent } from '../../../test/make/provider-event';
import { aCardRenewal, aTopUp, refundOrder } from '../../../test/make/refund';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SANDBOX_EVENTS_JOB } from '../../providers/payment/sandbox/sandbox-events';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { verifyLedger } from '../ledger/verification.queries';
import { REFUND_JANITOR_JOB } from '../refunds/refund.jobs';
import { RefundService } from '../refunds/refund.service';
import { DisputeAnswers } from './dispute-answers.service';
import { DISPUTE_JANITOR_JOB } from './dispute.jobs';
import { DisputeService } from './dispute.service';

let api: TestApi;
let disputes: DisputeService;
let answers: DisputeAnswers;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
  disputes = api.app.get(DisputeService);
  answers = api.app.get(DisputeAnswers);
});
afterEach(() => {
  planFaults();
  api.app.get(Clock).travel(0);
});
afterAll(async () => api.stop());

const cny = (amount: number) => money(amount, 'CNY');
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));
const refusal = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', codeOf);

async function balancesOf(customerId: string): Promise<Record<string, number>> {
  const rows = await api.rows<{ code: string; net: number }>(
    'SELECT code, credits - debits AS net FROM account WHERE customer_id = $1',
    [customerId],
  );
  return Object.fromEntries(rows.map(({ code, net }) => [code, net]));
}

const expectSound = async () =>
  expect(
    (await api.db.snapshot(async (em) => verifyLedger(em, '2026-01-01T00:00:00.000Z'))).differences,
  ).toEqual([]);

/** Lets the sandbox go on after this long, and tell. */
async function later(afterMs: number): Promise<void> {
  api.app.get(Clock).travel(afterMs);
  await api.runJob(SANDBOX_EVENTS_JOB);
}

async function contested(dispute: DisputeView): Promise<DisputeView> {
  await api.rows(`UPDATE dispute SET evidence_text = 'the plan was used' WHERE id = $1`, [dispute.id]);
  return answers.give(api.context(), dispute.id, { kind: 'contest', comment: null });
}

describe('a payment is disputed', () => {
  it('the provider has the money back: from the wallet as far as it reaches, the fee is ours', async () => {
    const paid = await aTopUp(api, 5000, 'tok_disputed');
    const dispute = await untilDisputed(api, paid);
    expect(dispute).toMatchObject({
      state: 'needsResponse',
      reason: 'fraudulent',
      amount: cny(5000),
      fundsTaken: true,
      fromWallet: cny(5000),
      owed: cny(0),
      fee: cny(1500),
      evidenceDueAt: expect.any(String),
      payment: { id: paid.paymentId },
    });
    expect(await balancesOf(paid.customerId)).toEqual({ wallet: 0, 'cash:sandbox': 1500, fee_cost: -1500 });
    await expectSound();
  });

  it('what the wallet cannot cover the customer owes us', async () => {
    const paid = await aCardRenewal(api, 'tok_disputed');
    await fundWallet(api, paid.customerId, cny(1000));
    const dispute = await untilDisputed(api, paid);
    expect(dispute).toMatchObject({ fromWallet: cny(1000), owed: cny(2900), plan: { state: 'active' } });
    expect(await balancesOf(paid.customerId)).toMatchObject({ wallet: 0, receivable: -2900 });
    await expectSound();
  });

  it('won: all comes back, as it was, and the payment can be refunded again', async () => {
    const paid = await aCardRenewal(api, 'tok_disputed');
    await fundWallet(api, paid.customerId, cny(1000));
    const before = await balancesOf(paid.customerId);
    const dispute = await untilDisputed(api, paid);
    expect(await contested(dispute)).toMatchObject({ state: 'underReview', answer: { sending: false } });
    await later(MINUTE_MS);
    const won = await disputes.get(dispute.id);
    expect(won).toMatchObject({ state: 'won', fundsTaken: false, fromWallet: cny(0), owed: cny(0) });
    expect(await balancesOf(paid.customerId)).toEqual({
      ...before,
      'cash:sandbox': (before['cash:sandbox'] ?? 0) + 1500,
      fee_cost: -1500,
      receivable: 0,
    });
    const lots = await api.rows(
      'SELECT kind, sum(remaining) AS left FROM wallet_lot WHERE customer_id = $1 GROUP BY kind',
      [paid.customerId],
    );
    expect(lots).toContainEqual({ kind: 'granted', left: 1000 });
    const refunded = await api.app
      .get(RefundService)
      .create(refundOrder(paid.paymentId, 3900), api.context());
    expect(refunded.state).toBe('succeeded');
    await expectSound();
  });

  it('lost: it stays as it is', async () => {
    const dispute = await aDispute(api, 'tok_disputed_lost');
    await contested(dispute);
    await later(MINUTE_MS);
    expect(await disputes.get(dispute.id)).toMatchObject({ state: 'lost', fromWallet: cny(5000) });
    await expectSound();
  });

  it('accepted: lost, because we did not contest it', async () => {
    const dispute = await aDispute(api);
    const answer = { kind: 'accept', comment: 'it was not the customer' } as const;
    const accepted = await answers.give(api.context(), dispute.id, answer);
    expect(accepted).toMatchObject({ state: 'accepted', answer: { kind: 'accept', sending: false } });
    await later(MINUTE_MS);
    expect(await disputes.get(dispute.id)).toMatchObject({ state: 'accepted', fromWallet: cny(5000) });
    await expectSound();
  });

  it('not answered in time: lost, also when the event about it never came', async () => {
    const dispute = await aDispute(api);
    api.app.get(Clock).travel(8 * DAY_MS);
    expect(await refusal(answers.give(api.context(), dispute.id, { kind: 'accept', comment: 'late' }))).toBe(
      'dispute_too_late',
    );
    await api.runJob(DISPUTE_JANITOR_JOB);
    expect(await disputes.get(dispute.id)).toMatchObject({ state: 'lost', answer: null });
    await expectSound();
  });
});

describe('a disputed payment is not refunded', () => {
  it('neither to the wallet nor to the source, nor once it is lost', async () => {
    const paid = await aTopUp(api, 5000, 'tok_disputed');
    const dispute = await untilDisputed(api, paid);
    const refund = (destination: 'source' | 'wallet') =>
      refusal(
        api.app.get(RefundService).create(refundOrder(paid.paymentId, 100, { destination }), api.context()),
      );
    expect([await refund('source'), await refund('wallet')]).toEqual([
      'payment_disputed',
      'payment_disputed',
    ]);
    await answers.give(api.context(), dispute.id, { kind: 'accept', comment: 'ok' });
    expect(await refund('source')).toBe('payment_disputed');
  });

  it('one that was under way when the dispute came is refused by the provider, and returns', async () => {
    const paid = await aTopUp(api, 5000, 'tok_disputed');
    planFaults({
      'refund.before-provider': () => {
        throw new Error('killed');
      },
    });
    const order = refundOrder(paid.paymentId, 2000, { destination: 'source' });
    await api.app
      .get(RefundService)
      .create(order, api.context())
      .catch(() => undefined);
    planFaults();
    const dispute = await untilDisputed(api, paid);
    // What stands aside for the refund is not the chargeback's to take.
    expect(dispute).toMatchObject({ fromWallet: cny(3000), owed: cny(2000) });
    api.app.get(Clock).travel(MINUTE_MS);
    await api.runJob(REFUND_JANITOR_JOB);
    const [refund] = await api.rows('SELECT state, failure_code FROM refund WHERE payment_id = $1', [
      paid.paymentId,
    ]);
    expect(refund).toEqual({ state: 'failed', failure_code: 'disputed' });
    expect(await balancesOf(paid.customerId)).toMatchObject({ wallet: 2000, receivable: -2000 });
    await expectSound();
  });
});

describe('events in any order', () => {
  const said = (dispute: DisputeView, state: ProviderDisputeState, fundsTaken: boolean) =>
    sandboxEvent({
      kind: 'dispute',
      disputeReference: dispute.providerReference,
      paymentReference: 'sb',
      amount: dispute.amount,
      fee: dispute.fee,
      reason: 'fraudulent',
      state,
      evidenceDueAt: null,
      fundsTaken,
    });

  it('P5 duplicated, shuffled and stale: the dispute and the ledger end where the provider is', async () => {
    const states = ['needsResponse', 'underReview', 'won', 'lost'] as const;
    const cards: SandboxToken[] = ['tok_disputed', 'tok_disputed_lost'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...cards),
        fc.array(fc.tuple(fc.constantFrom(...states), fc.boolean()), { minLength: 1, maxLength: 5 }),
        async (token, sayings) => {
          api.app.get(Clock).travel(0);
          const dispute = await aDispute(api, token);
          await contested(dispute);
          api.app.get(Clock).travel(MINUTE_MS);
          const events = sayings.map(([state, taken]) => said(dispute, state, taken));
          const storm = [...events, ...events];
          const taken = await Promise.all(storm.map((event) => sendSandboxEvent(api, event)));
          expect(taken.map(({ status }) => status)).toEqual(storm.map(() => 200));
          const won = token === 'tok_disputed';
          expect(await disputes.get(dispute.id)).toMatchObject({
            state: won ? 'won' : 'lost',
            fundsTaken: !won,
            fromWallet: cny(won ? 0 : 5000),
          });
          const [counted] = await api.rows('SELECT count(*)::int AS n FROM dispute WHERE payment_id = $1', [
            dispute.payment.id,
          ]);
          expect(counted).toEqual({ n: 1 });
        },
      ),
      { numRuns: 6 },
    );
    await expectSound();
  });

  it('L9 eight first events at once make one dispute and one chargeback', async () => {
    const paid = await aTopUp(api, 5000, 'tok_disputed');
    api.app.get(Clock).travel(MINUTE_MS);
    const [row] = await api.rows<{ provider_reference: string }>(
      'SELECT provider_reference FROM sandbox_dispute WHERE charge_key = $1',
      [paid.paymentId],
    );
    const like = { providerReference: row?.provider_reference, amount: cny(5000), fee: null } as DisputeView;
    await Promise.all(
      Array.from({ length: 8 }, () => sendSandboxEvent(api, said(like, 'needsResponse', true))),
    );
    expect(await disputesOf(api, paid.customerId)).toHaveLength(1);
    expect(await balancesOf(paid.customerId)).toMatchObject({ wallet: 0, fee_cost: -1500 });
    await expectSound();
  });

  it('F25 about another amount than was captured: nothing moves, somebody has to look', async () => {
    const paid = await aTopUp(api, 5000, 'tok_disputed');
    await api.rows('UPDATE sandbox_dispute SET amount = 6000 WHERE charge_key = $1', [paid.paymentId]);
    await later(MINUTE_MS);
    expect(await disputesOf(api, paid.customerId)).toEqual([]);
    expect(await balancesOf(paid.customerId)).toMatchObject({ wallet: 5000 });
    const [event] = await api.rows('SELECT state, problem FROM provider_event WHERE subject_id = $1', [
      paid.paymentId,
    ]);
    expect(event).toEqual({ state: 'failed', problem: 'amountDiffers' });
  });
});

describe('answering', () => {
  it('two people at once: one answer is given', async () => {
    const dispute = await aDispute(api);
    const ends = await Promise.all(
      Array.from({ length: 8 }, () =>
        refusal(answers.give(api.context(), dispute.id, { kind: 'accept', comment: 'ok' })),
      ),
    );
    expect(ends.filter((end) => end === 'done')).toHaveLength(1);
    const [row] = await api.rows('SELECT answer_no, state FROM dispute WHERE id = $1', [dispute.id]);
    expect(row).toEqual({ answer_no: 1, state: 'accepted' });
  });

  it.each(['dispute.before-provider', 'dispute.after-provider'])(
    'P3 killed at %s: the janitor brings it to its end, the provider is told once',
    async (point) => {
      const dispute = await aDispute(api);
      planFaults({
        [point]: () => {
          throw new Error('killed');
        },
      });
      await expect(
        answers.give(api.context(), dispute.id, { kind: 'accept', comment: 'ok' }),
      ).rejects.toThrow();
      planFaults();
      expect(await disputes.get(dispute.id)).toMatchObject({
        state: 'needsResponse',
        answer: { sending: true },
      });
      expect(await refusal(answers.give(api.context(), dispute.id, { kind: 'accept', comment: 'ok' }))).toBe(
        'dispute_answer_waits',
      );
      api.app.get(Clock).travel(HOUR_MS);
      await api.runJob(DISPUTE_JANITOR_JOB);
      expect(await disputes.get(dispute.id)).toMatchObject({
        state: 'accepted',
        answer: { kind: 'accept', sending: false },
      });
      await expectSound();
    },
  );

  it('stopping the plan: at once, and for good', async () => {
    const paid = await aCardRenewal(api, 'tok_disputed');
    const { id } = await untilDisputed(api, paid);
    const choose = (planEffect: 'keep' | 'stopNow') =>
      disputes.chooseEffects(id, { planEffect, tierProgress: 'back' }, api.context());
    expect(await choose('stopNow')).toMatchObject({
      planEffect: 'stopNow',
      tierProgress: 'back',
      plan: { state: 'revoked' },
    });
    expect(await refusal(choose('keep'))).toBe('dispute_plan_stopped');
  });
});
