import fc from 'fast-check';
import { addMs, DAY_MS, HOUR_MS, type Instant, money } from '../kernel';
import {
  type BoughtPlanFacts,
  creditForPlan,
  CREDIT_STANDS_FOR_MS,
  decideCreditRefund,
  ownWalletPart,
  refundableRest,
  type RefundFacts,
  refuseChangedCredit,
  type ReplacedPlanFacts,
} from './index';

const paidAt = '2026-03-01T08:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');
const day = (days: number): Instant => addMs(paidAt, days * DAY_MS);

const BOUGHT: BoughtPlanFacts = {
  subscriptionId: 's1',
  subscriptionReference: 'SB-1',
  planName: { en: 'Asia', zh: '亚洲' },
  state: 'active',
  startsAt: paidAt,
  endsAt: day(30),
  runsUntil: day(30),
  stoppedAt: null,
  restedOn: false,
  isAddOn: false,
  lots: [{ kind: 'voice', granted: 6000, used: 0, bonus: false }],
};

interface Changes {
  payment?: Partial<RefundFacts['payment']>;
  purchase?: Partial<RefundFacts['purchase']>;
  status?: RefundFacts['customer']['status'];
  plan?: Partial<BoughtPlanFacts>;
}

/** A card's payment that paid all of a purchase, unless `changes` say otherwise. */
function paid(amount: number, { payment, purchase, status = 'active', plan }: Changes = {}): RefundFacts {
  const captured = cny(amount);
  const refunded = payment?.refunded ?? cny(0);
  return {
    payment: {
      id: 'p1',
      reference: 'PY-1',
      provider: 'sandbox',
      purpose: 'renewal',
      purposeId: 'r1',
      state: 'captured',
      captured,
      refunded,
      capturedAt: paidAt,
      inWallet: cny(0),
      source: 'open',
      paidWith: null,
      disputedBy: null,
      ...payment,
    },
    purchase: { posted: captured, refunded, uses: 0, ...purchase },
    customer: { id: 'c1', status, walletCurrency: 'CNY' },
    walletBalance: cny(0),
    plan: { ...BOUGHT, ...plan },
    refundsInYear: 0,
    reasons: [],
  };
}

const replaced = (paidBy: RefundFacts[], changes: Partial<ReplacedPlanFacts> = {}): ReplacedPlanFacts => ({
  subscriptionId: 's1',
  subscriptionReference: 'SB-1',
  planName: { en: 'Asia', zh: '亚洲' },
  state: 'active',
  endsAt: day(30),
  currency: 'CNY',
  paidBy,
  ...changes,
});
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const half = { plan: { lots: [{ kind: 'voice' as const, granted: 6000, used: 3000, bonus: false }] } };
const ofOne = (posted: number, refunded = 0) => ({ posted: cny(posted), refunded: cny(refunded) });
const wallet = { id: 'p2', provider: 'wallet', source: 'walletPaid' } as const;

