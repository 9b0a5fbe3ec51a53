import { addMs, DAY_MS, money, Problem } from '@ur-desk/domain/kernel';
import { type CreateRefundInput, type RefundView } from '@ur-desk/domain/refunds';
import { type Caller, type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet, makeWalletPayment } from '../../../test/make/payment';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { patiently } from '../../../test/patience';
import { RefundService } from './refund.service';
import { reserveRefund } from '../payments/payment.queries';

let api: TestApi;
let agent: Caller;
let refunds: RefundService;

beforeAll(async () => {
  api = await startApi();
  agent = await api.as('agent');
  refunds = api.app.get(RefundService);
});
afterAll(async () => api.stop());

const cny = (amount: number) => money(amount, 'CNY');
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));

/** A renewal's payment of this amount, from the wallet. */
async function paid(amount: number): Promise<{ customerId: string; paymentId: string }> {
  const { id: customerId } = await makeCustomer(api.dataSource.manager);
  await fundWallet(api, customerId, cny(amount));
  return { customerId, paymentId: await makeWalletPayment(api, customerId, cny(amount)) };
}

const order = (
  paymentId: string,
  amount: number,
  changes: Partial<CreateRefundInput> = {},
): CreateRefundInput => ({
  paymentId,
  amount: cny(amount),
  destination: 'wallet',
  reasonCode: 'noService',
  planEffect: 'keep',
  overrideReason: 'an outage',
  ...changes,
});
const refund = (
  paymentId: string,
  amount: number,
  changes: Partial<CreateRefundInput> = {},
): Promise<RefundView> => refunds.create(order(paymentId, amount, changes), api.context());

interface Trace {
  reserved: number;
  refunded: number;
  moved: number;
  balance: number;
}

/** What refunds of a payment left behind: reserved on it, their sum, what moved, and the wallet. */
async function traceOf(customerId: string, paymentId: string): Promise<Trace> {
  const [trace] = await api.rows<Trace>(
    `SELECT p.refund_reserved AS reserved,
       (SELECT coalesce(sum(amount), 0) FROM refund WHERE payment_id = p.id AND state = 'succeeded') AS refunded,
       (SELECT coalesce(sum(amount), 0) FROM transfer WHERE customer_id = $1 AND kind = 'refund'
          AND debit_code = 'revenue' AND credit_code = 'wallet') AS moved,
       (SELECT credits - debits FROM account WHERE customer_id = $1 AND code = 'wallet') AS balance
     FROM payment p WHERE p.id = $2`,
    [customerId, paymentId],
  );
  if (!trace) throw new Error('there is no such payment');
  return trace;
}

const all = (amount: number): Trace => ({
  reserved: amount,
  refunded: amount,
  moved: amount,
  balance: amount,
});

