import fc from 'fast-check';
import { CURRENCY_CODES, money } from '../kernel';
import { exceededLimits, isMoneyMeasure, type LimitFacts, MEASURES, unitOf } from './index';

const limit = (changes: Partial<LimitFacts> = {}): LimitFacts => ({
  measure: 'CNY',
  perAction: 20_000,
  perCustomerDay: 50_000,
  perAgentDay: 200_000,
  customerDay: 0,
  agentDay: 0,
  ...changes,
});

describe('the limits of a role', () => {
  it.each<[string, Partial<LimitFacts>, number, string[]]>([
    ['the whole of one action', {}, 20_000, []],
    ['a fen more', {}, 20_001, ['perAction']],
    ['the rest of the customer’s day', { customerDay: 30_000 }, 20_000, []],
    ['a fen more', { customerDay: 30_001 }, 20_000, ['perCustomerDay']],
    ['the rest of one’s own day', { agentDay: 180_000 }, 20_000, []],
    ['a fen more', { agentDay: 180_001 }, 20_000, ['perAgentDay']],
    [
      'far too much',
      { customerDay: 1, agentDay: 1 },
      500_000,
      ['perAction', 'perCustomerDay', 'perAgentDay'],
    ],
  ])('%s', (_name, changes, quantity, causes) => {
    expect(exceededLimits([limit(changes)], 'CNY', quantity).map(({ cause }) => cause)).toEqual(causes);
  });

  it('say how much is allowed and what it would come to', () => {
    expect(exceededLimits([limit({ customerDay: 40_000 })], 'CNY', 15_000)).toEqual([
      {
        cause: 'perCustomerDay',
        unit: 'money',
        limit: { money: money(50_000, 'CNY') },
        value: { money: money(55_000, 'CNY') },
      },
    ]);
  });

  it('a measure without a limit allows nothing', () => {
    const why = exceededLimits([limit()], 'EUR', 1);
    expect(why.map(({ cause }) => cause)).toEqual(['perAction', 'perCustomerDay', 'perAgentDay']);
    expect(exceededLimits([], 'dataBytes', 1)[0]).toMatchObject({ unit: 'bytes', limit: { quantity: 0 } });
  });

  it('X6 what passes never lifts a day above its limit, in any sequence', () => {
    const wanted = fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(wanted, (quantities) => {
        const facts = limit();
        for (const quantity of quantities) {
          if (exceededLimits([facts], 'CNY', quantity).length > 0) continue;
          facts.customerDay += quantity;
          facts.agentDay += quantity;
        }
        expect(facts.customerDay).toBeLessThanOrEqual(facts.perCustomerDay);
        expect(facts.agentDay).toBeLessThanOrEqual(facts.perAgentDay);
      }),
    );
  });
});

it('every measure has a unit, and the currencies are money', () => {
  for (const measure of MEASURES)
    expect(unitOf(measure) === 'money').toBe((CURRENCY_CODES as string[]).includes(measure));
  expect(MEASURES.filter(isMoneyMeasure)).toEqual(CURRENCY_CODES);
});
