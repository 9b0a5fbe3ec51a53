import { money } from '../kernel';
import { type PromotionRoom } from './evaluation.types';
import { judgePromotions } from './evaluation.rules';
import { somePromotionFacts, someVersion } from './promotion.samples';
import { type PromotionContent } from './promotion.types';
import { decideTopUpBonuses, totalBonusMinor } from './top-up-bonus.rules';

const topUp = { ...somePromotionFacts(), planId: null, amountMinor: 10_000 };
const credit = (
  amount: number,
  changes: Partial<PromotionContent> = {},
  validDays: number | null = null,
) => ({
  actions: [{ kind: 'walletCredit' as const, amounts: [money(amount, 'CNY')], validDays }],
  ...changes,
});
const given = (
  contents: Record<string, Partial<PromotionContent>>,
  rooms: Record<string, PromotionRoom> = {},
  facts = topUp,
): string[] => {
  const versions = Object.entries(contents).map(([code, content]) => someVersion(code, content));
  const verdicts = judgePromotions(versions, facts, new Map(Object.entries(rooms)));
  return decideTopUpBonuses(verdicts).map(({ code, amountMinor }) => `${code} ${amountMinor}`);
};
const left = (budgetLeftMinor: number): PromotionRoom => ({
  usesLeft: null,
  usesByCustomer: 0,
  budgetLeftMinor,
});

describe('the bonuses of a top-up', () => {
  it('are those of every promotion for top-ups that applies, and of no other', () => {
    expect(given({ b: credit(200), a: credit(500, {}, 90), off: {} })).toEqual(['a 500', 'b 200']);
  });

  it('are no part of a purchase', () => {
    const version = someVersion('a', credit(500));
    expect(judgePromotions([version], somePromotionFacts(), new Map())).toEqual([]);
  });

  it.each([
    ['least', 10_000, ['a 500']],
    ['one less', 9_999, []],
  ])('need the amount that was asked for: %s', (_what, amountMinor, bonuses) => {
    const least = { kind: 'minimumAmount' as const, amounts: [money(10_000, 'CNY')] };
    const content = credit(500, { criteria: [{ match: 'all', criteria: [least] }] });
    expect(given({ a: content }, {}, { ...topUp, amountMinor })).toEqual(bonuses);
  });

  it('M3 stop at what is left of a budget', () => {
    expect(given({ a: credit(500) }, { a: left(120) })).toEqual(['a 120']);
    expect(given({ a: credit(500) }, { a: left(0) })).toEqual([]);
  });

  it('are the largest of a group that gives the best one', () => {
    const group = { code: 'g', mode: 'best' as const };
    expect(
      given({ a: credit(200, { group }), b: credit(500, { group }), c: credit(500, { group }) }),
    ).toEqual(['b 500']);
  });

  it('add up', () => {
    expect(totalBonusMinor([{ amountMinor: 200 }, { amountMinor: 500 }])).toBe(700);
    expect(totalBonusMinor([])).toBe(0);
  });
});