describe('a refund to the wallet', () => {
  it('moves revenue to the wallet at once, reserves it on the payment, and says so', async () => {
    const { customerId, paymentId } = await paid(9900);
    const made = await refund(paymentId, 3000);
    expect(made).toMatchObject({ state: 'succeeded', balanceAfter: cny(3000), refundableAfter: cny(6900) });
    expect(await traceOf(customerId, paymentId)).toEqual(all(3000));
    expect(await refunds.get(made.id)).toEqual(made);
    const audit = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [made.id]);
    expect(audit).toEqual([{ action: 'refund.create' }]);
    const topics = await api.rows('SELECT topic FROM outbox_event WHERE customer_id = $1', [customerId]);
    expect(topics).toContainEqual({ topic: 'refund.succeeded' });
  });

  it('P1 of 50 parallel refunds of 10 on 100 exactly 10 succeed', async () => {
    const { customerId, paymentId } = await paid(100);
    const ends = await Promise.allSettled(
      Array.from({ length: 50 }, () => patiently(() => refund(paymentId, 10))),
    );
    const codes = ends.map((end) => (end.status === 'fulfilled' ? 'done' : codeOf(end.reason)));
    expect(codes.filter((code) => code === 'done')).toHaveLength(10);
    expect(codes.filter((code) => code === 'refund_above_rest')).toHaveLength(40);
    expect(await traceOf(customerId, paymentId)).toEqual(all(100));
  });

  it('P1 the CHECK holds where somebody forgets the lock and the condition', async () => {
    const { paymentId } = await paid(100);
    const over = 'UPDATE payment SET refund_reserved = refund_reserved + 101 WHERE id = $1';
    await expect(api.rows(over, [paymentId])).rejects.toThrow('refund_within_captured');
  });

  it('P1 what reserves holds where somebody decided on a rest that is gone', async () => {
    const { customerId, paymentId } = await paid(100);
    const reserve = (amount: number) =>
      api.db.write(api.context(), { action: 'refund.create', customerId }, async (tx) => {
        await reserveRefund(tx.em, { customerId, paymentId }, { amount: cny(amount), rest: cny(7) });
        tx.audit({ subject: { kind: 'payment', id: paymentId } });
        return {};
      });
    await reserve(93);
    await expect(reserve(8)).rejects.toMatchObject({ code: 'refund_above_rest', params: { max: cny(7) } });
    await reserve(7);
  });

  it('P1 the refusal names what is left', async () => {
    const { paymentId } = await paid(9900);
    await refund(paymentId, 8660);
    await expect(refund(paymentId, 1241)).rejects.toMatchObject({
      code: 'refund_above_rest',
      params: { max: cny(1240) },
      errors: [{ field: 'amount' }],
    });
  });

  it('L5 one key, four times at once and once more, refunds once', async () => {
    const { customerId, paymentId } = await paid(9900);
    const ctx = api.context({ idempotency: { key: api.newKey(), bodyHash: 'same' } });
    const create = () => refunds.create(order(paymentId, 3000), ctx);
    const ends = [...(await Promise.all([1, 2, 3, 4].map(create))), await create()];
    expect(new Set(ends.map((end) => end.id)).size).toBe(1);
    expect(await traceOf(customerId, paymentId)).toEqual(all(3000));
  });

  it('a dry run shows the end state and leaves nothing', async () => {
    const { customerId, paymentId } = await paid(9900);
    const made = await refunds.create(order(paymentId, 3000), api.context({ dryRun: true }));
    expect(made.balanceAfter).toEqual(cny(3000));
    expect(await traceOf(customerId, paymentId)).toEqual(all(0));
  });

  it('a money that stayed in the wallet is not given back a second time', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    await fundWallet(api, customerId, cny(5000));
    const bought = crypto.randomUUID();
    const first = await makeWalletPayment(api, customerId, cny(3000), bought);
    const charged = crypto.randomUUID();
    await api.rows(
      `INSERT INTO payment (customer_id, id, reference, provider, purpose, purpose_id, amount, currency, captured,
         refund_reserved, state, attempts, created_at)
       VALUES ($1, $2, 'PY-TEST-' || left($3::text, 4), 'sandbox', 'renewal', $3::uuid, 3000, 'CNY', 3000, 0, 'captured', 0, now())`,
      [customerId, charged, bought],
    );
    await refund(first, 2000);
    await expect(refund(charged, 1001)).rejects.toMatchObject({ params: { max: cny(1000) } });
    await refund(charged, 1000);
    await expect(refund(first, 1)).rejects.toMatchObject({ code: 'refund_above_rest' });
  });

  it('a sixth refund within a year needs a reason for the exception', async () => {
    const { paymentId } = await paid(9900);
    for (let n = 0; n < 5; n += 1) await refund(paymentId, 100, { overrideReason: '' });
    await expect(refund(paymentId, 100, { overrideReason: '' })).rejects.toMatchObject({
      code: 'refund_outside_policy',
      params: { rules: ['perYear'] },
    });
    const made = await refund(paymentId, 100, { overrideReason: 'an outage' });
    expect([made.policy.within, made.overrideReason]).toEqual([false, 'an outage']);
  });
});

