import fc from 'fast-check';
import { addMs, DAY_MS, type Instant, money, Problem } from '../kernel';
import {
  type BoughtPlanFacts,
  countedOf,
  countsAsRefunded,
  decideRefund,
  decideRetry,
  nextRefundStates,
  proposedEnd,
  REFUND_STATES,
  type RefundFacts,
  type RefundInputFacts,
  refundableRest,
  refundObstacle,
  refundStatesBefore,
  suggestRefund,
  verdictOfRefund,
} from './index';

const paidAt = '2026-03-01T08:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');
const day = (days: number): Instant => addMs(paidAt, days * DAY_MS);
const GIB = 1024 ** 3;

const plan: BoughtPlanFacts = {
  subscriptionId: '01900000-0000-7000-8000-000000000001',
  subscriptionReference: 'SB-0000-0000',
  planName: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  state: 'active',
  startsAt: paidAt,
  endsAt: day(30),
  runsUntil: day(30),
  stoppedAt: null,
  restedOn: false,
  isAddOn: false,
  lots: [
    { kind: 'voice', granted: 6000, used: 0, bonus: false },
    { kind: 'sms', granted: 100, used: 0, bonus: false },
    { kind: 'data', granted: 10 * GIB, used: 0, bonus: false },
  ],
};

const PAYMENT: RefundFacts['payment'] = {
  id: '01900000-0000-7000-8000-000000000002',
  reference: 'PY-0000-0000',
  provider: 'sandbox',
  purpose: 'renewal',
  purposeId: '01900000-0000-7000-8000-000000000003',
  state: 'captured',
  captured: cny(9900),
  refunded: cny(0),
  capturedAt: paidAt,
  inWallet: cny(0),
  source: 'open',
  paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
  disputedBy: null,
};

const REASONS: RefundFacts['reasons'] = [
  { code: 'noService', text: { en: 'No service', zh: '无服务' }, commentNeeded: false },
  { code: 'other', text: { en: 'Other', zh: '其他' }, commentNeeded: true },
];

interface Changes {
  purchase?: Partial<RefundFacts['purchase']>;
  payment?: Partial<RefundFacts['payment']>;
  plan?: Partial<BoughtPlanFacts> | null;
  customer?: Partial<RefundFacts['customer']>;
  refundsInYear?: number;
}

const factsWith = (changes: Changes = {}): RefundFacts => {
  const payment = { ...PAYMENT, ...changes.payment };
  const bought = payment.purpose === 'renewal';
  return {
    payment,
    purchase: {
      posted: bought ? payment.captured : cny(0),
      refunded: bought ? payment.refunded : cny(0),
      uses: 0,
      ...changes.purchase,
    },
    customer: {
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      status: 'active',
      walletCurrency: 'CNY',
      ...changes.customer,
    },
    walletBalance: cny(1250),
    plan: changes.plan === null ? null : { ...plan, ...changes.plan },
    refundsInYear: changes.refundsInYear ?? 0,
    reasons: REASONS,
  };
};

const used = (kind: 'voice' | 'sms' | 'data', amount: number): Partial<BoughtPlanFacts> => ({
  lots: plan.lots.map((lot) => (lot.kind === kind ? { ...lot, used: amount } : lot)),
});

const WALLET_PAID = { provider: 'wallet', source: 'walletPaid', paidWith: null } as const;
const TOP_UP = { payment: { purpose: 'topUp' as const, inWallet: cny(4000) }, plan: null };

const input: RefundInputFacts = {
  amount: cny(3000),
  destination: 'wallet',
  reasonCode: 'noService',
  planEffect: 'keep',
};

/** Decides and holds what must be true of every refund: within the payment, and the end state adds up. */
function decided(facts: RefundFacts, wanted: RefundInputFacts, now: Instant) {
  const decision = decideRefund(facts, wanted, now);
  expect(decision.amount.amount).toBeGreaterThan(0);
  expect(decision.refundableAfter.amount).toBeGreaterThanOrEqual(0);
  expect(decision.refundableAfter.amount + decision.amount.amount).toBe(refundableRest(facts).amount);
  const { amount, toSource, toWallet, fromRevenue } = decision;
  expect(toSource.amount + toWallet.amount).toBe(amount.amount);
  expect(fromRevenue.amount).toBeGreaterThanOrEqual(toWallet.amount);
  expect(decision.balanceAfter.amount - decision.balanceBefore.amount).toBe(
    fromRevenue.amount - toSource.amount,
  );
  expect(decision.balanceAfter.amount).toBeGreaterThanOrEqual(0);
  return decision;
}

