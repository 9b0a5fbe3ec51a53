import { money } from '@ur-desk/domain/kernel';
import { type TestApi, startApi } from '../../../test/harness';
import { makeWalletPayment } from '../../../test/make/payment';
import { aTopUp, type CardPayment, giveBack, refundOrder, topUpAgain } from '../../../test/make/refund';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { verifyLedger } from '../ledger/verification.queries';
import { DisputeBooking, type Said } from './dispute-booking.service';

const cny = (amount: number) => money(amount, 'CNY');
const PAID = 5_000;
const OTHER = 2_000;

describe('a top-up whose dispute was won', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider).hangMs = 0;
  });
  afterAll(() => api.stop());
  beforeEach(() => api.clean());

  /** Lets the provider say now of the payment's dispute whether it has the money. */
  async function says(of: CardPayment, changes: Partial<Said['dispute']>): Promise<void> {
    const dispute: Said['dispute'] = {
      disputeReference: `dp_${of.paymentId}`,
      paymentReference: 'sb',
      amount: cny(PAID),
      fee: null,
      reason: 'fraudulent',
      state: 'needsResponse',
      evidenceDueAt: null,
      fundsTaken: true,
      ...changes,
    };
    await api.rows(`UPDATE dispute SET asked_at = asked_at - interval '2 minutes'`);
    const said: Said = { ...of, provider: 'sandbox', dispute, askedAt: new Date().toISOString() };
    await api.app.get(DisputeBooking).settle(api.context(), said);
  }

  const won = (of: CardPayment) => says(of, { state: 'won', fundsTaken: false });

  async function refund({ paymentId }: CardPayment, amount: number): Promise<unknown> {
    const order = refundOrder(paymentId, amount, { destination: 'source' });
    const { body } = await giveBack(api, await api.as('agent'), order);
    return body;
  }

  async function wallet({ customerId }: CardPayment): Promise<number | undefined> {
    const sql = `SELECT (credits - debits)::int AS net FROM account WHERE customer_id = $1 AND code = 'wallet'`;
    return (await api.rows<{ net: number }>(sql, [customerId]))[0]?.net;
  }

  const lots = ({ customerId }: CardPayment) =>
    api.rows('SELECT remaining::int FROM wallet_lot WHERE customer_id = $1 AND open ORDER BY remaining', [
      customerId,
    ]);

  const sound = async () =>
    expect(
      (await api.db.snapshot(async (em) => verifyLedger(em, '2026-01-01T00:00:00.000Z'))).differences,
    ).toEqual([]);

  it('P1 goes back to its payer, all of it and once, also after several rounds', async () => {
    const paid = await aTopUp(api, PAID, 'tok_success');
    await says(paid, {});
    await won(paid);
    await says(paid, {});
    await won(paid);
    expect(await refund(paid, PAID)).toMatchObject({ state: 'succeeded' });
    expect(await wallet(paid)).toBe(0);
    expect(await refund(paid, 1)).toMatchObject({ code: expect.any(String) });
    expect(await lots(paid)).toEqual([]);
    await sound();
  });

  it('goes back from where it lies, and leaves what others paid', async () => {
    const paid = await aTopUp(api, PAID, 'tok_success');
    await says(paid, { amount: cny(3_000) });
    await won(paid);
    await topUpAgain(api, OTHER, { ...paid, token: 'tok_success_unionpay' });
    expect(await lots(paid)).toEqual([{ remaining: 2_000 }, { remaining: OTHER }, { remaining: 3_000 }]);
    expect(await refund(paid, 4_000)).toMatchObject({ state: 'succeeded' });
    expect(await wallet(paid)).toBe(PAID - 4_000 + OTHER);
    expect(await lots(paid)).toEqual([{ remaining: 1_000 }, { remaining: OTHER }]);
    await sound();
  });

  it('of other money that the chargeback took along nothing is given back for it', async () => {
    const paid = await aTopUp(api, PAID, 'tok_success');
    await makeWalletPayment(api, paid.customerId, cny(4_000));
    await topUpAgain(api, PAID, { ...paid, token: 'tok_success_unionpay' });
    await says(paid, {});
    await won(paid);
    expect(await refund(paid, 1_001)).toMatchObject({ code: expect.any(String) });
    expect(await refund(paid, 1_000)).toMatchObject({ state: 'succeeded' });
    expect(await wallet(paid)).toBe(PAID);
    await sound();
  });
});
