import fc from 'fast-check';
import { addMs, DAY_MS, money, Problem } from '../kernel';
import {
  type AdjustablePlan,
  type AdjustmentDecision,
  type AdjustmentFacts,
  type AdjustmentInputFacts,
  decideAdjustment,
} from './index';

const NOW = '2026-11-22T08:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');
const RUNNING = '01900000-0000-7000-8000-000000000001';
const WAITING = '01900000-0000-7000-8000-000000000002';

const plan = (changes: Partial<AdjustablePlan> = {}): AdjustablePlan => ({
  id: RUNNING,
  reference: 'SB-0000-0000',
  lineId: '01900000-0000-7000-8000-000000000009',
  planName: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  state: 'active',
  startsAt: addMs(NOW, -10 * DAY_MS),
  endsAt: addMs(NOW, 20 * DAY_MS),
  zone: 'Asia/Shanghai',
  anchorDay: 12,
  followed: false,
  extra: { voice: 0, sms: 0, data: 1_000 },
  unlimited: ['voice'],
  ...changes,
});

const reasons = [
  { code: 'courtesy', text: { en: 'Courtesy', zh: '关怀' }, commentNeeded: false },
  { code: 'other', text: { en: 'Other', zh: '其他' }, commentNeeded: true },
];
const limitOf = (measure: 'CNY' | 'dataBytes' | 'validityDays', most: number) => ({
  measure,
  perAction: most,
  perCustomerDay: 2 * most,
  perAgentDay: 4 * most,
  customerDay: 0,
  agentDay: 0,
});

const factsWith = (changes: Partial<AdjustmentFacts> = {}): AdjustmentFacts => ({
  customer: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', status: 'active', walletCurrency: 'CNY' },
  wallet: { balance: cny(5_000), held: cny(1_000), available: cny(4_000) },
  plans: [plan()],
  reasons: { credit: reasons, debit: reasons, allowance: reasons, validity: reasons },
  limits: [limitOf('CNY', 20_000), limitOf('dataBytes', 5_000), limitOf('validityDays', 7)],
  ...changes,
});

const credit = (amount: number): AdjustmentInputFacts => ({
  kind: 'credit',
  amount: cny(amount),
  reasonCode: 'courtesy',
});
const debit = (amount: number): AdjustmentInputFacts => ({ ...credit(amount), kind: 'debit' });
const data = (quantity: number, subscriptionId = RUNNING): AdjustmentInputFacts => ({
  kind: 'allowance',
  subscriptionId,
  allowance: { kind: 'data', quantity },
  reasonCode: 'courtesy',
});
const longer = (days: number, subscriptionId = RUNNING): AdjustmentInputFacts => ({
  kind: 'validity',
  subscriptionId,
  days,
  reasonCode: 'courtesy',
});

describe('what an adjustment does', () => {
  it.each<[string, AdjustmentInputFacts, Partial<AdjustmentDecision>]>([
    [
      'a credit raises the balance',
      credit(1_500),
      {
        measure: 'CNY',
        quantity: 1_500,
        effect: { kind: 'credit', amount: cny(1_500), balanceAfter: cny(6_500) },
        changes: [{ field: 'balance', before: { money: cny(5_000) }, after: { money: cny(6_500) } }],
      },
    ],
    [
      'a debit takes what is available, to the last fen',
      debit(4_000),
      {
        effect: { kind: 'debit', amount: cny(4_000), balanceAfter: cny(1_000) },
        changes: [{ field: 'balance', before: { money: cny(5_000) }, after: { money: cny(1_000) } }],
      },
    ],
    [
      'an allowance is a goodwill lot until the end of the plan, on top of what was given',
      data(500),
      {
        measure: 'dataBytes',
        quantity: 500,
        effect: {
          kind: 'allowance',
          plan: plan(),
          lot: {
            kind: 'data',
            origin: 'goodwill',
            granted: 500,
            validFrom: NOW,
            expiresAt: plan().endsAt,
          },
        },
        changes: [{ field: 'extraData', before: { quantity: 1_000 }, after: { quantity: 1_500 } }],
      },
    ],
    [
      'a later end is the same time of day, whole days later',
      longer(3),
      {
        measure: 'validityDays',
        quantity: 3,
        effect: { kind: 'validity', plan: plan(), endsAt: addMs(plan().endsAt, 3 * DAY_MS) },
        changes: [
          {
            field: 'planEnd',
            before: { instant: plan().endsAt },
            after: { instant: addMs(plan().endsAt, 3 * DAY_MS) },
          },
        ],
      },
    ],
  ])('%s', (_name, input, expected) => {
    expect(decideAdjustment(factsWith(), input, NOW)).toMatchObject({ ...expected, why: [] });
  });

  it('a day across the change of the clocks keeps the time of day', () => {
    const endsAt = '2026-10-25T00:30:00.000Z';
    const berlin = plan({ endsAt, zone: 'Europe/Berlin' });
    const { effect } = decideAdjustment(factsWith({ plans: [berlin] }), longer(1), NOW);
    expect(effect).toMatchObject({ endsAt: '2026-10-26T01:30:00.000Z' });
  });

  it('a plan that waits can end later; it cannot get an extra lot', () => {
    const waiting = plan({ id: WAITING, state: 'queued' });
    const facts = factsWith({ plans: [plan({ followed: true }), waiting] });
    expect(decideAdjustment(facts, longer(1, WAITING), NOW).effect.kind).toBe('validity');
    expect(() => decideAdjustment(facts, data(1, WAITING), NOW)).toThrow(Problem);
  });
});