describe('the suggested amount: paid × (1 − used share)', () => {
  it.each<[string, Changes, number, number, string]>([
    ['nothing used on the first day: everything', {}, 0, 9900, 'nothingUsed'],
    ['nothing used to the end of the 14th day: everything', {}, 14, 9900, 'nothingUsed'],
    ['nothing used, but after 14 days: the days count', {}, 14.001, 4950, 'usedShare'],
    ['a quarter of the data on the second day', { plan: used('data', 2.5 * GIB) }, 1.5, 7425, 'usedShare'],
    ['half of the messages, though little data', { plan: used('sms', 50) }, 1, 4950, 'usedShare'],
    ['a third of the minutes, rounded half up once', { plan: used('voice', 2000) }, 1, 6600, 'usedShare'],
    ['days beat a little data', { plan: used('data', GIB) }, 20, 3300, 'usedShare'],
    ['a begun day is used', { plan: used('sms', 1) }, 2.01, 8910, 'usedShare'],
    ['all data used: nothing', { plan: used('data', 10 * GIB) }, 3, 0, 'usedShare'],
    ['after its end: nothing', { plan: { state: 'expired', ...used('sms', 1) } }, 40, 0, 'usedShare'],
    [
      'a plan that waits has used nothing, whenever it was paid',
      { plan: { state: 'queued', startsAt: day(60), endsAt: day(90) } },
      40,
      9900,
      'notStarted',
    ],
    ['a renewal that never became a plan', { plan: null }, 40, 9900, 'notDelivered'],
    [
      'a top-up is in the wallet already',
      { payment: { purpose: 'topUp' }, plan: null },
      0,
      0,
      'alreadyInWallet',
    ],
    [
      'unlimited data does not count, the days do',
      { plan: { lots: [{ kind: 'data', granted: null, used: 900 * GIB, bonus: false }] } },
      15,
      4950,
      'usedShare',
    ],
    [
      'a plan that was stopped stopped counting then',
      { plan: { state: 'revoked', stoppedAt: day(6), ...used('sms', 10) } },
      25,
      7920,
      'usedShare',
    ],
    [
      'nothing of a plan that went with its line to another customer, also at once',
      { plan: { state: 'revoked', movedAt: day(0) } },
      1,
      0,
      'movedOn',
    ],
    ['what was given back before is subtracted', { payment: { refunded: cny(9000) } }, 1, 900, 'nothingUsed'],
    [
      'and never falls below zero',
      { payment: { refunded: cny(9000) }, plan: used('data', 5 * GIB) },
      1,
      0,
      'usedShare',
    ],
    [
      'of a second charge for the same renewal only what was bought with it',
      { purchase: { posted: cny(9900), refunded: cny(9000) } },
      0,
      900,
      'nothingUsed',
    ],
    ['free of charge', { payment: { captured: cny(0) } }, 1, 0, 'alreadyInWallet'],
  ])('%s', (_name, changes, days, amount, basis) => {
    expect(suggestRefund(factsWith(changes), day(days))).toMatchObject({ amount: cny(amount), basis });
  });

  it('shows every term, and which one decides', () => {
    const { terms } = suggestRefund(factsWith({ plan: used('data', 2.5 * GIB) }), day(1.5));
    expect(terms.map((t) => [t.kind, t.used, t.total, t.usedBps, t.decides])).toEqual([
      ['days', 2, 30, 667, false],
      ['voice', 0, 6000, 0, false],
      ['sms', 0, 100, 0, false],
      ['data', 2.5 * GIB, 10 * GIB, 2500, true],
    ]);
  });

  it('lots of one kind are added up, a lot without anything is no term', () => {
    const lots = [
      { kind: 'data', granted: 3 * GIB, used: 3 * GIB, bonus: false },
      { kind: 'data', granted: 9 * GIB, used: 0, bonus: false },
      { kind: 'sms', granted: 0, used: 0, bonus: false },
    ] as const;
    const suggestion = suggestRefund(factsWith({ plan: { lots } }), day(1));
    expect(suggestion.terms.map((t) => t.kind)).toEqual(['days', 'data']);
    expect(suggestion.amount).toEqual(cny(7425));
  });
});