describe('the plan that was paid for', () => {
  /** A renewal of ¥39.00 for 30 days, 100 minutes and 5 GB, as the agent makes it. */
  async function bought(): Promise<{ of: Renewable; paymentId: string; subscriptionId: string }> {
    const of = await makeRenewable(api, { wallet: cny(20_000) });
    const { body } = await renew(agent, of);
    return { of, paymentId: body.payments[0].id, subscriptionId: body.subscription.id };
  }

  const use = (subscriptionId: string, kind: string, amount: number) =>
    api.rows(
      `WITH used AS (UPDATE allowance_lot SET remaining = remaining - $3 WHERE subscription_id = $1 AND kind = $2
         RETURNING customer_id, id)
       INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
       SELECT gen_random_uuid(), customer_id, id, 'usage', -$3::bigint, 'usage', $1, now() FROM used`,
      [subscriptionId, kind, amount],
    );

  it('is in the facts with its span and what is used of it', async () => {
    const { paymentId, subscriptionId } = await bought();
    await use(subscriptionId, 'data', 1_250_000_000);
    const facts = await refunds.facts(paymentId, api.context().actor);
    expect(facts).toMatchObject({
      payment: { captured: cny(3900), refunded: cny(0), purpose: 'renewal' },
      purchase: { posted: cny(3900), refunded: cny(0) },
      walletBalance: cny(16_100),
      refundsInYear: 0,
      plan: {
        subscriptionId,
        state: 'active',
        restedOn: false,
        isAddOn: false,
        stoppedAt: null,
        planName: { en: 'Asia 5 GB' },
      },
    });
    expect(facts.plan?.lots).toEqual([
      { kind: 'voice', granted: 6000, used: 0, bonus: false },
      { kind: 'data', granted: 5_000_000_000, used: 1_250_000_000, bonus: false },
    ]);
    const made = await refund(paymentId, 2925);
    expect(made.suggestion).toMatchObject({ amount: cny(2925), usedBps: 2500 });
  });

  it('stops now when that is chosen: revoked, its lots emptied, each with a row that says why', async () => {
    const { of, paymentId, subscriptionId } = await bought();
    await use(subscriptionId, 'voice', 60);
    const made = await refund(paymentId, 3900, { planEffect: 'stopNow' });
    const [subscription] = await api.rows('SELECT state FROM subscription WHERE id = $1', [subscriptionId]);
    expect(subscription).toEqual({ state: 'revoked' });
    const entries = await api.rows(
      `SELECT l.kind, l.remaining, e.change FROM allowance_lot l JOIN allowance_entry e ON e.lot_id = l.id
       WHERE l.subscription_id = $1 AND e.reason = 'revoke' AND e.cause_id = $2 ORDER BY l.kind`,
      [subscriptionId, made.id],
    );
    expect(entries).toEqual([
      { kind: 'data', remaining: 0, change: -5_000_000_000 },
      { kind: 'voice', remaining: 0, change: -5940 },
    ]);
    const facts = await refunds.facts(paymentId, api.context().actor);
    expect(facts.plan).toMatchObject({ state: 'revoked', stoppedAt: made.createdAt });
    expect(facts.plan?.lots.map((lot) => lot.used)).toEqual([60, 0]);
    expect((await renew(agent, of)).body.subscription.state).toBe('active');
  });

  it('is kept when that is chosen', async () => {
    const { paymentId, subscriptionId } = await bought();
    await refund(paymentId, 3900);
    const [subscription] = await api.rows('SELECT state FROM subscription WHERE id = $1', [subscriptionId]);
    expect(subscription).toEqual({ state: 'active' });
  });

  it('is not stopped while another one waits behind it; the one behind can be', async () => {
    const { of, paymentId } = await bought();
    const next = (await renew(agent, of)).body;
    await expect(refund(paymentId, 100, { planEffect: 'stopNow' })).rejects.toMatchObject({
      code: 'refund_plan_needed',
      errors: [{ field: 'planEffect' }],
    });
    const behind = await refunds.facts(next.payments[0].id as string, api.context().actor);
    expect(behind.plan?.state).toBe('queued');
    await refund(next.payments[0].id as string, 3900, { planEffect: 'stopNow' });
    await refund(paymentId, 100, { planEffect: 'stopNow' });
  });

  it('an extension paid for the span after what was there, and cannot be stopped alone', async () => {
    const { of, paymentId } = await bought();
    const first = await refunds.facts(paymentId, api.context().actor);
    const extended = (await renew(agent, of, { policy: 'extend' })).body;
    const second = await refunds.facts(extended.payments[0].id as string, api.context().actor);
    expect(second.plan).toMatchObject({ startsAt: first.plan?.endsAt, restedOn: true });
    const again = await refunds.facts(paymentId, api.context().actor);
    expect(again.plan).toMatchObject({ endsAt: first.plan?.endsAt, restedOn: true });
    expect(second.plan?.lots).toHaveLength(2);
  });

  it('P1 two agents at once never give back more than was paid', async () => {
    const { of, paymentId } = await bought();
    const other = await api.as('supervisor');
    const body = order(paymentId, 2000, { planEffect: 'stopNow' });
    const answers = await Promise.all(
      [agent, other].map((who) => who.post('/refunds', body, { key: api.newKey() })),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, 422]);
    expect(await traceOf(of.customer.id, paymentId)).toMatchObject({ reserved: 2000, refunded: 2000 });
  });

  it('what was paid long ago is outside the window', async () => {
    const { paymentId } = await bought();
    const long = addMs(await api.db.now(), -31 * DAY_MS);
    await api.rows('UPDATE payment SET settled_at = $2 WHERE id = $1', [paymentId, long]);
    await expect(refund(paymentId, 100, { overrideReason: '' })).rejects.toMatchObject({
      params: { rules: ['window'] },
    });
  });
});
