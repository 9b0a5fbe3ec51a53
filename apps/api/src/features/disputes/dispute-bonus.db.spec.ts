import { DAY_MS, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type TestApi, startApi } from '../../../test/harness';
import { untilDisputed } from '../../../test/make/dispute';
import { makeWalletPayment } from '../../../test/make/payment';
import { makePromotion } from '../../../test/make/promotion';
import { aTopUp, type CardPayment, giveBack, refundOrder } from '../../../test/make/refund';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SANDBOX_EVENTS_JOB } from '../../providers/payment/sandbox/sandbox-events';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { EXPIRE_WALLET_LOTS_JOB } from '../ledger/wallet-expiry.service';
import { verifyLedger } from '../ledger/verification.queries';
import { REFUND_JANITOR_JOB } from '../refunds/refund.jobs';
import { DisputeAnswers } from './dispute-answers.service';
import { DisputeBooking, type Said } from './dispute-booking.service';
import { DisputeService } from './dispute.service';

const cny = (amount: number) => money(amount, 'CNY');
const PAID = 5_000;
const BONUS = 1_000;

describe('a chargeback of a top-up that brought a bonus', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider).hangMs = 0;
  });
  afterAll(() => api.stop());
  beforeEach(() => api.clean());
  afterEach(() => {
    planFaults();
    api.app.get(Clock).travel(0);
  });

  async function toppedUp(token: SandboxToken = 'tok_disputed', validDays: number | null = 90) {
    await makePromotion(api, { actions: [{ kind: 'walletCredit', amounts: [cny(BONUS)], validDays }] });
    return aTopUp(api, PAID, token);
  }

  async function balances({ customerId }: CardPayment): Promise<Record<string, number>> {
    const rows = await api.rows<{ code: string; net: number }>(
      'SELECT code, (credits - debits)::int AS net FROM account WHERE customer_id = $1',
      [customerId],
    );
    return Object.fromEntries(rows.map(({ code, net }) => [code, net]));
  }

  const openLots = ({ customerId }: CardPayment) =>
    api.rows(
      'SELECT kind, remaining::int, expires_at FROM wallet_lot WHERE customer_id = $1 AND open ORDER BY kind',
      [customerId],
    );

  const sound = async () =>
    expect(
      (await api.db.snapshot(async (em) => verifyLedger(em, '2026-01-01T00:00:00.000Z'))).differences,
    ).toEqual([]);

  /** Lets the provider say this now of the dispute of a payment; repeats and other amounts included. */
  async function says(of: CardPayment, changes: Partial<Said['dispute']>, times = 1): Promise<void> {
    const [row] = await api.rows<{ provider_reference: string }>(
      'SELECT provider_reference FROM dispute WHERE payment_id = $1',
      [of.paymentId],
    );
    const dispute: Said['dispute'] = {
      disputeReference: row?.provider_reference ?? 'dp_of_a_test',
      paymentReference: 'sb',
      amount: cny(PAID),
      fee: null,
      reason: 'fraudulent',
      state: 'needsResponse',
      evidenceDueAt: null,
      fundsTaken: true,
      ...changes,
    };
    const said: Said = { ...of, provider: 'sandbox', dispute, askedAt: new Date().toISOString() };
    const booking = api.app.get(DisputeBooking);
    const ends = await Promise.allSettled(
      Array.from({ length: times }, () => booking.settle(api.context(), said)),
    );
    expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
  }

  it('takes all of it back with the whole, as a movement of the dispute, beside what the wallet pays', async () => {
    const paid = await toppedUp();
    expect(await balances(paid)).toMatchObject({ wallet: PAID + BONUS, promotion_cost: -BONUS });
    const dispute = await untilDisputed(api, paid);
    expect(dispute).toMatchObject({ fromWallet: cny(PAID), owed: cny(0), bonusBack: cny(BONUS) });
    expect(await balances(paid)).toMatchObject({ wallet: 0, promotion_cost: 0 });
    const moved = await api.rows(
      `SELECT kind, debit_code, credit_code, amount::int, cause_kind FROM transfer
       WHERE cause_id = $1 AND kind <> 'disputeFee' ORDER BY seq`,
      [dispute.id],
    );
    expect(moved).toMatchObject([
      { kind: 'topUpBonusReturn', debit_code: 'wallet', credit_code: 'promotion_cost', amount: BONUS },
      { kind: 'chargeback', debit_code: 'wallet', credit_code: 'cash:sandbox', amount: PAID },
    ]);
    await sound();
  });

  it('takes the share of a part, more of it when more is disputed, and gives back when less is', async () => {
    const paid = await toppedUp('tok_success');
    const after = async (amount: number) => {
      await says(paid, { amount: cny(amount) });
      return (await balances(paid)).wallet;
    };
    expect(await after(2_000)).toBe(PAID + BONUS - 2_000 - 400);
    expect(await after(PAID)).toBe(0);
    expect(await after(1_005)).toBe(PAID + BONUS - 1_005 - 201);
    await sound();
  });

  it('adds up with what refunds took back, and never takes more than was given', async () => {
    const paid = await toppedUp('tok_success');
    const order = refundOrder(paid.paymentId, 2_000, { destination: 'source' });
    expect((await giveBack(api, await api.as('agent'), order)).body).toMatchObject({ state: 'succeeded' });
    await says(paid, { amount: cny(4_000) });
    expect(await balances(paid)).toMatchObject({ wallet: 0, promotion_cost: 0, receivable: -1_000 });
    await sound();
  });

  it('asks nothing back of what was spent of it: that stays a cost, and only the payment is owed', async () => {
    const paid = await toppedUp();
    // Granted money is spent first: all of the bonus, and 2,900 of what was paid.
    await makeWalletPayment(api, paid.customerId, cny(3_900));
    expect(await untilDisputed(api, paid)).toMatchObject({ bonusBack: cny(0), owed: cny(2_900) });
    expect(await balances(paid)).toMatchObject({ wallet: 0, receivable: -2_900, promotion_cost: -BONUS });
    await sound();
  });

  it('leaves what a hold keeps: none of the bonus pays for it, and what is missing is owed', async () => {
    const paid = await toppedUp();
    planFaults({
      'refund.before-provider': () => {
        throw new Error('killed');
      },
    });
    const order = refundOrder(paid.paymentId, 4_500, { destination: 'source' });
    await giveBack(api, await api.as('agent'), order).catch(() => undefined);
    planFaults();
    expect(await untilDisputed(api, paid)).toMatchObject({ bonusBack: cny(BONUS), owed: cny(4_500) });
    api.app.get(Clock).travel(MINUTE_MS);
    await api.runJob(REFUND_JANITOR_JOB);
    expect(await balances(paid)).toMatchObject({ wallet: 4_500, receivable: -4_500, promotion_cost: 0 });
    await sound();
  });

  it('won: it is given back as it was, granted and with its end, and a second round takes it again', async () => {
    const paid = await toppedUp();
    const before = await openLots(paid);
    const dispute = await untilDisputed(api, paid);
    await api.rows(`UPDATE dispute SET evidence_text = 'it was used' WHERE id = $1`, [dispute.id]);
    await api.app.get(DisputeAnswers).give(api.context(), dispute.id, { kind: 'contest', comment: null });
    api.app.get(Clock).travel(MINUTE_MS);
    await api.runJob(SANDBOX_EVENTS_JOB);
    expect(await api.app.get(DisputeService).get(dispute.id)).toMatchObject({
      state: 'won',
      bonusBack: cny(0),
      fromWallet: cny(0),
    });
    expect(await openLots(paid)).toEqual(before);
    api.app.get(Clock).travel(0);
    for (const fundsTaken of [true, false, true]) {
      await later();
      await says(paid, { fundsTaken }, 4);
      expect(await balances(paid)).toMatchObject(
        fundsTaken ? { wallet: 0, promotion_cost: 0 } : { wallet: PAID + BONUS, promotion_cost: -BONUS },
      );
    }
    await sound();
  });

  const later = () => api.rows(`UPDATE dispute SET asked_at = asked_at - interval '2 minutes'`);

  it('won after its end has passed: it comes back and expires', async () => {
    const paid = await toppedUp('tok_success', 1);
    await says(paid, {});
    await later();
    api.app.get(Clock).travel(2 * DAY_MS);
    await says(paid, { state: 'won', fundsTaken: false });
    await api.runJob(EXPIRE_WALLET_LOTS_JOB);
    expect(await balances(paid)).toMatchObject({ wallet: PAID, promotion_cost: 0 });
    await sound();
  });

  it('L8 eight words at once of the same dispute take it once, and give it back once', async () => {
    const paid = await toppedUp('tok_success');
    await says(paid, {}, 8);
    const taken = `SELECT count(*)::int AS n FROM transfer WHERE kind = 'topUpBonusReturn'`;
    expect(await api.rows(taken)).toEqual([{ n: 1 }]);
    await later();
    await says(paid, { state: 'won', fundsTaken: false }, 8);
    expect(await balances(paid)).toMatchObject({ wallet: PAID + BONUS, promotion_cost: -BONUS });
    await sound();
  });

  it('races with a refund that was on its way: together they take what was given, not more', async () => {
    const paid = await toppedUp('tok_success');
    planFaults({
      'refund.after-provider': () => {
        throw new Error('killed');
      },
    });
    const order = refundOrder(paid.paymentId, 2_000, { destination: 'source' });
    await giveBack(api, await api.as('agent'), order).catch(() => undefined);
    planFaults();
    api.app.get(Clock).travel(MINUTE_MS);
    await Promise.all([says(paid, { amount: cny(3_000) }), api.runJob(REFUND_JANITOR_JOB)]);
    const [refund] = await api.rows('SELECT state FROM refund WHERE payment_id = $1', [paid.paymentId]);
    expect(refund).toEqual({ state: 'succeeded' });
    expect(await balances(paid)).toMatchObject({ wallet: 0, promotion_cost: 0 });
    await sound();
  });
});
