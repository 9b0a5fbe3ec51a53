import { randomUUID } from 'node:crypto';
import { type CustomerView } from '@ur-desk/domain/customers';
import { money, Problem } from '@ur-desk/domain/kernel';
import {
  postingsForCapture,
  postingsForGoodwill,
  postingsForPurchase,
  postingsForReversal,
  type TransferDraft,
} from '@ur-desk/domain/ledger';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { anyReference, fundWallet, postTransfers } from '../../../test/make/payment';
import { patiently } from '../../../test/patience';
import { transferId } from './ledger.posting';

let api: TestApi;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => api.stop());
beforeEach(async () => {
  customer = await makeCustomer(api.dataSource.manager);
});

const cny = (amount: number) => money(amount, 'CNY');
const causeOf = (id: string = randomUUID()) =>
  ({ kind: 'renewal', id, reference: anyReference('adjustment') }) as const;
const purchase = (amount: number) => postingsForPurchase({ cause: causeOf(), amount: cny(amount) });
const post = (drafts: readonly TransferDraft[]) => postTransfers(api, customer.id, drafts);
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));

/** Runs all at once and counts how they ended. */
async function together(
  count: number,
  act: (n: number) => Promise<unknown>,
): Promise<Record<string, number>> {
  const ends = await Promise.allSettled(Array.from({ length: count }, (_, n) => patiently(() => act(n))));
  return ends.reduce<Record<string, number>>((tally, end) => {
    const code = end.status === 'fulfilled' ? 'done' : codeOf(end.reason);
    return { ...tally, [code]: (tally[code] ?? 0) + 1 };
  }, {});
}

/** L1, L2, L3 for this customer: every cached sum is what the transfers say, and no wallet is below zero. */
async function expectSoundLedger(): Promise<void> {
  const [sums] = await api.rows<{ wrong: number; below: number; unbalanced: number }>(
    `WITH moved AS (
       SELECT code, sum(debit) AS debits, sum(credit) AS credits FROM transfer t
       CROSS JOIN LATERAL (VALUES (t.debit_code, t.amount, 0), (t.credit_code, 0, t.amount)) AS s (code, debit, credit)
       WHERE t.customer_id = $1 GROUP BY code)
     SELECT count(*) FILTER (WHERE a.debits IS DISTINCT FROM m.debits OR a.credits IS DISTINCT FROM m.credits) AS wrong,
            count(*) FILTER (WHERE a.code = 'wallet' AND a.credits - a.debits - a.held < 0) AS below,
            coalesce(sum(a.debits) - sum(a.credits), 0) AS unbalanced
     FROM moved m FULL JOIN (SELECT * FROM account WHERE customer_id = $1) a ON a.code = m.code`,
    [customer.id],
  );
  expect(sums).toEqual({ wrong: 0, below: 0, unbalanced: 0 });
}

const balance = async () =>
  (
    await api.rows<{ n: number }>(
      `SELECT credits - debits AS n FROM account WHERE customer_id = $1 AND code = 'wallet'`,
      [customer.id],
    )
  )[0]?.n;
const countTransfers = async () =>
  (
    await api.rows<{ n: number }>('SELECT count(*) AS n FROM transfer WHERE customer_id = $1', [customer.id])
  )[0]?.n;