describe('the value of a plan that is replaced', () => {
  it.each<[string, RefundFacts[], number, number[]]>([
    ['nothing for a plan that nobody paid for', [], 1, []],
    ['all of it while nothing is used', [paid(3900)], 1, [3900]],
    ['what is not used of it', [paid(3900, half)], 1, [1950]],
    ['nothing once all days are used', [paid(3900, half)], 30, [0]],
    [
      'each of two payments for one purchase its share',
      [
        paid(3000, { ...half, purchase: ofOne(5000) }),
        paid(2000, { ...half, payment: wallet, purchase: ofOne(5000) }),
      ],
      1,
      [1500, 1000],
    ],
    ['less what came back before', [paid(3900, { ...half, payment: { refunded: cny(900) } })], 1, [1050]],
    [
      'nothing more where more came back than it is worth',
      [paid(3900, { ...half, payment: { refunded: cny(3900) } })],
      1,
      [0],
    ],
    [
      'no more than the purchase is worth where another of its payments gave back too much',
      [
        paid(3000, { ...half, purchase: ofOne(5000, 3000), payment: { refunded: cny(3000) } }),
        paid(2000, { ...half, purchase: ofOne(5000, 3000), payment: wallet }),
      ],
      1,
      [0, 0],
    ],
    [
      'a purchase that was charged twice once: the second charge lies in the wallet',
      [
        paid(3900, { payment: { inWallet: cny(3900) } }),
        paid(3900, { payment: { id: 'p2', inWallet: cny(3900) } }),
      ],
      1,
      [3900, 0],
    ],
    [
      'a plan that was extended by what is left of both purchases',
      [
        paid(3900, half),
        paid(3900, { payment: { id: 'p2', purposeId: 'r2' }, plan: { startsAt: day(30), endsAt: day(60) } }),
      ],
      1,
      [1950, 3900],
    ],
  ])('is %s', (_what, paidBy, days, amounts) => {
    const credit = creditForPlan(replaced(paidBy), day(days));
    expect(credit.parts.map(({ amount }) => amount.amount)).toEqual(amounts);
    expect(credit.amount).toEqual(cny(amounts.reduce((sum, amount) => sum + amount, 0)));
  });

  it.each<[string, Changes, string]>([
    ['a payment is disputed', { payment: { disputedBy: 'DP-1' } }, 'payment_disputed'],
    ['the account is closed', { status: 'closed' }, 'customer_closed'],
  ])('is refused at the policy while %s', (_what, changes, code) => {
    expect(() => creditForPlan(replaced([paid(3900, changes)]), day(1))).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'policy', code })] }),
    );
  });

  it('P1 never gives back more than a payment or its purchase has left, part after part', () => {
    const part = fc.record({ captured: fc.nat(10 ** 6), refunded: fc.nat(10 ** 6), r: fc.nat(1) });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.nat(6000),
        fc.nat(40),
        (made, used, days) => {
          const plan = { lots: [{ kind: 'voice' as const, granted: 6000, used, bonus: false }] };
          const sums = [0, 1].map((r) => ({
            posted: made.reduce((sum, one) => sum + (one.r === r ? one.captured : 0), 0),
            refunded: made.reduce(
              (sum, one) => sum + (one.r === r ? Math.min(one.captured, one.refunded) : 0),
              0,
            ),
          }));
          const paidBy = made.map(({ captured, refunded, r }, n) => {
            const payment = {
              id: `p${n}`,
              purposeId: `r${r}`,
              refunded: cny(Math.min(captured, refunded)),
            };
            const of = ofOne(sums[r]?.posted ?? 0, sums[r]?.refunded ?? 0);
            return paid(captured, { payment, plan, purchase: of });
          });
          const now = day(days);
          const { parts, amount } = creditForPlan(replaced(paidBy), now);
          const given = [0, 0];
          for (const [n, one] of parts.entries()) {
            const facts = paidBy[n];
            const r = made[n]?.r ?? 0;
            if (!facts || one.amount.amount === 0) continue;
            const { posted, refunded } = facts.purchase;
            const purchase = { ...ofOne(posted.amount, refunded.amount + (given[r] ?? 0)), uses: 0 };
            const left = { ...facts, purchase };
            expect(one.amount.amount).toBeLessThanOrEqual(refundableRest(left).amount);
            expect(decideCreditRefund(left, one, { stops: true, now })).toMatchObject({
              toSource: cny(0),
              fromRevenue: one.amount,
              planAfter: 'revoked',
            });
            given[r] = (given[r] ?? 0) + one.amount.amount;
          }
          expect(amount.amount).toBe((given[0] ?? 0) + (given[1] ?? 0));
        },
      ),
    );
  });
});

describe('a credit after the customer has paid', () => {
  const agreedAt = day(1);
  const soon = addMs(agreedAt, CREDIT_STANDS_FOR_MS);
  const late = addMs(soon, 1);
  const frozen = creditForPlan(replaced([paid(3900, half)]), agreedAt);
  const change = (changes: Changes) => replaced([paid(3900, { ...half, ...changes })]);
  const usedUp = { plan: { lots: [{ kind: 'voice' as const, granted: 6000, used: 6000, bonus: false }] } };

  it.each<[string, ReplacedPlanFacts, Instant]>([
    ['nothing changed', change({}), soon],
    ['more of the plan was used meanwhile', change(usedUp), soon],
    ['the plan ended by itself meanwhile', { ...change({}), state: 'expired' }, soon],
    ['it took long, but the plan is worth as much', change({}), late],
  ])('stands when %s', (_what, plan, now) => {
    expect(() => refuseChangedCredit(frozen, plan, { agreedAt, now })).not.toThrow();
  });

  it.each<[string, ReplacedPlanFacts, Instant]>([
    ['money came back meanwhile', change({ payment: { refunded: cny(100) } }), soon],
    ['the payment is disputed', change({ payment: { disputedBy: 'DP-1' } }), soon],
    ['somebody stopped the plan', { ...change({}), state: 'revoked' }, soon],
    ['another plan runs', { ...change({}), subscriptionId: 's2' }, soon],
    ['another payment is there', replaced([...change({}).paidBy, paid(1)]), soon],
    ['it took long and the plan is worth less', change(usedUp), late],
    ['it took weeks, and days count', change({}), addMs(agreedAt, 20 * DAY_MS + HOUR_MS)],
  ])('is refused when %s', (_what, plan, now) => {
    expect(() => refuseChangedCredit(frozen, plan, { agreedAt, now })).toThrow(
      refusal('plan_credit_changed'),
    );
  });

  it('stops no plan that has ended by itself', () => {
    const [facts] = change({ plan: { ...half.plan, state: 'expired' } }).paidBy;
    const [part] = frozen.parts;
    if (!facts || !part) throw new Error('one payment');
    expect(decideCreditRefund(facts, part, { stops: false, now: soon })).toMatchObject({
      planEffect: 'keep',
      planAfter: 'expired',
      balanceAfter: cny(1950),
    });
  });
});

it.each([
  [5000, null, 5000],
  [5000, 1950, 3050],
  [1000, 1950, 0],
])('of %d from the wallet with a credit of %s, %d were there before', (part, credit, own) => {
  expect(ownWalletPart(cny(part), credit === null ? null : { amount: cny(credit) })).toEqual(cny(own));
});
