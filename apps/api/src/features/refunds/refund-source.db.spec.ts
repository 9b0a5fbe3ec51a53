import { addMs, money, Problem, SECOND_MS } from '@ur-desk/domain/kernel';
import { SANDBOX_LOST_ANSWER_MS, type SandboxToken } from '@ur-desk/domain/payments';
import {
  type CreateRefundInput,
  nextRefundStates,
  REFUND_STATES,
  type RefundView,
} from '@ur-desk/domain/refunds';
import { type TestApi, startApi } from '../../../test/harness';
import { fundWallet } from '../../../test/make/payment';
import { aCardRenewal, aTopUp, type CardPayment, refundOrder } from '../../../test/make/refund';
import { patiently } from '../../../test/patience';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxEvents } from '../../providers/payment/sandbox/sandbox-events';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { verifyLedger } from '../ledger/verification.queries';
import { RefundSource } from './refund-source.service';
import { REFUND_JANITOR_JOB } from './refund.jobs';
import { RefundRetry } from './refund-retry.service';
import { RefundService } from './refund.service';

let api: TestApi;
let refunds: RefundService;
let retries: RefundRetry;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
  retries = api.app.get(RefundRetry, { strict: false });
  refunds = api.app.get(RefundService);
});
afterEach(() => {
  planFaults();
  api.app.get(Clock).travel(0);
});
afterAll(async () => api.stop());

const cny = (amount: number) => money(amount, 'CNY');
const refund = (paymentId: string, amount: number, changes: Partial<CreateRefundInput> = {}) =>
  refunds.create(refundOrder(paymentId, amount, { destination: 'source', ...changes }), api.context());
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));

/** The wallet (without what stands aside, and that), what is at the sandbox, what counts on the payment. */
async function standingOf({ customerId, paymentId }: CardPayment): Promise<Record<string, number>> {
  const [row] = await api.rows<Record<string, number>>(
    `SELECT (SELECT credits - debits - held FROM account WHERE customer_id = $1 AND code = 'wallet') AS free,
       (SELECT held FROM account WHERE customer_id = $1 AND code = 'wallet') AS held,
       (SELECT debits - credits FROM account WHERE customer_id = $1 AND code = 'cash:sandbox') AS cash,
       (SELECT coalesce(sum(amount), 0) FROM sandbox_refund WHERE charge_key = $3 AND result <> 'failed') AS paid_back,
       (SELECT refund_reserved FROM payment WHERE id = $2) AS reserved`,
    [customerId, paymentId, paymentId],
  );
  return row ?? {};
}

const expectSound = async () =>
  expect(
    (await api.db.snapshot(async (em) => verifyLedger(em, '2026-01-01T00:00:00.000Z'))).differences,
  ).toEqual([]);

/** The janitor's round, once it is due: `afterMs` from now. */
async function janitor(afterMs = 31 * SECOND_MS): Promise<void> {
  api.app.get(Clock).travel(afterMs);
  await api.runJob(REFUND_JANITOR_JOB);
}

