import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type Instant, money } from '@ur-desk/domain/kernel';
import {
  postingsForCapture,
  postingsForDebitAdjustment,
  postingsForGoodwill,
  postingsForPurchase,
  postingsForRefundPayout,
  takeFromWalletLots,
  type TransferDraft,
  type WalletLot,
} from '@ur-desk/domain/ledger';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { anyReference, makeWalletPayment, postTransfers } from '../../../test/make/payment';
import { patiently } from '../../../test/patience';
import { LOTS_OF_HISTORY, TAKES_OF_HISTORY } from '../../migrations/1790000030000-wallet-lots';
import { RefundService } from '../refunds/refund.service';
import { newWalletLots, transferId } from './ledger.posting';
import { VerificationService } from './verification.service';
import { EXPIRE_WALLET_LOTS_JOB } from './wallet-expiry.service';

let api: TestApi;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => api.stop());
beforeEach(async () => {
  await api.clean();
  customer = await makeCustomer(api.dataSource.manager);
});

const PAST: Instant = '2020-01-01T00:00:00.000Z';
const SOON: Instant = '2099-01-01T00:00:00.000Z';
const LATER: Instant = '2099-02-01T00:00:00.000Z';

const cny = (amount: number) => money(amount, 'CNY');
const cause = () =>
  ({ kind: 'adjustment', id: randomUUID(), reference: anyReference('adjustment') }) as const;
const gift = (amount: number, expiresAt?: Instant) =>
  postingsForGoodwill({ cause: cause(), amount: cny(amount), ...(expiresAt ? { expiresAt } : {}) });
const buy = (amount: number) => postingsForPurchase({ cause: cause(), amount: cny(amount) });
const take = (amount: number) => postingsForDebitAdjustment({ cause: cause(), amount: cny(amount) });
const post = (...drafts: TransferDraft[][]) => postTransfers(api, customer.id, drafts.flat());

/** A captured payment's money; the transfer alone, which is all that a lot is about. */
const paid = (amount: number) =>
  postingsForCapture({ cause: cause(), amount: cny(amount), provider: 'sandbox' });

interface LotRow {
  id: string;
  kind: 'paid' | 'granted';
  amount: number;
  remaining: number;
  expires_at: Date | null;
  at: Date;
}
const lots = () => api.rows<LotRow>('SELECT * FROM wallet_lot WHERE customer_id = $1', [customer.id]);
const leftOf = async (drafts: TransferDraft[]) =>
  (await lots()).find(({ id }) => id === drafts.map(transferId)[0])?.remaining;
const takesOf = async (drafts: TransferDraft[]) => {
  const sql =
    'SELECT lot_id AS "lotId", amount AS "amountMinor" FROM wallet_take WHERE transfer_id = ANY ($1) ORDER BY lot_id';
  return api.rows(sql, [drafts.map(transferId)]);
};
const balance = async () =>
  (
    await api.rows<{ n: number }>(
      `SELECT credits - debits AS n FROM account WHERE customer_id = $1 AND code = 'wallet'`,
      [customer.id],
    )
  )[0]?.n ?? 0;
const lotDifferences = async () =>
  (await api.app.get(VerificationService).verify()).differences.filter(({ check }) => check === 'lots');

