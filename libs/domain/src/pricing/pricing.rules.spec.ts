import fc from 'fast-check';
import { type Problem } from '../kernel';
import {
  decidePrice,
  PRICE_RULES,
  type PriceAction,
  type PriceCandidate,
  type PricedService,
  type PricingFacts,
} from './index';

const plan: PricingFacts['plan'] = {
  id: 'v1',
  planId: 'p1',
  code: 'asia-10',
  versionNo: 1,
  state: 'released',
  releasedAt: '2026-01-01T00:00:00.000Z',
  name: { en: 'Asia', zh: '亚洲' },
  voiceSeconds: 0,
  smsCount: 0,
  dataBytes: null,
  validity: { days: 30 },
  prices: [
    { currency: 'CNY', amount: 3_999, floor: 2_500 },
    { currency: 'JPY', amount: 800, floor: 0 },
  ],
  coverage: ['JP'],
  regions: [],
  terms: { en: '', zh: '' },
};
const candidate = (
  rule: PriceCandidate['rule'],
  action: PriceAction,
  code: string = rule,
): PriceCandidate => ({
  rule,
  code,
  name: null,
  verdict: { applies: true, actions: [action] },
});
const off = (discountBps: number, capMinor: number | null = null): PriceAction => ({
  kind: 'percentOff',
  discountBps,
  capMinor,
});
const facts = (changes: Partial<PricingFacts> = {}): PricingFacts => ({
  plan,
  currency: 'CNY',
  candidates: [],
  walletAvailableMinor: 10_000,
  payment: { useWallet: true },
  taxRateBps: 600,
  ...changes,
});
const lines = (changes: Partial<PricingFacts>) =>
  decidePrice(facts(changes)).lines.map((l) => `${l.code} ${l.amountMinor}`);

describe('the price', () => {
  it('without any rule is the price of the plan, and says why nothing took off', () => {
    const price = decidePrice(facts());
    expect(price.lines).toEqual([
      {
        rule: 'planPrice',
        code: 'asia-10',
        name: plan.name,
        amountMinor: 3_999,
        limitedByFloor: false,
        limitedByBudget: false,
      },
    ]);
    expect(price.notApplied.map((n) => `${n.rule} ${n.reason}`)).toEqual([
      'tierDiscount noMembership',
      'promotion noneRunning',
      'coupon noneGiven',
    ]);
  });

  it('goes plan → tier → promotions → coupon, each on what is left, rounded once per line', () => {
    const candidates = [
      candidate('coupon', { kind: 'amountOff', amountMinor: 100 }, 'SPRING'),
      candidate('promotion', off(1_000), 'WEEK'),
      candidate('tierDiscount', off(500), 'gold'),
    ];
    expect(lines({ candidates })).toEqual(['asia-10 3999', 'gold -200', 'WEEK -380', 'SPRING -100']);
  });

  const cases: [string, PriceAction, string[]][] = [
    ['a percentage up to its cap', off(2_000, 300), ['x -300']],
    ['a fixed price', { kind: 'fixedPrice', amountMinor: 3_000 }, ['x -999']],
    ['not below the floor', { kind: 'amountOff', amountMinor: 3_000 }, ['x -1499']],
    ['nothing by a fixed price above the price', { kind: 'fixedPrice', amountMinor: 5_000 }, []],
    ['nothing in money by a bonus', { kind: 'bonus', bonus: { kind: 'data', quantity: 1 } }, []],
  ];
  it.each(cases)('takes off %s', (_what, action, expected) => {
    expect(lines({ candidates: [candidate('promotion', action, 'x')] })).toEqual([
      'asia-10 3999',
      ...expected,
    ]);
  });

  it('says when the floor leaves no room for one more rule', () => {
    const price = decidePrice(
      facts({
        candidates: [candidate('promotion', off(9_000), 'big'), candidate('coupon', off(1_000), 'late')],
      }),
    );
    expect(price.lines.at(-1)).toMatchObject({ code: 'big', amountMinor: -1_499, limitedByFloor: true });
    expect(price.notApplied.at(-1)).toMatchObject({ code: 'late', reason: 'atFloor' });
  });

  it('names a coupon that is not known', () => {
    const unknown: PriceCandidate = {
      rule: 'coupon',
      code: 'NOPE',
      name: null,
      verdict: { applies: false, reason: 'unknownCode' },
    };
    expect(decidePrice(facts({ candidates: [unknown] })).notApplied.at(-1)).toMatchObject({
      code: 'NOPE',
      reason: 'unknownCode',
    });
  });

  it('takes the better one of those that compete, in the place of the first', () => {
    const competing = (action: PriceAction, code: string): PriceCandidate => ({
      ...candidate('promotion', action, code),
      bestOf: 'spring',
    });
    const price = decidePrice(
      facts({
        candidates: [
          competing(off(500), 'small'),
          candidate('promotion', off(1_000), 'between'),
          competing({ kind: 'amountOff', amountMinor: 400 }, 'large'),
        ],
      }),
    );
    expect(price.lines.slice(1).map((l) => `${l.code} ${l.amountMinor}`)).toEqual([
      'large -400',
      'between -360',
    ]);
    expect(price.notApplied).toContainEqual({
      rule: 'promotion',
      code: 'small',
      name: null,
      reason: 'betterInGroup',
    });
  });

  it('takes off no more than what is left of the budget, and counts a use of each promotion', () => {
    const ids = { promotionId: 'p', versionId: 'v' };
    const limited = (budgetLeftMinor: number): PriceCandidate => ({
      ...candidate('promotion', off(1_000), 'week'),
      budgetLeftMinor,
      promotion: ids,
    });
    const price = decidePrice(facts({ candidates: [limited(150)] }));
    expect(price.lines[1]).toMatchObject({ amountMinor: -150, limitedByBudget: true, limitedByFloor: false });
    expect(price.uses).toEqual([{ ...ids, code: 'week', discountMinor: 150 }]);
    const used = decidePrice(facts({ candidates: [limited(0)] }));
    expect(used.notApplied[1]).toMatchObject({ code: 'week', reason: 'budgetUsed' });
    expect(used.uses).toEqual([]);
  });

  it('gives a bonus beside a discount, and names who gives it', () => {
    const bonus = { kind: 'data' as const, quantity: 1_000 };
    const both: PriceCandidate = {
      ...candidate('promotion', off(1_000), 'week'),
      verdict: { applies: true, actions: [off(1_000), { kind: 'bonus', bonus }] },
    };
    const price = decidePrice(facts({ candidates: [both] }));
    expect(price.totalMinor).toBe(3_599);
    expect(price.bonuses).toEqual([{ ...bonus, rule: 'promotion', code: 'week', name: null }]);
  });

  it('contains the tax, rounded once', () => {
    expect(decidePrice(facts({ taxRateBps: 600 })).taxIncludedMinor).toBe(226);
    expect(decidePrice(facts({ taxRateBps: 0 })).taxIncludedMinor).toBe(0);
  });

  it.each([
    ['not on sale', { plan: { ...plan, state: 'draft' as const } }, 'plan_not_released'],
    ['no price in the currency', { currency: 'USD' as const }, 'plan_not_sold'],
  ])('is refused when there is %s', (_what, changes, code) => {
    expect(() => decidePrice(facts(changes))).toThrow(expect.objectContaining({ code }) as Problem);
  });
});