describe('a refund to its source', () => {
  it('goes through the wallet to the provider, and the customer is told', async () => {
    const paid = await aCardRenewal(api);
    const made = await refund(paid.paymentId, 3000);
    expect(made).toMatchObject({
      state: 'succeeded',
      toSource: cny(3000),
      toWallet: cny(0),
      balanceAfter: cny(0),
      payment: { paidWith: { brand: 'visa', lastFour: '4242' } },
    });
    expect(made.source).toMatchObject({
      providerReference: expect.stringMatching(/^sbr_/),
      nextCheckAt: null,
    });
    expect(await standingOf(paid)).toEqual({ free: 0, held: 0, cash: 900, paid_back: 3000, reserved: 3000 });
    const topics = await api.rows('SELECT topic FROM outbox_event WHERE customer_id = $1', [paid.customerId]);
    expect(topics).toContainEqual({ topic: 'refund.succeeded' });
    await expectSound();
  });

  it('split: part to the card, the rest to the wallet at once', async () => {
    const paid = await aCardRenewal(api);
    const made = await refund(paid.paymentId, 3900, { destination: 'split', sourceAmount: cny(1500) });
    expect(made).toMatchObject({ state: 'succeeded', toSource: cny(1500), toWallet: cny(2400) });
    expect(await standingOf(paid)).toMatchObject({ free: 2400, held: 0, cash: 2400, paid_back: 1500 });
    await expectSound();
  });

  it('P1 of 50 parallel refunds of 10 on 100, to all destinations, exactly 10 succeed', async () => {
    const paid = await aTopUp(api, 1000);
    const renewed = await aCardRenewal(api);
    await api.rows('UPDATE payment SET refund_reserved = captured - 100 WHERE id = $1', [renewed.paymentId]);
    const orders = [
      { destination: 'wallet' },
      { destination: 'source' },
      { destination: 'split', sourceAmount: cny(4) },
    ] as const;
    const storm = async (
      { paymentId, amount }: { paymentId: string; amount: number },
      wanted: readonly Partial<CreateRefundInput>[],
    ) => {
      const ends = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) =>
          patiently(() => refund(paymentId, amount, wanted[n % wanted.length])),
        ),
      );
      return ends.map((end) => (end.status === 'fulfilled' ? end.value.state : codeOf(end.reason)));
    };
    const ofRenewal = await storm({ paymentId: renewed.paymentId, amount: 10 }, orders);
    expect(ofRenewal.filter((end) => end === 'succeeded')).toHaveLength(10);
    expect(ofRenewal.filter((end) => end === 'refund_above_rest')).toHaveLength(40);
    const ofTopUp = await storm({ paymentId: paid.paymentId, amount: 100 }, [{ destination: 'source' }]);
    expect(ofTopUp.filter((end) => end === 'succeeded')).toHaveLength(10);
    expect(await standingOf(paid)).toEqual({ free: 0, held: 0, cash: 0, paid_back: 1000, reserved: 1000 });
    await api.rows('UPDATE payment SET refund_reserved = 100 WHERE id = $1', [renewed.paymentId]);
    await expectSound();
  });

  it('L5 one key, four times at once and once more, pays back once', async () => {
    const paid = await aCardRenewal(api);
    const ctx = api.context({ idempotency: { key: api.newKey(), bodyHash: 'same' } });
    const create = () => refunds.create(refundOrder(paid.paymentId, 1000, { destination: 'source' }), ctx);
    const ends = [...(await Promise.all([1, 2, 3, 4].map(create))), await create()];
    expect(new Set(ends.map((end) => end.id)).size).toBe(1);
    expect(await standingOf(paid)).toMatchObject({ paid_back: 1000, reserved: 1000, held: 0 });
  });

  it('a dry run tells nobody and leaves nothing', async () => {
    const paid = await aCardRenewal(api);
    const order = refundOrder(paid.paymentId, 1000, { destination: 'source' });
    const made = await refunds.create(order, api.context({ dryRun: true }));
    expect(made.state).toBe('submitted');
    expect(await standingOf(paid)).toMatchObject({ paid_back: 0, reserved: 0, held: 0 });
  });
});

describe('a top-up', () => {
  it('goes back as far as it is not spent, and the refusal says the number', async () => {
    const paid = await aTopUp(api, 10_000);
    await api.rows(`UPDATE account SET held = 2500 WHERE customer_id = $1 AND code = 'wallet'`, [
      paid.customerId,
    ]);
    await expect(refund(paid.paymentId, 7501)).rejects.toMatchObject({
      code: 'refund_above_unspent',
      params: { max: cny(7500) },
      errors: [{ field: 'amount' }],
    });
    await api.rows(`UPDATE account SET held = 0 WHERE customer_id = $1 AND code = 'wallet'`, [
      paid.customerId,
    ]);
    expect(await refund(paid.paymentId, 10_000)).toMatchObject({ state: 'succeeded', balanceAfter: cny(0) });
    await expectSound();
  });

  it('what was given on top is no part of it, and it is in the wallet already', async () => {
    const paid = await aTopUp(api, 5000);
    await fundWallet(api, paid.customerId, cny(700));
    expect((await refunds.facts(paid.paymentId, api.context().actor)).payment.inWallet).toEqual(cny(5000));
    await expect(refund(paid.paymentId, 100, { destination: 'wallet' })).rejects.toMatchObject({
      code: 'refund_already_in_wallet',
      errors: [{ field: 'destination' }],
    });
  });
});

