import fc from 'fast-check';
import { addMs, DAY_MS, type Instant, money } from '../kernel';
import { type LimitFacts } from '../limits';
import {
  basisOfRefund,
  type BoughtPlanFacts,
  changesOfRefund,
  decideApprovedRefund,
  decideRefund,
  isFinalRefund,
  type RefundFacts,
  type RefundInputFacts,
  whyRefundWaits,
} from './index';

const paidAt = '2026-03-01T08:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');
const day = (days: number): Instant => addMs(paidAt, days * DAY_MS);

const PLAN: BoughtPlanFacts = {
  subscriptionId: '01900000-0000-7000-8000-000000000001',
  subscriptionReference: 'SB-0000-0000',
  planName: { en: 'World, a year', zh: '全球年卡' },
  state: 'active',
  startsAt: paidAt,
  endsAt: day(360),
  runsUntil: day(360),
  stoppedAt: null,
  restedOn: false,
  isAddOn: false,
  lots: [{ kind: 'data', granted: 1_000, used: 100, bonus: false }],
};

const FACTS: RefundFacts = {
  payment: {
    id: '01900000-0000-7000-8000-000000000002',
    reference: 'PY-0000-0000',
    provider: 'sandbox',
    purpose: 'renewal',
    purposeId: '01900000-0000-7000-8000-000000000003',
    state: 'captured',
    captured: cny(90_000),
    refunded: cny(0),
    capturedAt: paidAt,
    inWallet: cny(0),
    source: 'open',
    paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
    disputedBy: null,
  },
  purchase: { posted: cny(90_000), refunded: cny(0), uses: 0 },
  customer: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', status: 'active', walletCurrency: 'CNY' },
  walletBalance: cny(1_250),
  plan: PLAN,
  refundsInYear: 0,
  reasons: [],
};

const LIMIT: LimitFacts = {
  measure: 'CNY',
  perAction: 20_000,
  perCustomerDay: 50_000,
  perAgentDay: 200_000,
  customerDay: 0,
  agentDay: 0,
};

const input: RefundInputFacts = {
  amount: cny(60_000),
  destination: 'wallet',
  reasonCode: 'noService',
  planEffect: 'keep',
};

describe('whether somebody else has to look', () => {
  it.each<[string, Partial<LimitFacts>, number, string[]]>([
    ['exactly the limit', {}, 20_000, []],
    ['one fen more', {}, 20_001, ['perAction']],
    ['the customer got much today', { customerDay: 45_000 }, 5_001, ['perCustomerDay']],
    ['the person gave much today', { agentDay: 199_999 }, 2, ['perAgentDay']],
    [
      'all three',
      { customerDay: 45_000, agentDay: 190_000 },
      30_000,
      ['perAction', 'perCustomerDay', 'perAgentDay'],
    ],
  ])('%s', (_name, changes, amount, causes) => {
    expect(whyRefundWaits([{ ...LIMIT, ...changes }], cny(amount)).map(({ cause }) => cause)).toEqual(causes);
  });

  it('always, for a role or a currency without a limit', () => {
    expect(whyRefundWaits([], cny(1))).toHaveLength(3);
    expect(whyRefundWaits([LIMIT], money(1, 'USD'))).toHaveLength(3);
  });
});

describe('what approving does', () => {
  const changes = (wanted: Partial<RefundInputFacts>) =>
    changesOfRefund(FACTS, decideApprovedRefund(FACTS, { ...input, ...wanted }, day(2)));

  it('to the balance: the balance, and what is left to refund', () => {
    expect(changes({})).toEqual([
      { field: 'balance', before: { money: cny(1_250) }, after: { money: cny(61_250) } },
      { field: 'refundable', before: { money: cny(90_000) }, after: { money: cny(30_000) } },
    ]);
  });

  it('to the source: what goes there; the balance does not change', () => {
    expect(changes({ destination: 'source' }).map(({ field }) => field)).toEqual(['toSource', 'refundable']);
  });

  it('and the plan: it stops whenever it is approved, or at a time that is known', () => {
    expect(changes({ planEffect: 'stopNow' }).at(-1)).toEqual({
      field: 'planRest',
      before: { instant: day(360) },
      after: null,
    });
    expect(changes({ planEffect: 'shorten', planEndsAt: day(90) }).at(-1)).toEqual({
      field: 'planEnd',
      before: { instant: day(360) },
      after: { instant: day(90) },
    });
  });

  it('does not depend on when it is looked at, as long as nothing else changed', () => {
    const effects = fc.constantFrom('keep', 'stopNow' as const);
    fc.assert(
      fc.property(effects, fc.integer({ min: 1, max: 3 * DAY_MS }), (planEffect, later) => {
        const at = (now: Instant) =>
          changesOfRefund(FACTS, decideApprovedRefund(FACTS, { ...input, planEffect }, now));
        expect(at(addMs(day(2), later))).toEqual(at(day(2)));
      }),
    );
  });
});

describe('an order that was given before', () => {
  const used = { ...FACTS, plan: { ...PLAN, lots: [{ ...PLAN.lots[0]!, used: 900 }] } };

  it('is not judged again, but what an approver relies on says that the verdict is another one', () => {
    const decided = decideApprovedRefund(FACTS, input, day(2));
    expect(basisOfRefund(decided)).toEqual({ broken: [], aboveSuggestion: false });
    expect(basisOfRefund(decideApprovedRefund(used, input, day(2)))).toEqual({
      broken: ['usedShare'],
      aboveSuggestion: true,
    });
    const reasons = [{ code: 'noService', text: { en: '', zh: '' }, commentNeeded: false }];
    expect(() => decideRefund({ ...used, reasons }, input, day(2))).toThrow(
      expect.objectContaining({ code: 'refund_outside_policy' }),
    );
  });

  it.each<[string, Partial<RefundFacts>, Partial<RefundInputFacts>, string]>([
    [
      'more than is left by now',
      { purchase: { posted: cny(90_000), refunded: cny(40_000), uses: 0 } },
      {},
      'refund_above_rest',
    ],
    [
      'a plan that another one rests on by now',
      { plan: { ...PLAN, restedOn: true } },
      { planEffect: 'stopNow' },
      'refund_plan_needed',
    ],
    ['a closed account', { customer: { ...FACTS.customer, status: 'closed' } }, {}, 'customer_closed'],
  ])('is bound by what is there: %s', (_name, facts, wanted, code) => {
    expect(() => decideApprovedRefund({ ...FACTS, ...facts }, { ...input, ...wanted }, day(2))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

it.each([
  ['only money to the balance', {}, false],
  ['a plan that was stopped', { planEffect: 'stopNow' as const }, true],
  ['a plan that was shortened', { planEffect: 'shorten' as const }, true],
  ['something that went to its source', { toSource: cny(1) }, true],
  ['the place of a refused one', { replaces: {} }, true],
  ['what paid for another plan', { renewal: {} }, true],
  ['a use of a promotion that was given back', { couponUse: 'back' as const }, true],
])('what cannot be taken back: %s', (_name, changes, final) => {
  const refund = {
    planEffect: 'keep' as const,
    couponUse: 'keep' as const,
    toSource: cny(0),
    replaces: null,
    renewal: null,
  };
  expect(isFinalRefund({ ...refund, ...changes })).toBe(final);
});