it('bonus lots are no base, but using one is use', () => {
  const bonus = { kind: 'data', granted: 90 * GIB, used: GIB, bonus: true } as const;
  const suggestion = suggestRefund(factsWith({ plan: { lots: [...plan.lots, bonus] } }), day(3));
  expect(suggestion).toMatchObject({ basis: 'usedShare', amount: cny(8910) });
  expect(suggestion.terms.at(-1)).toMatchObject({ kind: 'data', used: 0, total: 10 * GIB });
});

describe('deciding a refund', () => {
  it('says the end state: balance, plan, what is left to refund', () => {
    expect(decided(factsWith(), { ...input, planEffect: 'stopNow' }, day(1))).toMatchObject({
      balanceBefore: cny(1250),
      balanceAfter: cny(4250),
      refundableAfter: cny(6900),
      planAfter: 'revoked',
      overridden: false,
    });
    expect(decided(factsWith(), input, day(1)).planAfter).toBe('active');
    expect(decided(factsWith({ plan: null }), input, day(1)).planAfter).toBeNull();
  });

  it.each<[string, Changes, Partial<RefundInputFacts>, string, string | undefined]>([
    ['more than was paid', {}, { amount: cny(9901) }, 'refund_above_rest', 'amount'],
    [
      'more than is left',
      { payment: { refunded: cny(9000) } },
      { amount: cny(901) },
      'refund_above_rest',
      'amount',
    ],
    [
      'a charge whose money stayed in the wallet',
      { purchase: { posted: cny(0) }, payment: { source: 'off' } },
      {},
      'refund_already_in_wallet',
      undefined,
    ],
    ['a disputed payment', { payment: { disputedBy: 'DS-1' } }, {}, 'payment_disputed', undefined],
    ['nothing', {}, { amount: cny(0) }, 'refund_above_rest', 'amount'],
    [
      'what is no number',
      {},
      { amount: { amount: Number.NaN, currency: 'CNY' } },
      'refund_above_rest',
      'amount',
    ],
    ['less than nothing', {}, { amount: cny(-1) }, 'refund_above_rest', 'amount'],
    ['what was given back whole', { payment: { refunded: cny(9900) } }, {}, 'refund_above_rest', undefined],
    ['another currency', {}, { amount: money(1, 'USD') }, 'currency_mismatch', 'amount'],
    ['a payment that failed', { payment: { state: 'failed' } }, {}, 'payment_not_refundable', undefined],
    [
      'a payment without an answer',
      { payment: { state: 'unknown' } },
      {},
      'payment_not_refundable',
      undefined,
    ],
    ['a top-up to the wallet', TOP_UP, {}, 'refund_already_in_wallet', 'destination'],
    [
      'a top-up that was spent',
      { payment: { purpose: 'topUp' }, plan: null },
      {},
      'refund_above_unspent',
      undefined,
    ],
    [
      'more than the unspent part of a top-up',
      TOP_UP,
      { destination: 'source', amount: cny(4001) },
      'refund_above_unspent',
      'amount',
    ],
    [
      'what the wallet paid to anywhere else',
      { payment: WALLET_PAID },
      { destination: 'source' },
      'refund_wallet_only',
      'destination',
    ],
    [
      'a source whose provider is off',
      { payment: { source: 'off' } },
      { destination: 'split', sourceAmount: cny(1) },
      'payment_provider_off',
      'destination',
    ],
    ['a split without its parts', {}, { destination: 'split' }, 'refund_split_parts', 'sourceAmount'],
    [
      'a split of nothing',
      {},
      { destination: 'split', sourceAmount: cny(0) },
      'refund_split_parts',
      'sourceAmount',
    ],
    [
      'a split with all of it on one side',
      {},
      { destination: 'split', sourceAmount: cny(3000) },
      'refund_split_parts',
      'sourceAmount',
    ],
    [
      'a split in two currencies',
      {},
      { destination: 'split', sourceAmount: money(1, 'USD') },
      'currency_mismatch',
      'sourceAmount',
    ],
    ['parts without a split', {}, { sourceAmount: cny(1) }, 'refund_split_parts', 'sourceAmount'],
    ['shortening without an end', {}, { planEffect: 'shorten' }, 'refund_plan_end', 'planEndsAt'],
    [
      'shortening to the past',
      {},
      { planEffect: 'shorten', planEndsAt: day(0.5) },
      'refund_plan_end',
      'planEndsAt',
    ],
    [
      'shortening to its end',
      {},
      { planEffect: 'shorten', planEndsAt: day(30) },
      'refund_plan_end',
      'planEndsAt',
    ],
    ['an end without shortening', {}, { planEndsAt: day(9) }, 'refund_plan_end', 'planEndsAt'],
    [
      'shortening what another purchase rests on',
      { plan: { restedOn: true } },
      { planEffect: 'shorten', planEndsAt: day(9) },
      'refund_plan_needed',
      'planEffect',
    ],
    [
      'stopping a pack',
      { plan: { isAddOn: true } },
      { planEffect: 'stopNow' },
      'refund_add_on_effect',
      'planEffect',
    ],
    [
      'shortening a pack',
      { plan: { isAddOn: true } },
      { planEffect: 'shorten', planEndsAt: day(9) },
      'refund_add_on_effect',
      'planEffect',
    ],
    ['taking a plan back like a pack', {}, { planEffect: 'takeBack' }, 'refund_add_on_effect', 'planEffect'],
    [
      'taking a pack back that has ended',
      { plan: { isAddOn: true, state: 'expired' } },
      { planEffect: 'takeBack' },
      'refund_no_plan_to_stop',
      'planEffect',
    ],
    ['for a closed account', { customer: { status: 'closed' } }, {}, 'customer_closed', undefined],
    [
      'stopping what has expired',
      { plan: { state: 'expired' } },
      { planEffect: 'stopNow' },
      'refund_no_plan_to_stop',
      'planEffect',
    ],
    [
      'stopping what never was',
      { plan: null },
      { planEffect: 'stopNow' },
      'refund_no_plan_to_stop',
      'planEffect',
    ],
    [
      'another reason without saying which',
      {},
      { reasonCode: 'other', comment: ' ' },
      'reason_comment_needed',
      'comment',
    ],
    ['a sixth refund within a year', { refundsInYear: 5 }, {}, 'refund_outside_policy', 'overrideReason'],
    [
      'stopping what another purchase rests on',
      { plan: { restedOn: true } },
      { planEffect: 'stopNow' },
      'refund_plan_needed',
      'planEffect',
    ],
    ['more than half used', { plan: used('data', 6 * GIB) }, {}, 'refund_outside_policy', 'overrideReason'],
    [
      'a blank exception',
      { refundsInYear: 5 },
      { overrideReason: '  ' },
      'refund_outside_policy',
      'overrideReason',
    ],
  ])('refuses %s', (_name, changes, wanted, code, field) => {
    try {
      decideRefund(factsWith(changes), { ...input, ...wanted }, day(1));
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({ code, errors: field ? [{ field, code }] : [] });
      return;
    }
    throw new Error('was not refused');
  });

  it('the refusal names the most that is possible', () => {
    const facts = factsWith({ payment: { refunded: cny(8660) } });
    expect(() => decideRefund(facts, input, day(1))).toThrow(
      expect.objectContaining({ params: { max: cny(1240) } }),
    );
  });

  it('takes only a reason that is offered for refunds', () => {
    expect(() => decideRefund(factsWith(), { ...input, reasonCode: 'courtesy' }, day(1))).toThrow(
      expect.objectContaining({ errors: [{ field: 'reasonCode', code: 'reason_not_offered' }] }),
    );
  });

  it('the window is 30 days, a reason opens it, and the exception is marked', () => {
    const late = { plan: { endsAt: day(100) } };
    expect(decided(factsWith(late), input, day(30.9)).overridden).toBe(false);
    expect(() => decideRefund(factsWith(late), input, day(31))).toThrow(Problem);
    const excused = decided(factsWith(late), { ...input, overrideReason: 'outage of 3 March' }, day(31));
    expect(excused.overridden).toBe(true);
    expect(excused.policy.checks.filter((c) => !c.kept).map((c) => c.rule)).toEqual(['window']);
  });

  it('a reason that was not needed marks nothing', () => {
    expect(decided(factsWith(), { ...input, overrideReason: 'just in case' }, day(1)).overridden).toBe(false);
  });
});