describe('P2 the way of a refund', () => {
  const SETTLED: Record<string, string> = { submitted: 'now()', unknown: 'now()' };

  it.each(REFUND_STATES.flatMap((from) => REFUND_STATES.map((to) => [from, to] as const)))(
    'P2 the database holds it, too: %s → %s',
    async (from, to) => {
      const { id } = await shared();
      const set = (state: string) =>
        `UPDATE refund SET state = '${state}', janitor_at = ${SETTLED[state] ?? 'NULL'} WHERE id = $1`;
      await api.rows('ALTER TABLE refund DISABLE TRIGGER refund_keeps_its_way');
      await api.rows(set(from), [id]);
      await api.rows('ALTER TABLE refund ENABLE TRIGGER refund_keeps_its_way');
      const allowed = from === to || nextRefundStates(from).includes(to);
      const attempt = api.rows(set(to), [id]).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      expect(await attempt).toBe(allowed ? 'done' : '42501');
    },
  );

  let one: RefundView | null = null;
  async function shared(): Promise<RefundView> {
    one ??= await refund((await aCardRenewal(api)).paymentId, 100);
    return one;
  }
  afterAll(async () => {
    if (!one) return;
    await api.rows('ALTER TABLE refund DISABLE TRIGGER refund_keeps_its_way');
    await api.rows(`UPDATE refund SET state = 'succeeded', janitor_at = NULL WHERE id = $1`, [one.id]);
    await api.rows('ALTER TABLE refund ENABLE TRIGGER refund_keeps_its_way');
  });
});

describe('what a provider may answer', () => {
  it('a refusal gives everything back and can be given to the wallet instead, once', async () => {
    const paid = await aCardRenewal(api, 'tok_refund_fails');
    const failed = await refund(paid.paymentId, 2000);
    expect(failed).toMatchObject({ state: 'failed', source: { failureCode: 'methodClosed' } });
    expect(await standingOf(paid)).toEqual({ free: 0, held: 0, cash: 3900, paid_back: 0, reserved: 0 });
    await expectSound();
    const retry = () => retries.retry(failed.id, { destination: 'wallet' }, api.context());
    const ends = await Promise.allSettled([retry(), retry(), retry()]);
    const codes = ends.map((end) => (end.status === 'fulfilled' ? end.value.state : codeOf(end.reason)));
    expect(codes.sort()).toEqual(['refund_replaced', 'refund_replaced', 'succeeded']);
    expect(await standingOf(paid)).toMatchObject({ free: 2000, held: 0, reserved: 2000 });
    const replaced = await refunds.get(failed.id);
    expect((await refunds.get(replaced.replacedBy?.id ?? '')).replaces?.id).toBe(failed.id);
    await expectSound();
  });

  it('of a split that was refused the part for the wallet stays there, and counts', async () => {
    const paid = await aCardRenewal(api, 'tok_refund_fails');
    const failed = await refund(paid.paymentId, 3900, { destination: 'split', sourceAmount: cny(1500) });
    expect(failed.state).toBe('failed');
    expect(await standingOf(paid)).toMatchObject({ free: 2400, held: 0, reserved: 2400 });
    const again = await retries.retry(failed.id, { destination: 'source' }, api.context());
    expect(again).toMatchObject({ state: 'failed', amount: cny(1500) });
    await expectSound();
  });

  it.each<[SandboxToken, string, string]>([
    ['tok_refund_timeout', 'unknown', 'succeeded'],
    ['tok_refund_timeout_fails', 'unknown', 'failed'],
    ['tok_refund_late', 'submitted', 'succeeded'],
    ['tok_refund_late_failure', 'submitted', 'failed'],
  ])('%s: %s at first, asked for on the schedule, then %s', async (token, first, last) => {
    const paid = await aCardRenewal(api, token);
    const made = await refund(paid.paymentId, 1000);
    expect(made).toMatchObject({ state: first, source: { nextCheckAt: expect.any(String) } });
    expect(await standingOf(paid)).toMatchObject({ free: 0, held: 1000, reserved: 1000 });
    await janitor(601 * SECOND_MS);
    expect((await refunds.get(made.id)).state).toBe(last);
    const back = last === 'succeeded' ? 1000 : 0;
    expect(await standingOf(paid)).toEqual({
      free: 0,
      held: 0,
      cash: 3900 - back,
      paid_back: back,
      reserved: back,
    });
    await expectSound();
  });

  it('P4 silence is asked about to the end of the schedule, then a human has to look', async () => {
    const paid = await aCardRenewal(api, 'tok_refund_silent');
    const made = await refund(paid.paymentId, 1000);
    await janitor(8 * 24 * 3_600 * SECOND_MS);
    expect(await refunds.get(made.id)).toMatchObject({
      state: 'unknown',
      source: { nextCheckAt: null, reviewReason: 'noAnswer', checks: 1 },
    });
    expect(await standingOf(paid)).toMatchObject({ held: 1000, reserved: 1000 });
    expect((await api.app.get(RefundSource).check(api.context(), made.id)).state).toBe('unknown');
  });

  it('P5 an event settles it, however often it comes', async () => {
    const paid = await aCardRenewal(api, 'tok_refund_timeout');
    const made = await refund(paid.paymentId, 1000);
    api.app.get(Clock).travel(SANDBOX_LOST_ANSWER_MS);
    await api.app.get(SandboxEvents).tellAll();
    await api.app.get(SandboxEvents).tellAll();
    expect((await refunds.get(made.id)).state).toBe('succeeded');
    expect(await standingOf(paid)).toMatchObject({ held: 0, paid_back: 1000, reserved: 1000 });
    await expectSound();
  });
});