describe('posting', () => {
  it('L1 L2 a capture and the purchase it pays for change three accounts at once', async () => {
    await post([
      ...postingsForCapture({
        cause: { ...causeOf(), kind: 'payment' },
        amount: cny(1999),
        provider: 'sandbox',
      }),
      ...purchase(1999),
    ]);
    expect(await balance()).toBe(0);
    expect(await countTransfers()).toBe(2);
    await expectSoundLedger();
  });

  it('L3 refuses below the floor, says both amounts, and leaves nothing behind', async () => {
    await fundWallet(api, customer.id, cny(500));
    await expect(post([...purchase(100), ...purchase(401)])).rejects.toMatchObject({
      code: 'balance_too_low',
      params: { available: cny(500), needed: cny(501) },
    });
    expect(await balance()).toBe(500);
    expect(await countTransfers()).toBe(1);
    await expectSoundLedger();
  });

  it('L3 an empty wallet refuses, too', async () => {
    await expect(post(purchase(1))).rejects.toMatchObject({ code: 'balance_too_low' });
    expect(await countTransfers()).toBe(0);
  });

  it('refuses a currency that is not the account’s', async () => {
    await fundWallet(api, customer.id, cny(500));
    const foreign = postingsForGoodwill({ cause: causeOf(), amount: money(5, 'USD') });
    await expect(post(foreign)).rejects.toMatchObject({
      code: 'currency_mismatch',
      params: { currency: 'CNY' },
    });
    await expectSoundLedger();
  });

  it('L3 of 200 debits of 1 against a balance of 100 exactly 100 succeed', async () => {
    await fundWallet(api, customer.id, cny(100));
    expect(await together(200, () => post(purchase(1)))).toEqual({ done: 100, balance_too_low: 100 });
    expect(await balance()).toBe(0);
    await expectSoundLedger();
  });

  it('L3 the CHECK holds where somebody forgets the lock and the condition', async () => {
    await fundWallet(api, customer.id, cny(100));
    const overdraw = `UPDATE account SET debits = debits + 101 WHERE customer_id = $1 AND code = 'wallet'`;
    await expect(api.rows(overdraw, [customer.id])).rejects.toThrow('account_wallet_floor');
  });

  it('L5 the same movement posted four times at once has one effect', async () => {
    const again = postingsForGoodwill({ cause: causeOf(), amount: cny(70) });
    expect(await together(4, () => post(again))).toEqual({ done: 1, already_exists: 3 });
    expect(await balance()).toBe(70);
    await expectSoundLedger();
  });

  it('L8 a transfer is reversed once, however many try', async () => {
    const cause = causeOf();
    const [made] = postingsForGoodwill({ cause, amount: cny(70) });
    if (!made) throw new Error('nothing to post');
    await post([made]);
    // The wallet has the money for all four: only that it was reversed already stands in their way.
    await fundWallet(api, customer.id, cny(1_000));
    const written = { ...made, id: transferId(made) };
    const other = () => ({ ...written, cause: causeOf() });
    const ends = await together(4, () => post(postingsForReversal(other(), 'by mistake')));
    expect(ends).toEqual({ done: 1, already_exists: 3 });
    expect(await balance()).toBe(1_000);
    await expectSoundLedger();
  });
});

describe('L4 what is written stays', () => {
  it.each([
    ['changed', `UPDATE transfer SET amount = 1 WHERE customer_id = $1`],
    ['deleted', `DELETE FROM transfer WHERE customer_id = $1`],
    ['emptied', `TRUNCATE transfer`],
  ])('L4 no transfer is ever %s', async (_name, sql) => {
    await fundWallet(api, customer.id, cny(100));
    const attempt = api.rows(sql, sql.includes('$1') ? [customer.id] : []);
    await expect(attempt).rejects.toMatchObject({ code: '42501' });
    expect(await countTransfers()).toBe(1);
  });

  it('L6 no transfer of nothing, of less, or to itself', async () => {
    const insert = (amount: number, credit: string) =>
      api.rows(
        `INSERT INTO transfer (id, customer_id, at, kind, debit_code, credit_code, currency, amount, cause_kind, cause_id,
           cause_reference, actor_kind, actor_id)
         VALUES ($1, $2, now(), 'goodwill', 'revenue', $3, 'CNY', $4, 'adjustment', $1, 'AJ', 'system', $1)`,
        [randomUUID(), customer.id, credit, amount],
      );
    await expect(insert(0, 'wallet')).rejects.toThrow('transfer_amount_positive');
    await expect(insert(-1, 'wallet')).rejects.toThrow('transfer_amount_positive');
    await expect(insert(1, 'revenue')).rejects.toThrow('transfer_two_accounts');
  });
});