describe('where the money goes, and where it comes from', () => {
  it.each<[string, Changes, Partial<RefundInputFacts>, [number, number, number]]>([
    ['to the wallet: all from revenue', {}, {}, [0, 3000, 3000]],
    ['to the source: from revenue through the wallet', {}, { destination: 'source' }, [3000, 0, 3000]],
    ['split', {}, { destination: 'split', sourceAmount: cny(1000) }, [1000, 2000, 3000]],
    ['a top-up: it lies in the wallet', TOP_UP, { destination: 'source' }, [3000, 0, 0]],
    [
      'a second charge that bought nothing: what lies in the wallet first',
      { payment: { inWallet: cny(1200) } },
      { destination: 'source' },
      [3000, 0, 1800],
    ],
  ])('%s', (_name, changes, wanted, [toSource, toWallet, fromRevenue]) => {
    const facts = { ...factsWith(changes), walletBalance: cny(4000) };
    expect(decided(facts, { ...input, ...wanted }, day(1))).toMatchObject({
      toSource: cny(toSource),
      toWallet: cny(toWallet),
      fromRevenue: cny(fromRevenue),
    });
  });

  it('of a top-up the unspent part is suggested', () => {
    expect(suggestRefund(factsWith(TOP_UP), day(1))).toMatchObject({ basis: 'unspent', amount: cny(4000) });
  });

  it('shortening moves the end and keeps the plan running; the proposal keeps the share that stays paid', () => {
    const wanted = { ...input, amount: cny(4950), planEffect: 'shorten', planEndsAt: day(15) } as const;
    expect(decided(factsWith(), wanted, day(1))).toMatchObject({
      planAfter: 'active',
      planEndsAfter: day(15),
    });
    expect(proposedEnd(factsWith(), cny(4950), day(1))).toBe(day(15));
    expect(proposedEnd(factsWith(), cny(9900), day(3))).toBe(day(4));
    expect(proposedEnd(factsWith({ plan: { runsUntil: day(4) } }), cny(9900), day(3))).toBeNull();
    expect(proposedEnd(factsWith({ plan: null }), cny(1), day(3))).toBeNull();
  });

  it.each([
    [1, undefined, 'keep'],
    [1, 'keep', 'keep'],
    [1, 'back', 'back'],
    [0, 'back', 'keep'],
  ] as const)('M5 with %d uses of promotions, asked for %s: they are %s', (uses, couponUse, kept) => {
    const facts = factsWith({ purchase: { uses } });
    const wanted = couponUse ? { ...input, couponUse } : input;
    expect(decided(facts, wanted, day(0)).couponUse).toBe(kept);
  });

  it('tier progress goes back unless it is kept', () => {
    expect(decided(factsWith(), input, day(1)).tierProgress).toBe('back');
    expect(decided(factsWith(), { ...input, tierProgress: 'keep' }, day(1)).tierProgress).toBe('keep');
  });
});

