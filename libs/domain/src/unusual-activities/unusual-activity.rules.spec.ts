import fc from 'fast-check';
import { addMs, DAY_MS, HOUR_MS } from '../kernel';
import { type RiskRuleSettings, UNUSUAL_RULES } from '../risk-rules';
import {
  findUnusual,
  refuseDecision,
  type StaffAction,
  type StaffFacts,
  type UnusualSettings,
} from './index';

// 12:00 in Shanghai.
const now = '2026-11-27T04:00:00.000Z';
const context = { now, zone: 'Asia/Shanghai' };
const rule = (changes: Partial<RiskRuleSettings>): RiskRuleSettings => ({
  active: true,
  times: 3,
  withinDays: 7,
  percent: null,
  fromHour: null,
  toHour: null,
  ...changes,
});
const settings: UnusualSettings = {
  nearLimit: rule({ percent: 80 }),
  splitCredit: rule({ times: 2, withinDays: 1 }),
  sameCustomerRefunds: rule({ withinDays: 30 }),
  samePair: rule({ times: 3, withinDays: 30, percent: 90 }),
  outsideHours: rule({ fromHour: 8, toHour: 20 }),
};

let made = 0;
const action = (agoMs: number, changes: Partial<StaffAction> = {}): StaffAction => {
  made += 1;
  return {
    kind: 'adjustment',
    id: `a${String(made).padStart(4, '0')}`,
    reference: 'AJ',
    at: addMs(now, -agoMs),
    customerId: `c${made}`,
    measure: 'CNY',
    quantity: 100,
    givesAlone: true,
    otherId: null,
    ...changes,
  };
};
const by = (actions: StaffAction[]): StaffFacts => ({
  actorId: 'agent',
  perAction: { CNY: 20_000 },
  actions,
});
const rulesFound = (actions: StaffAction[]) =>
  findUnusual(by(actions), settings, context).map((one) => `${one.rule} ${one.actions.length}`);
const daily = (count: number, changes: Partial<StaffAction>) =>
  Array.from({ length: count }, (_, n) => action(n * DAY_MS, changes));
const granted = (count: number, otherId: string) =>
  daily(count, { kind: 'approval', otherId, givesAlone: false });
const refunds = (count: number, customerId: string) =>
  daily(count, { kind: 'refund', customerId, givesAlone: false });

describe('what a supervisor should see', () => {
  it.each<[string, StaffAction[], string[]]>([
    ['nothing unusual', daily(9, {}), []],
    ['three just below the limit', daily(3, { quantity: 16_000 }), ['nearLimit 3']],
    ['at the limit itself', daily(3, { quantity: 20_000 }), ['nearLimit 3']],
    ['a little less than just below', daily(3, { quantity: 15_999 }), []],
    ['two just below are chance', daily(2, { quantity: 16_000 }), []],
    ['what was approved is none', daily(5, { quantity: 16_000, givesAlone: false }), []],
    [
      'three in a month are none of a week',
      [0, 10, 20].map((days) => action(days * DAY_MS, { quantity: 16_000 })),
      [],
    ],
    [
      'one credit in two parts',
      [
        action(0, { customerId: 'c', quantity: 12_000 }),
        action(HOUR_MS, { customerId: 'c', quantity: 12_000 }),
      ],
      ['splitCredit 2'],
    ],
    [
      'two parts that fit the limit together',
      [
        action(0, { customerId: 'c', quantity: 9_000 }),
        action(HOUR_MS, { customerId: 'c', quantity: 9_000 }),
      ],
      [],
    ],
    [
      'two parts to different customers',
      [action(0, { quantity: 12_000 }), action(HOUR_MS, { quantity: 12_000 })],
      [],
    ],
    ['refunds to the same customer', refunds(3, 'c'), ['sameCustomerRefunds 3']],
    ['refunds to several customers', [...refunds(2, 'c'), ...refunds(2, 'd')], []],
    ['always the same two', granted(3, 'boss'), ['samePair 3']],
    ['mostly the same two', [...granted(9, 'boss'), ...granted(1, 'other')], ['samePair 9']],
    ['not always the same two', [...granted(4, 'boss'), ...granted(1, 'other')], []],
    ['at night', [14, 15, 16].map((hours) => action(hours * HOUR_MS)), ['outsideHours 3']],
    [
      'in the evening, before the end of work',
      [16.1, 16.2, 40.1].map((hours) => action(hours * HOUR_MS)),
      [],
    ],
  ])('%s', (_name, actions, found) => {
    expect(rulesFound(actions)).toEqual(found);
  });

  it('names the customer, the other person and the actions, the oldest first', () => {
    const [finding] = findUnusual(by(refunds(3, 'c')), settings, context);
    expect(finding).toMatchObject({ actorId: 'agent', customerId: 'c', otherId: null });
    const times = finding?.actions.map(({ at }) => at) ?? [];
    expect(times).toEqual([...times].sort());
    expect(findUnusual(by(granted(3, 'boss')), settings, context)[0]?.otherId).toBe('boss');
  });

  it('whatever was done: a rule that is off finds nothing, and one that speaks names enough actions of its own', () => {
    const arbitrary = fc.array(
      fc
        .record({
          agoMs: fc.integer({ min: 0, max: 60 * DAY_MS }),
          kind: fc.constantFrom('adjustment' as const, 'refund' as const, 'approval' as const),
          customerId: fc.constantFrom('c', 'd'),
          quantity: fc.integer({ min: 1, max: 30_000 }),
          givesAlone: fc.boolean(),
          otherId: fc.constantFrom('boss', 'other'),
        })
        .map(({ agoMs, ...changes }) => action(agoMs, changes)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...UNUSUAL_RULES), (actions, off) => {
        const some = { ...settings, [off]: { ...settings[off], active: false } };
        for (const found of findUnusual(by(actions), some, context)) {
          expect(found.rule).not.toBe(off);
          expect(found.actions.length).toBeGreaterThanOrEqual(settings[found.rule].times);
          expect(actions).toEqual(expect.arrayContaining(found.actions));
          expect(new Set(found.actions).size).toBe(found.actions.length);
        }
      }),
    );
  });
});

describe('deciding about it', () => {
  const finding = { state: 'open', actorId: 'agent', otherId: 'boss' } as const;

  it.each(['agent', 'boss'])('is not for %s, whom it is about', (id) => {
    expect(() => refuseDecision(finding, id)).toThrow(expect.objectContaining({ code: 'unusual_own' }));
  });

  it('is done once, by somebody else', () => {
    expect(() => refuseDecision(finding, 'other')).not.toThrow();
    expect(() => refuseDecision({ ...finding, state: 'reviewed' }, 'other')).toThrow(
      expect.objectContaining({ code: 'wrong_state' }),
    );
  });
});
