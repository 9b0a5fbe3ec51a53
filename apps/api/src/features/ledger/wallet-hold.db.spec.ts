import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type CustomerView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { type Hold, type HoldAct, holdAfter, openHold, stillHeld } from '@ur-desk/domain/ledger';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet } from '../../../test/make/payment';
import { patiently } from '../../../test/patience';
import { type Tx } from '../../platform/db/tx';
import { VerificationService } from './verification.service';
import { RELEASE_HOLDS_JOB, WalletHolds } from './wallet-hold.service';

let api: TestApi;
let holds: WalletHolds;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
  holds = api.app.get(WalletHolds);
});
afterAll(async () => api.stop());
beforeEach(async () => {
  customer = await makeCustomer(api.dataSource.manager);
});

const cny = (amount: number) => money(amount, 'CNY');
const of = (purposeId: string) => ({ customerId: customer.id, purposeId });

/** Under the customer's lock, as a renewal does it. */
const inWrite = (act: (tx: Tx) => Promise<void>) =>
  api.db.write(api.context(), { action: 'topUp.create', customerId: customer.id }, async (tx) => {
    await act(tx);
    tx.audit({ subject: { kind: 'walletHold', id: customer.id } });
    return {};
  });
const hold = (purposeId: string, amount: number) =>
  inWrite((tx) => holds.hold(tx, of(purposeId), cny(amount)));
const settle = (purposeId: string, amount: number) =>
  inWrite((tx) => holds.settle(tx, of(purposeId), cny(amount)));
const release = (purposeId: string) => inWrite((tx) => holds.release(tx, of(purposeId)));

const heldOf = async () =>
  (
    await api.rows<{ held: number }>(`SELECT held FROM account WHERE customer_id = $1 AND code = 'wallet'`, [
      customer.id,
    ])
  )[0]?.held;
const rowsOf = (purposeId: string) =>
  api.rows<{ state: string; held: number; settled: number }>(
    'SELECT state, held, settled FROM wallet_hold WHERE purpose_id = $1 ORDER BY id',
    [purposeId],
  );

describe('L7 holds', () => {
  it('of 20 holds of 10 at once on 100 exactly 10 succeed', async () => {
    await fundWallet(api, customer.id, cny(100));
    const ends = await Promise.allSettled(
      Array.from({ length: 20 }, () => patiently(() => hold(randomUUID(), 10))),
    );
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    expect(refused).toHaveLength(10);
    // With both amounts: refused by the condition, not by the CHECK behind it.
    const tooLow = { code: 'balance_too_low', params: { available: cny(0), needed: cny(10) } };
    expect(refused).toEqual(refused.map((): unknown => expect.objectContaining(tooLow)));
    expect(await heldOf()).toBe(100);
  });

  it('settled and released at once, a hold ends once', async () => {
    await fundWallet(api, customer.id, cny(100));
    const id = randomUUID();
    await hold(id, 60);
    const ends = [1, 2, 3, 4, 5].flatMap(() => [settle(id, 60), release(id)]);
    await Promise.all([...ends, api.runJob(RELEASE_HOLDS_JOB)]);
    expect(await heldOf()).toBe(0);
    const [row, ...others] = await rowsOf(id);
    expect(others).toEqual([]);
    expect([
      { state: 'settled', held: 60, settled: 60 },
      { state: 'released', held: 60, settled: 0 },
    ]).toContainEqual(row);
  });

  it('do what the rule says, in every sequence, and the account holds what is open', async () => {
    const amount = fc.integer({ min: 1, max: 300 });
    const act: fc.Arbitrary<HoldAct> = fc.oneof(
      amount.map((amountMinor) => ({ kind: 'add' as const, amountMinor })),
      amount.map((amountMinor) => ({ kind: 'settle' as const, amountMinor })),
      fc.constant({ kind: 'release' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        customer = await makeCustomer(api.dataSource.manager);
        await fundWallet(api, customer.id, cny(500));
        const id = randomUUID();
        let all: Hold[] = [];
        for (const one of acts) all = await step(id, all, one);
        expect(await rowsOf(id)).toEqual(
          all.map(({ state, heldMinor, settledMinor }) => ({
            state,
            held: heldMinor,
            settled: settledMinor,
          })),
        );
        expect(await heldOf()).toBe(all.reduce((sum, each) => sum + stillHeld(each), 0));
      }),
      { numRuns: 25 },
    );
  });

  it('expired, it gives the money back; before, it does not', async () => {
    await fundWallet(api, customer.id, cny(100));
    const id = randomUUID();
    await hold(id, 60);
    await api.runJob(RELEASE_HOLDS_JOB);
    expect(await heldOf()).toBe(60);
    await api.rows(`UPDATE wallet_hold SET expires_at = now() - interval '1 second' WHERE purpose_id = $1`, [
      id,
    ]);
    await Promise.all([1, 2, 3].map(() => api.runJob(RELEASE_HOLDS_JOB)));
    expect(await heldOf()).toBe(0);
    expect(await rowsOf(id)).toEqual([{ state: 'released', held: 60, settled: 0 }]);
  });

  it('the CHECKs and the trigger hold where somebody forgets the condition', async () => {
    await fundWallet(api, customer.id, cny(100));
    const id = randomUUID();
    await hold(id, 60);
    const set = (what: string) => api.rows(`UPDATE wallet_hold SET ${what} WHERE purpose_id = $1`, [id]);
    await expect(set(`state = 'settled', settled = 61, ended_at = now()`)).rejects.toThrow(
      'wallet_hold_settled',
    );
    await settle(id, 60);
    await expect(set(`state = 'open', settled = 0, ended_at = NULL`)).rejects.toMatchObject({
      code: '42501',
    });
    const forget = api.rows('DELETE FROM wallet_hold WHERE purpose_id = $1', [id]);
    await expect(forget).rejects.toMatchObject({ code: '42501' });
  });

  it('the verifier finds an open hold that the account forgot', async () => {
    await api.clean();
    customer = await makeCustomer(api.dataSource.manager);
    await fundWallet(api, customer.id, cny(100));
    await hold(randomUUID(), 60);
    const verify = () => api.app.get(VerificationService).verify();
    expect((await verify()).differences).toEqual([]);
    await api.rows(`UPDATE account SET held = 59 WHERE customer_id = $1 AND code = 'wallet'`, [customer.id]);
    expect((await verify()).differences.map(({ check }) => check)).toEqual(['holds']);
  });
});

/** One act in the database and in the rule; both refuse or both go on. A new hold may follow one that ended. */
async function step(id: string, all: Hold[], act: HoldAct): Promise<Hold[]> {
  const before = all.slice(0, -1);
  const last = all.at(-1);
  const open = last?.state === 'open' ? last : null;
  if (act.kind === 'settle') await settle(id, act.amountMinor);
  if (act.kind === 'release') await release(id);
  if (act.kind !== 'add') return open ? [...before, holdAfter(open, act)] : all;
  const fits = act.amountMinor <= 500 - (open?.heldMinor ?? 0);
  if (!fits) {
    await expect(hold(id, act.amountMinor)).rejects.toMatchObject({ code: 'balance_too_low' });
    return all;
  }
  await hold(id, act.amountMinor);
  return open ? [...before, holdAfter(open, act)] : [...all, openHold(act.amountMinor)];
}
