import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { limited, makePromotion } from '../../../test/make/promotion';
import { type Tx } from '../../platform/db/tx';
import { Redemptions, type UsingPurchase } from './redemption.service';

const [TOTAL, EACH, BUDGET] = [5, 2, 1_500];
const CUSTOMERS = 3;
const PURCHASES = 8;

/** What is done to one of a few purchases; each customer has some of them. */
interface Step {
  how: 'reserve' | 'buy' | 'redeem' | 'release' | 'giveBack';
  purchase: number;
}
const steps = fc.array(
  fc.record<Step>({
    how: fc.constantFrom('reserve', 'buy', 'redeem', 'release', 'giveBack'),
    purchase: fc.nat(PURCHASES - 1),
  }),
  { minLength: 4, maxLength: 24 },
);
const amounts = fc.array(fc.integer({ min: 100, max: 600 }), {
  minLength: PURCHASES,
  maxLength: PURCHASES,
});

class NotTaken extends Error {}

describe('uses of promotions, in every order', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  /** The promotion and the purchases that use it, and what the model thinks of each. */
  async function begin(minors: readonly number[]) {
    const budgets = [{ currency: 'CNY' as const, totalMinor: BUDGET, periodMinor: null }];
    const { id: promotionId, current } = await makePromotion(
      api,
      limited({ totalUses: TOTAL, usesPerCustomer: EACH, budgets }),
    );
    const customers: string[] = [];
    for (let n = 0; n < CUSTOMERS; n += 1) customers.push((await makeCustomer(api.dataSource.manager)).id);
    return minors.map((discountMinor, n) => ({
      customerId: customers[n % CUSTOMERS]!,
      purposeId: randomUUID(),
      currency: 'CNY' as const,
      uses: [{ promotionId, versionId: current!.id, code: 'p', discountMinor }],
      state: null as 'reserved' | 'redeemed' | null,
    }));
  }
  type Modelled = Awaited<ReturnType<typeof begin>>[number];

  const minorOf = ({ uses }: UsingPurchase): number => uses[0]?.discountMinor ?? 0;

  /** Whether the limits leave room for one more. */
  function fits(all: readonly Modelled[], one: Modelled): boolean {
    const used = all.filter(({ state }) => state !== null);
    const spent = used.reduce((sum, other) => sum + minorOf(other), 0);
    const own = used.filter(({ customerId }) => customerId === one.customerId);
    return used.length < TOTAL && own.length < EACH && spent + minorOf(one) <= BUDGET;
  }

  /** What the model expects; null: it is refused, and nothing changes. */
  function expected(
    all: readonly Modelled[],
    one: Modelled,
    how: Step['how'],
  ): Modelled['state'] | 'refused' {
    if (how === 'release') return one.state === 'reserved' ? null : one.state;
    if (how === 'giveBack') return null;
    if (one.state !== null && how === 'redeem') return 'redeemed';
    return fits(all, one) ? (how === 'reserve' ? 'reserved' : 'redeemed') : 'refused';
  }

  async function carryOut(tx: Tx, purchase: UsingPurchase, how: Step['how']): Promise<void> {
    const redemptions = api.app.get(Redemptions, { strict: false });
    if (how === 'release') return redemptions.release(tx, purchase);
    if (how === 'giveBack') return void (await redemptions.giveBack(tx, purchase));
    const taken =
      how === 'redeem'
        ? await redemptions.redeem(tx, purchase)
        : await redemptions.take(tx, purchase, how === 'reserve' ? 'reserved' : 'redeemed');
    if (!taken) throw new NotTaken();
  }

  async function act(purchase: Modelled, how: Step['how']): Promise<boolean> {
    const { customerId, purposeId } = purchase;
    const command = { action: 'redemption.expire' as const, customerId };
    try {
      await api.db.write(api.context(), command, async (tx) => {
        await carryOut(tx, purchase, how);
        tx.audit({ subject: { kind: 'renewal', id: purposeId }, after: { how } });
        return {};
      });
      return true;
    } catch (error) {
      if (error instanceof NotTaken) return false;
      throw error;
    }
  }

  async function expectAsModelled(all: readonly Modelled[]): Promise<void> {
    const used = all.filter(({ state }) => state !== null);
    const promotionId = all[0]!.uses[0]!.promotionId;
    const of = (sql: string) => api.rows(`${sql} WHERE promotion_id = $1`, [promotionId]);
    expect(await of('SELECT uses::int FROM promotion_counter')).toEqual([{ uses: used.length }]);
    const spent = used.reduce((sum, one) => sum + minorOf(one), 0);
    expect(await of('SELECT spent::int FROM promotion_budget')).toEqual([{ spent }]);
    const rows = await api.rows<{ purpose_id: string; state: string }>(
      `SELECT purpose_id, state FROM redemption WHERE promotion_id = $1 AND state <> 'released'`,
      [promotionId],
    );
    expect(new Map(rows.map((row) => [row.purpose_id, row.state]))).toEqual(
      new Map(used.map(({ purposeId, state }) => [purposeId, state])),
    );
  }

  it('M1 M2 M3 are counted as the model counts them, and never more than a limit lets', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, steps, async (minors, sequence) => {
        const all = await begin(minors);
        for (const { how, purchase } of sequence) {
          const one = all[purchase]!;
          // A purchase takes its uses once; only a retry after it gave them back takes them again.
          if (one.state !== null && (how === 'reserve' || how === 'buy')) continue;
          const wanted = expected(all, one, how);
          expect(await act(one, how)).toBe(wanted !== 'refused');
          if (wanted !== 'refused') one.state = wanted;
          await expectAsModelled(all);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