describe('what is refused, and at which field', () => {
  it.each<[string, Partial<AdjustmentFacts>, AdjustmentInputFacts, string, string | undefined]>([
    ['nothing', {}, credit(0), 'amount_not_positive', 'amount'],
    ['less than nothing', {}, credit(-1), 'amount_not_positive', 'amount'],
    ['what is no number', {}, noNumber(), 'amount_not_positive', 'amount'],
    ['another currency', {}, { ...credit(1), amount: money(1, 'USD') }, 'currency_mismatch', 'amount'],
    ['a debit beyond what is available', {}, debit(4_001), 'balance_too_low', 'amount'],
    [
      'a credit without an amount',
      {},
      { kind: 'credit', reasonCode: 'courtesy' },
      'validation_failed',
      'amount',
    ],
    ['a credit with days', {}, { ...credit(1), days: 1 }, 'validation_failed', 'days'],
    ['days with an amount', {}, { ...longer(1), amount: cny(1) }, 'validation_failed', 'amount'],
    ['a plan that is none', {}, longer(1, WAITING), 'validation_failed', 'subscriptionId'],
    ['an allowance without a plan', { plans: [] }, data(1), 'validation_failed', 'subscriptionId'],
    ['no day', {}, longer(0), 'amount_not_positive', 'days'],
    ['half a day', {}, longer(0.5), 'amount_not_positive', 'days'],
    ['no byte', {}, data(0), 'amount_not_positive', 'allowance.quantity'],
    [
      'more of what has no end',
      {},
      { ...data(1), allowance: { kind: 'voice', quantity: 60 } },
      'allowance_unlimited',
      'allowance.kind',
    ],
    [
      'a later end before another plan',
      { plans: [plan({ followed: true })] },
      longer(1),
      'plan_followed',
      'subscriptionId',
    ],
    ['a reason that is none', {}, { ...credit(1), reasonCode: 'because' }, 'validation_failed', 'reasonCode'],
    [
      'another reason without saying which',
      {},
      { ...credit(1), reasonCode: 'other', comment: ' ' },
      'reason_comment_needed',
      'comment',
    ],
    [
      'anything for a closed account',
      { customer: { ...factsWith().customer, status: 'closed' } },
      credit(1),
      'customer_closed',
      undefined,
    ],
  ])('%s', (_name, changes, input, code, field) => {
    try {
      decideAdjustment(factsWith(changes), input, NOW);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect(error).toMatchObject({ code, errors: field ? [{ field }] : [] });
      return;
    }
    throw new Error('was not refused');
  });
});

describe('above a limit it is decided, and somebody else approves it', () => {
  it.each([
    ['money', credit(20_001)],
    ['data', data(5_001)],
    ['days', longer(8)],
  ])('%s', (_name, input) => {
    expect(decideAdjustment(factsWith(), input, NOW).why.map(({ cause }) => cause)).toEqual(['perAction']);
  });

  it('minutes have no limit here, so they always need approval', () => {
    const facts = factsWith({ plans: [plan({ unlimited: [] })] });
    const minutes = { ...data(1), allowance: { kind: 'voice', quantity: 60 } } as const;
    expect(decideAdjustment(facts, minutes, NOW).why).toHaveLength(3);
  });
});

it('L3 whatever is taken, the balance never falls below what is held', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10, max: 10_000 }), (amount) => {
      const facts = factsWith();
      try {
        const { effect } = decideAdjustment(facts, debit(amount), NOW);
        if (effect.kind !== 'debit') throw new Error('a debit is a debit');
        expect(effect.balanceAfter.amount).toBeGreaterThanOrEqual(facts.wallet.held.amount);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }),
  );
});

/** What a form holds while the typed text is no amount. */
function noNumber(): AdjustmentInputFacts {
  return { ...credit(1), amount: { amount: Number.NaN, currency: 'CNY' } };
}