describe('who pays', () => {
  const paid = (walletAvailableMinor: number, payment: PricingFacts['payment']) => {
    const price = decidePrice(facts({ walletAvailableMinor, payment }));
    return [price.payable.map((p) => `${p.source} ${p.amountMinor}`).join(', '), price.missingMinor];
  };
  it.each([
    ['the wallet alone when it suffices', 3_999, { useWallet: true }, ['wallet 3999', 0]],
    [
      'wallet first, then the card',
      1_000,
      { useWallet: true, methodId: 'm' },
      ['wallet 1000, method 2999', 0],
    ],
    [
      'the card alone when the wallet is left out',
      9_999,
      { useWallet: false, methodId: 'm' },
      ['method 3999', 0],
    ],
    ['nobody the rest without a card', 1_000, { useWallet: true }, ['wallet 1000', 2_999]],
    ['nobody anything when nothing is chosen', 9_999, { useWallet: false }, ['', 3_999]],
    ['the card all when the wallet owes', -50, { useWallet: true, methodId: 'm' }, ['method 3999', 0]],
  ])('%s', (_what, available, payment, expected) => {
    expect(paid(available, payment)).toEqual(expected);
  });
});

describe('services of the line', () => {
  const service = (code: string, feeMinor: number | null, free = false): PricedService => ({
    code,
    name: { en: code, zh: code },
    feeMinor,
    free,
  });

  it('are charged behind the plan, which alone is discounted down to its floor', () => {
    const services = [service('voicemail', 500), service('caller-id', 300)];
    const price = decidePrice(facts({ candidates: [candidate('coupon', off(10_000))], services }));
    expect(price.lines.map((l) => `${l.rule} ${l.code} ${l.amountMinor}`)).toEqual([
      'planPrice asia-10 3999',
      'coupon coupon -1499',
      'serviceFee voicemail 500',
      'serviceFee caller-id 300',
    ]);
    expect([price.totalMinor, price.taxIncludedMinor]).toEqual([3_300, 187]);
    expect(price.payable).toEqual([{ source: 'wallet', methodId: null, amountMinor: 3_300 }]);
  });

  it('that the tier has free are taken off again; those that cost nothing or are not sold are told', () => {
    const services = [service('a', 500, true), service('b', 0, true), service('c', null)];
    const price = decidePrice(facts({ services }));
    expect(price.lines.slice(1).map((l) => `${l.rule} ${l.code} ${l.amountMinor}`)).toEqual([
      'serviceFee a 500',
      'serviceFee b 0',
      'serviceFree a -500',
    ]);
    expect(price.totalMinor).toBe(3_999);
    expect(price.notApplied.at(-1)).toMatchObject({ rule: 'serviceFee', code: 'c', reason: 'notInCurrency' });
  });
});