describe('the lots of a wallet', () => {
  it('are spent granted before paid, soonest expiry first, then oldest, and named', async () => {
    const [old, lasting, late, early] = [paid(100), gift(100), gift(100, LATER), gift(100, SOON)];
    for (const credit of [old, lasting, late, early]) await post(credit);
    const debit = buy(320);
    await post(debit);
    expect(await Promise.all([early, late, lasting, old].map(leftOf))).toEqual([0, 0, 0, 80]);
    const taken = [early, late, lasting].map((credit) => ({
      lotId: credit.map(transferId)[0],
      amountMinor: 100,
    }));
    const last = { lotId: old.map(transferId)[0], amountMinor: 20 };
    const byLot = (a: { lotId?: string }, b: { lotId?: string }) =>
      (a.lotId ?? '') < (b.lotId ?? '') ? -1 : 1;
    expect(await takesOf(debit)).toEqual([...taken, last].sort(byLot));
    expect(await lotDifferences()).toEqual([]);
  });

  it('a credit and what it pays for in one posting', async () => {
    const credit = paid(100);
    await post([...credit, ...buy(70)]);
    expect(await leftOf(credit)).toBe(30);
    expect(await lotDifferences()).toEqual([]);
  });

  it('the lot that a debit names comes first', async () => {
    const [topUp, other] = [paid(100), gift(100)];
    await post(other);
    await post(topUp);
    const lotId = topUp.map(transferId)[0] ?? '';
    await post(
      postingsForRefundPayout({ cause: cause(), amount: cny(60), provider: 'sandbox', lotIds: [lotId] }),
    );
    expect(await Promise.all([topUp, other].map(leftOf))).toEqual([40, 100]);
  });

  it('L3 a refused debit takes nothing', async () => {
    const credit = paid(100);
    await post(credit);
    await expect(post(buy(101))).rejects.toMatchObject({ code: 'balance_too_low' });
    expect(await leftOf(credit)).toBe(100);
  });

  it('L2 the statement takes the same lots as the rule, in every sequence', async () => {
    const amount = fc.integer({ min: 1, max: 500 });
    const step = fc.oneof(
      fc.record({ act: fc.constant('paid' as const), amount }),
      fc.record({ act: fc.constant('gift' as const), amount, expiresAt: fc.constantFrom(SOON, LATER) }),
      fc.record({ act: fc.constant('take' as const), amount }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        customer = await makeCustomer(api.dataSource.manager);
        for (const one of steps) {
          if (one.act === 'paid') await post(paid(one.amount));
          else if (one.act === 'gift') await post(gift(one.amount, one.expiresAt));
          else if (one.amount <= (await balance())) {
            const before = (await lots()).map(asLot);
            const debit = take(one.amount);
            await post(debit);
            const expected = takeFromWalletLots(before, one.amount);
            expect(await takesOf(debit)).toEqual(expected.sort((a, b) => (a.lotId < b.lotId ? -1 : 1)));
          }
          expect((await lots()).reduce((sum, lot) => sum + lot.remaining, 0)).toBe(await balance());
        }
      }),
      { numRuns: 25 },
    );
    expect(await lotDifferences()).toEqual([]);
  });

  it('L2 L3 of 40 debits at once against 20 lots of 1 exactly 20 find theirs', async () => {
    await post(...Array.from({ length: 20 }, (_, n) => (n % 2 ? gift(1, SOON) : paid(1))));
    const ends = await Promise.allSettled(Array.from({ length: 40 }, () => patiently(() => post(take(1)))));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect((await lots()).every(({ remaining }) => remaining === 0)).toBe(true);
    expect(await lotDifferences()).toEqual([]);
  });

  it('L3 the CHECK holds where somebody takes more than is left', async () => {
    await post(paid(100));
    const leave = (remaining: number) =>
      api.rows('UPDATE wallet_lot SET remaining = $2::bigint, open = $2::bigint > 0 WHERE customer_id = $1', [
        customer.id,
        remaining,
      ]);
    await expect(leave(-1)).rejects.toThrow('wallet_lot_remaining');
    await expect(leave(101)).rejects.toThrow('wallet_lot_remaining');
  });

  it.each(['UPDATE wallet_take SET amount = 1', 'DELETE FROM wallet_take', 'TRUNCATE wallet_take'])(
    'L4 what was taken stays named: no %s',
    async (sql) => {
      await post([...paid(100), ...buy(70)]);
      await expect(api.rows(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('a debit without lots is refused as a whole', async () => {
    await post(paid(100));
    await api.rows('UPDATE wallet_lot SET remaining = 0, open = false WHERE customer_id = $1', [customer.id]);
    await expect(post(buy(10))).rejects.toThrow();
    expect(await balance()).toBe(100);
  });
});

const asLot = (row: LotRow): WalletLot => ({
  id: row.id,
  kind: row.kind,
  remainingMinor: row.remaining,
  expiresAt: row.expires_at?.toISOString() ?? null,
  at: row.at.toISOString(),
});

describe('what a gift bought and is refunded', () => {
  it('comes back paid first, then granted: a gift never becomes money to pay out', async () => {
    await post(paid(60));
    await post(gift(40, SOON));
    const paymentId = await makeWalletPayment(api, customer.id, cny(100));
    const order = {
      paymentId,
      destination: 'wallet',
      reasonCode: 'noService',
      planEffect: 'keep',
    } as const;
    for (const amount of [50, 30, 20])
      await api.app.get(RefundService).create({ ...order, amount: cny(amount) }, api.context());
    const open = (await lots()).filter(({ remaining }) => remaining > 0);
    const sums = (kind: string) =>
      open.filter((lot) => lot.kind === kind).reduce((sum, lot) => sum + lot.remaining, 0);
    expect([sums('paid'), sums('granted')]).toEqual([60, 40]);
    expect(await lotDifferences()).toEqual([]);
  });
});

describe('expiry', () => {
  it('takes back what is left, once, to the account that granted it', async () => {
    const [gone, kept] = [gift(100, PAST), gift(50, SOON)];
    await post(gone);
    await post(kept);
    await post(buy(30));
    await Promise.all([1, 2].map(() => api.runJob(EXPIRE_WALLET_LOTS_JOB)));
    expect(await Promise.all([gone, kept].map(leftOf))).toEqual([0, 50]);
    expect(await balance()).toBe(50);
    const transfers = await api.rows(
      `SELECT debit_code, credit_code, amount FROM transfer WHERE kind = 'expiry'`,
    );
    expect(transfers).toEqual([{ debit_code: 'wallet', credit_code: 'goodwill_cost', amount: 70 }]);
    expect(await lotDifferences()).toEqual([]);
  });

  it('leaves what a hold keeps, and takes it when the hold is gone', async () => {
    const gone = gift(100, PAST);
    await post(gone);
    const hold = (held: number) =>
      api.rows(`UPDATE account SET held = $2 WHERE customer_id = $1 AND code = 'wallet'`, [
        customer.id,
        held,
      ]);
    for (const [held, left] of [
      [100, 100],
      [40, 40],
      [0, 0],
    ] as const) {
      await hold(held);
      await api.runJob(EXPIRE_WALLET_LOTS_JOB);
      expect(await leftOf(gone)).toBe(left);
    }
    expect(await lotDifferences()).toEqual([]);
  });
});

describe('the lots of a history from before lots', () => {
  it('are derived from its transfers, so that everything adds up', async () => {
    for (const drafts of [paid(100), gift(50), buy(120), paid(70), take(40), gift(5)]) await post(drafts);
    await api.dataSource.transaction(async (em) => {
      await em.query(`SET LOCAL session_replication_role = 'replica'`);
      await em.query('DELETE FROM wallet_take');
      await em.query('DELETE FROM wallet_lot');
      await em.query(LOTS_OF_HISTORY);
      await em.query(TAKES_OF_HISTORY);
    });
    expect(await lotDifferences()).toEqual([]);
    expect(
      (await lots()).filter(({ remaining }) => remaining > 0).map((l) => [l.amount, l.remaining]),
    ).toEqual(
      expect.arrayContaining([
        [70, 60],
        [5, 5],
      ]),
    );
  });
});

describe('the list of lots', () => {
  it('shows what is left in the order of spending, and what each paid for', async () => {
    const [topUp, bonus] = [paid(100), gift(50, SOON)];
    await post(topUp);
    await post(bonus);
    const debit = buy(70);
    await post(debit);
    const { body } = await (await api.as('agent')).get(`/wallets/${customer.id}/lots`);
    expect(body).toMatchObject([
      {
        kind: 'paid',
        remaining: cny(80),
        amount: cny(100),
        creditKind: 'capture',
        takes: [{ amount: cny(20) }],
      },
      { kind: 'granted', remaining: cny(0), expiresAt: SOON, takes: [{ amount: cny(50), kind: 'purchase' }] },
    ]);
    expect(body[0].id).toBe(newWalletLots(topUp)[0]?.id);
    expect(body[0].takes[0].cause.reference).toBe(debit[0]?.cause.reference);
    expect((await (await api.as('agent')).get(`/wallets/${randomUUID()}/lots`)).status).toBe(404);
    expect((await (await api.as('marketing')).get(`/wallets/${customer.id}/lots`)).status).toBe(403);
  });
});