describe('trying again what a source refused', () => {
  const refused = { state: 'failed', toSource: cny(2000), replaced: false } as const;

  it.each(['source', 'wallet'] as const)('gives just that part to the %s', (destination) => {
    const decision = decideRetry(factsWith({ payment: { refunded: cny(1000) } }), refused, destination);
    expect(decision).toMatchObject({ amount: cny(2000), destination, fromRevenue: cny(2000) });
    expect(decision.refundableAfter).toEqual(cny(6900));
  });

  it.each<[string, Partial<typeof refused> | object, Changes, string]>([
    ['one that was not refused', { state: 'unknown' }, {}, 'wrong_state'],
    ['one that was replaced', { replaced: true }, {}, 'refund_replaced'],
    ['more than is left by now', {}, { payment: { refunded: cny(8000) } }, 'refund_above_rest'],
    ['for a closed account', {}, { customer: { status: 'closed' } }, 'customer_closed'],
  ])('refuses %s', (_name, changes, facts, code) => {
    expect(() => decideRetry(factsWith(facts), { ...refused, ...changes }, 'wallet')).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('what an answer of a provider settles', () => {
  const reference = { providerReference: 'sbr_1' };
  it.each<[string, Parameters<typeof verdictOfRefund>[0], object]>([
    ['the whole amount', { result: 'succeeded', ...reference, amount: cny(50) }, { state: 'succeeded' }],
    ['another amount', { result: 'succeeded', ...reference, amount: cny(51) }, { state: 'review' }],
    [
      'another currency',
      { result: 'succeeded', ...reference, amount: money(50, 'USD') },
      { state: 'review' },
    ],
    [
      'a refusal',
      { result: 'failed', ...reference, failureCode: 'methodClosed' },
      { state: 'failed', failureCode: 'methodClosed' },
    ],
    ['work in progress', { result: 'processing', ...reference }, { state: 'waiting' }],
    ['nothing', { result: 'noAnswer' }, { state: 'unknown' }],
    ['never heard of', { result: 'notFound' }, { state: 'resend' }],
  ])('%s', (_name, answer, verdict) => {
    expect(verdictOfRefund(answer, cny(50))).toMatchObject(verdict);
  });
});

describe('the states of a refund', () => {
  it('P1 of a refused one only what went to the wallet counts, of a rejected one nothing', () => {
    const parts = { amount: cny(30), toSource: cny(20) };
    const counted = REFUND_STATES.map((state) => [state, countedOf({ state, ...parts }).amount]);
    expect(Object.fromEntries(counted)).toEqual({
      awaitingApproval: 30,
      approved: 30,
      submitted: 30,
      succeeded: 30,
      unknown: 30,
      failed: 10,
      rejected: 0,
      cancelled: 0,
      undone: 0,
    });
  });

  it('P2 every way of the table, read backwards', () => {
    for (const to of REFUND_STATES)
      for (const from of REFUND_STATES)
        expect(refundStatesBefore(to).includes(from)).toBe(nextRefundStates(from).includes(to));
  });

  it('only failed, rejected, cancelled and undone ones do not count', () => {
    expect(REFUND_STATES.filter((state) => !countsAsRefunded(state))).toEqual([
      'failed',
      'rejected',
      'cancelled',
      'undone',
    ]);
  });

  it('what has succeeded stays, unless it is taken back; and that stays', () => {
    expect(nextRefundStates('succeeded')).toEqual(['undone']);
    expect(nextRefundStates('undone')).toEqual([]);
    expect(nextRefundStates('unknown')).toEqual(['succeeded', 'failed']);
  });
});

const lotOf = (kind: 'voice' | 'sms' | 'data') =>
  fc
    .record({
      granted: fc.option(fc.integer({ min: 0, max: 10 ** 13 })),
      usedPercent: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ granted, usedPercent }) => ({
      kind,
      granted,
      bonus: false,
      used: granted === null ? usedPercent : Math.floor((granted / 100) * usedPercent),
    }));

const anyFacts = fc
  .record({
    captured: fc.integer({ min: 0, max: 10 ** 12 }),
    refundedPercent: fc.integer({ min: 0, max: 100 }),
    validDays: fc.integer({ min: 1, max: 400 }),
    lots: fc.tuple(lotOf('voice'), lotOf('sms'), lotOf('data')),
    refundsInYear: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ captured, refundedPercent, validDays, lots, refundsInYear }) =>
    factsWith({
      payment: {
        captured: cny(captured),
        refunded: cny(Number((BigInt(captured) * BigInt(refundedPercent)) / 100n)),
      },
      plan: { endsAt: day(validDays), lots },
      refundsInYear,
    }),
  );
const anyDay = fc.double({ min: 0, max: 500, noNaN: true }).map(day);

describe('whatever was bought and used', () => {
  it('P1 the suggestion lies between nothing and what is left', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, now) => {
        const { amount, terms } = suggestRefund(facts, now);
        expect(Number.isSafeInteger(amount.amount)).toBe(true);
        expect(amount.amount).toBeGreaterThanOrEqual(0);
        expect(amount.amount).toBeLessThanOrEqual(refundableRest(facts).amount);
        for (const term of terms) expect(term.used >= 0 && term.used <= term.total).toBe(true);
      }),
    );
  });

  it('using more never suggests more, and neither does waiting once the cooling-off is over', () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 15, max: 400, noNaN: true }), (facts, days) => {
        const now = day(days);
        const bought = facts.plan ?? plan;
        const more = {
          ...facts,
          plan: { ...bought, lots: bought.lots.map((l) => ({ ...l, used: l.used + 1 })) },
        };
        const before = suggestRefund(facts, now).amount.amount;
        expect(suggestRefund(more, now).amount.amount).toBeLessThanOrEqual(before);
        expect(suggestRefund(facts, addMs(now, DAY_MS)).amount.amount).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('P1 whatever is asked for, refunds never exceed what was captured', () => {
    const asked = fc.array(fc.integer({ min: -5, max: 2 * 10 ** 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(asked, (amounts) => {
        let facts = factsWith();
        for (const amount of amounts) {
          try {
            const decision = decided(facts, { ...input, amount: cny(amount), overrideReason: 'x' }, day(1));
            const refunded = cny(facts.payment.refunded.amount + decision.amount.amount);
            facts = factsWith({ payment: { refunded } });
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
          expect(facts.payment.refunded.amount).toBeLessThanOrEqual(facts.payment.captured.amount);
        }
        expect(refundObstacle(facts) === null).toBe(refundableRest(facts).amount > 0);
      }),
    );
  });
});
