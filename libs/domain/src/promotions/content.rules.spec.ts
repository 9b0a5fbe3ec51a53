import { type FieldError, Problem, validateInput } from '../kernel';
import { clonedContent, editPromotionContent, refuseCircle } from './content.rules';
import { CreatePromotionInput, type UpdatePromotionInput } from './promotion.inputs';
import { someContent } from './promotion.samples';

const ID = '018f0000-0000-7000-8000-000000000001';

function errorsOf(input: UpdatePromotionInput): string[] {
  try {
    editPromotionContent(someContent(), input);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.errors.map(({ field, code }) => `${field} ${code}`);
  }
}

const cny = (amount: number) => ({ amount, currency: 'CNY' as const });
const limits = (changes: object): UpdatePromotionInput => ({
  limits: { totalUses: null, usesPerCustomer: null, budgets: [], budgetPeriod: 'day', ...changes },
});
const one = (criterion: object): UpdatePromotionInput => ({
  criteria: [{ match: 'all', criteria: [criterion as never] }],
});

describe('an edit', () => {
  it('keeps what it does not name, and each condition with the fields of its kind', () => {
    const input: UpdatePromotionInput = {
      priority: 5,
      criteria: [
        { match: 'any', criteria: [{ kind: 'plan', planIds: [ID, ID] }, { kind: 'firstPurchase' }] },
      ],
    };
    expect(editPromotionContent(someContent(), input)).toEqual({
      ...someContent(),
      priority: 5,
      criteria: [{ match: 'any', criteria: [{ kind: 'plan', planIds: [ID] }, { kind: 'firstPurchase' }] }],
    });
  });

  it('brings instants into the one form that compares as text', () => {
    const window = { startsAt: '2026-12-01T00:00:00Z', endsAt: null };
    expect(editPromotionContent(someContent(), { window }).window.startsAt).toBe('2026-12-01T00:00:00.000Z');
  });

  it('writes a shared code in one way, and a clone begins without it', () => {
    const after = editPromotionContent(someContent(), { coupon: { kind: 'shared', code: ' ｓpring–20 ' } });
    expect(after.coupon).toEqual({ kind: 'shared', code: 'SPRING-20' });
    expect(clonedContent(after).coupon).toEqual({ kind: 'shared', code: null });
    expect(editPromotionContent(after, { coupon: null }).coupon).toBeNull();
  });

  const cases: [string, UpdatePromotionInput, string[]][] = [
    [
      'a window that ends before it starts',
      { window: { startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' } },
      ['window.endsAt not_after_start'],
    ],
    [
      'a code with other signs',
      { coupon: { kind: 'shared', code: '春节20' } },
      ['coupon.code not_coupon_code'],
    ],
    [
      'a code for a promotion with codes of their own',
      { coupon: { kind: 'unique', code: 'SPRING' } },
      ['coupon.code unknown_field'],
    ],
    ['a condition without its value', one({ kind: 'tier' }), ['criteria.0.criteria.0.tiers required']],
    ['a condition with no value', one({ kind: 'tags', tags: [] }), ['criteria.0.criteria.0.tags required']],
    [
      'a condition with a field of another kind',
      one({ kind: 'firstPurchase', tags: ['x'] }),
      ['criteria.0.criteria.0.tags unknown_field'],
    ],
    [
      'hours that end where they start',
      one({ kind: 'hours', weekdays: [1], from: '08:00', until: '08:00', zone: 'UTC' }),
      ['criteria.0.criteria.0.until not_after_start'],
    ],
    [
      'more days at least than at most',
      one({ kind: 'daysSinceExpiry', minDays: 30, maxDays: 10 }),
      ['criteria.0.criteria.0.maxDays too_small'],
    ],
    [
      'a channel that is none',
      one({ kind: 'channel', channels: ['shop'] }),
      ['criteria.0.criteria.0.channels not_in_list'],
    ],
    [
      'a currency that is none',
      one({ kind: 'currency', currencies: ['XXX'] }),
      ['criteria.0.criteria.0.currencies not_currency'],
    ],
    [
      'two actions on the price',
      {
        actions: [
          { kind: 'percentOff', discountBps: 1_000, caps: [] },
          { kind: 'amountOff', amounts: [cny(5)] },
        ],
      },
      ['actions.1.kind repeated'],
    ],
    [
      'a currency twice in a table',
      { actions: [{ kind: 'amountOff', amounts: [cny(5), cny(6)] }] },
      ['actions.0.amounts.1.currency repeated'],
    ],
    [
      'nothing off',
      { actions: [{ kind: 'amountOff', amounts: [cny(0)] }] },
      ['actions.0.amounts.0.amount too_small'],
    ],
    [
      'a budget without a figure',
      limits({ budgets: [{ currency: 'CNY', totalMinor: null, periodMinor: null }] }),
      ['limits.budgets.0.totalMinor required'],
    ],
    [
      'more in a period than in all',
      limits({ budgets: [{ currency: 'CNY', totalMinor: 10, periodMinor: 11 }] }),
      ['limits.budgets.0.periodMinor too_large'],
    ],
    [
      'a cap in another currency than it applies in',
      {
        ...limits({ budgets: [{ currency: 'CNY', totalMinor: 10, periodMinor: null }] }),
        actions: [{ kind: 'percentOff', discountBps: 1, caps: [{ amount: 5, currency: 'USD' }] }],
      },
      ['actions.0.caps.0.currency currency_out_of_reach'],
    ],
    [
      'what only purchases know, with a credit for top-ups',
      {
        ...one({ kind: 'daysSinceExpiry', minDays: 30, maxDays: null }),
        actions: [
          { kind: 'walletCredit', amounts: [cny(5)], validDays: null },
          { kind: 'bonusData', quantity: 1 },
        ],
        coupon: { kind: 'shared', code: 'TOPUP' },
      },
      [
        'actions.1.kind not_for_top_ups',
        'coupon not_for_top_ups',
        'criteria.0.criteria.0.kind not_for_top_ups',
      ],
    ],
  ];
  it.each(cases)('is refused for %s', (_what, input, expected) => expect(errorsOf(input)).toEqual(expected));

  it('allows a price of nothing', () =>
    expect(errorsOf({ actions: [{ kind: 'fixedPrice', amounts: [cny(0)] }] })).toEqual([]));
});

describe('the input', () => {
  const input = {
    code: 'gold-week',
    name: { en: 'a', zh: 'b' },
    window: { startsAt: '2026-12-01T00:00:00Z', endsAt: null },
  };
  const fieldErrors = (changes: object): FieldError[] =>
    validateInput(CreatePromotionInput, { ...input, ...changes }).errors;

  it.each([
    [
      'a percentage over 100',
      { actions: [{ kind: 'percentOff', discountBps: 10_001 }] },
      'actions.0.discountBps',
    ],
    [
      'a kind that is none',
      { criteria: [{ match: 'all', criteria: [{ kind: 'age' }] }] },
      'criteria.0.criteria.0.kind',
    ],
    ['a code with capitals', { code: 'Gold' }, 'code'],
    ['an id that is none', { incompatibleWith: ['x'] }, 'incompatibleWith'],
  ])('is refused for %s', (_what, changes, field) =>
    expect(fieldErrors(changes).map((error) => error.field)).toEqual([field]),
  );
});

describe('incompatible promotions', () => {
  const promotion = (id: string, ...incompatibleWith: string[]) => ({ id, code: id, incompatibleWith });
  it.each([
    ['itself', promotion('a', 'a'), [], 'a → a'],
    ['one that names it', promotion('a', 'b'), [promotion('b', 'a')], 'a → b → a'],
    [
      'one further round',
      promotion('a', 'b'),
      [promotion('b', 'c'), promotion('c', 'd', 'a')],
      'a → b → c → a',
    ],
  ])('do not go in a circle: %s', (_what, own, others, way) => {
    expect(() => refuseCircle(own, others)).toThrow(
      expect.objectContaining({ code: 'promotion_circle', params: { way } }) as Problem,
    );
  });

  it('may have one in common, or a circle that is not theirs', () => {
    const others = [promotion('b', 'c'), promotion('d', 'c'), promotion('c', 'e'), promotion('e', 'c')];
    expect(() => {
      refuseCircle(promotion('a', 'b', 'd', 'gone'), others);
    }).not.toThrow();
  });
});