describe('in every price', () => {
  const actions: fc.Arbitrary<PriceAction> = fc.oneof(
    fc.record({
      kind: fc.constant('percentOff' as const),
      discountBps: fc.nat(10_000),
      capMinor: fc.option(fc.nat(5_000)),
    }),
    fc.record({ kind: fc.constant('amountOff' as const), amountMinor: fc.nat(8_000) }),
    fc.record({ kind: fc.constant('fixedPrice' as const), amountMinor: fc.nat(8_000) }),
  );
  const candidates = fc.array(
    fc
      .tuple(fc.constantFrom('tierDiscount' as const, 'promotion' as const, 'coupon' as const), actions)
      .map(([rule, action]) => candidate(rule, action)),
    { maxLength: 4 },
  );
  const services = fc.uniqueArray(
    fc.record({
      code: fc.constantFrom('a', 'b', 'c'),
      name: fc.constant({ en: 'x', zh: 'x' }),
      feeMinor: fc.option(fc.nat(5_000)),
      free: fc.boolean(),
    }),
    { maxLength: 3, selector: ({ code }) => code },
  );
  const prices = fc
    .tuple(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000))
    .map(([amount, floor]) => ({ amount, floor: Math.min(floor, amount) }));

  it('M5 services add their fees and nothing else: the lines in order, their sum the total, tax and payments of all of it', () => {
    fc.assert(
      fc.property(candidates, prices, services, fc.nat(120_000), (given, price, on, wallet) => {
        const of = {
          plan: { ...plan, prices: [{ currency: 'CNY' as const, ...price }] },
          candidates: given,
          walletAvailableMinor: wallet,
        };
        const [without, decision] = [decidePrice(facts(of)), decidePrice(facts({ ...of, services: on }))];
        const due = on.reduce((sum, { feeMinor, free }) => sum + (free ? 0 : (feeMinor ?? 0)), 0);
        expect(decision.totalMinor).toBe(without.totalMinor + due);
        expect(decision.lines.slice(0, without.lines.length)).toEqual(without.lines);
        expect([decision.uses, decision.bonuses]).toEqual([without.uses, without.bonuses]);
        const rules = decision.lines.map(({ rule }) => PRICE_RULES.indexOf(rule));
        expect(rules).toEqual([...rules].sort((a, b) => a - b));
        expect(decision.lines.reduce((sum, l) => sum + l.amountMinor, 0)).toBe(decision.totalMinor);
        expect(decision.payable.reduce((sum, p) => sum + p.amountMinor, decision.missingMinor)).toBe(
          decision.totalMinor,
        );
      }),
    );
  });

  it('M5 the lines add up to the total, which is between the floor and the price, and is paid or missing in full', () => {
    fc.assert(
      fc.property(
        candidates,
        prices,
        fc.nat(120_000),
        fc.boolean(),
        fc.boolean(),
        (given, price, wallet, useWallet, card) => {
          const decision = decidePrice(
            facts({
              plan: { ...plan, prices: [{ currency: 'CNY', ...price }] },
              candidates: given,
              walletAvailableMinor: wallet,
              payment: { useWallet, ...(card ? { methodId: 'm' } : {}) },
            }),
          );
          expect(decision.lines.reduce((sum, l) => sum + l.amountMinor, 0)).toBe(decision.totalMinor);
          expect(decision.totalMinor).toBeGreaterThanOrEqual(price.floor);
          expect(decision.totalMinor).toBeLessThanOrEqual(price.amount);
          expect(decision.payable.reduce((sum, p) => sum + p.amountMinor, decision.missingMinor)).toBe(
            decision.totalMinor,
          );
          expect(decision.payable.every((p) => p.amountMinor > 0)).toBe(true);
          expect(decision.lines.length - 1 + decision.notApplied.filter((n) => n.code !== null).length).toBe(
            given.length,
          );
        },
      ),
    );
  });
});