describe('P3 a process that dies', () => {
  it.each(['refund.before-provider', 'refund.after-provider'])(
    'P3 at %s loses and doubles nothing: the janitor finishes it under the same key',
    async (point) => {
      const paid = await aCardRenewal(api);
      planFaults({ [point]: () => Promise.reject(new Error('killed')) });
      await expect(refund(paid.paymentId, 1000)).rejects.toThrow();
      planFaults();
      expect(await standingOf(paid)).toMatchObject({ held: 1000, reserved: 1000 });
      await janitor();
      expect(await standingOf(paid)).toEqual({
        free: 0,
        held: 0,
        cash: 2900,
        paid_back: 1000,
        reserved: 1000,
      });
      await expectSound();
    },
  );

  it.each(['refund.before-lookup', 'refund.after-lookup'])('P3 and of the janitor at %s', async (point) => {
    const paid = await aCardRenewal(api, 'tok_refund_timeout');
    await refund(paid.paymentId, 1000);
    planFaults({ [point]: () => Promise.reject(new Error('killed')) });
    await expect(janitor()).rejects.toThrow('1 of 1');
    planFaults();
    await janitor();
    expect(await standingOf(paid)).toMatchObject({ held: 0, paid_back: 1000, reserved: 1000 });
  });

  it('P3 two who finish it at once pay it out once', async () => {
    const paid = await aCardRenewal(api, 'tok_refund_timeout');
    const made = await refund(paid.paymentId, 1000);
    const source = api.app.get(RefundSource);
    const asks = [1, 2, 3, 4].map(() => source.check(api.context(), made.id));
    const answers = await Promise.all(asks.map((ask) => ask.catch((error: Problem) => error)));
    // Whoever looks when it is finished already is told so.
    const told = answers.map((answer) => (answer instanceof Problem ? answer.params : answer).state);
    expect(told).toEqual(Array(4).fill('succeeded'));
    expect(await standingOf(paid)).toMatchObject({ held: 0, cash: 2900, paid_back: 1000 });
    await expectSound();
  });
});

describe('shortening the plan', () => {
  it('moves its end and that of its lots, each with a row; what a promotion gave goes first', async () => {
    const paid = await aCardRenewal(api);
    const [bonus] = await api.rows<{ id: string }>(
      `INSERT INTO allowance_lot (id, customer_id, line_id, subscription_id, kind, origin, granted, remaining, valid_from, expires_at)
       SELECT gen_random_uuid(), customer_id, line_id, subscription_id, 'data', 'bonus', 7, 7, valid_from, expires_at
       FROM allowance_lot WHERE subscription_id = $1 LIMIT 1 RETURNING id`,
      [paid.subscriptionId],
    );
    const planEndsAt = addMs(await api.db.now(), 86_400_000);
    const made = await refund(paid.paymentId, 1900, { planEffect: 'shorten', planEndsAt });
    expect(made).toMatchObject({ planEffect: 'shorten', planEndsAt });
    const [subscription] = await api.rows<{ state: string; ends_at: Date }>(
      'SELECT state, ends_at FROM subscription WHERE id = $1',
      [paid.subscriptionId],
    );
    expect([subscription?.state, subscription?.ends_at.toISOString()]).toEqual(['active', planEndsAt]);
    const entries = await api.rows<{ reason: string; change: number; lot_id: string }>(
      `SELECT reason, change, lot_id FROM allowance_entry WHERE cause_id = $1 AND customer_id = $2 ORDER BY reason`,
      [made.id, paid.customerId],
    );
    expect(entries.filter(({ reason }) => reason === 'revoke')).toEqual([
      { reason: 'revoke', change: -7, lot_id: bonus?.id },
    ]);
    expect(entries.filter(({ reason }) => reason === 'adjustment').length).toBeGreaterThanOrEqual(2);
    const facts = await refunds.facts(paid.paymentId, api.context().actor);
    expect(facts.plan).toMatchObject({ runsUntil: planEndsAt, stoppedAt: null });
    expect(Date.parse(facts.plan?.endsAt ?? '')).toBeGreaterThan(Date.parse(planEndsAt));
  });
});
