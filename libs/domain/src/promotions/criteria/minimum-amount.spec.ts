import { money } from '../../kernel';
import { somePromotionFacts } from '../promotion.samples';
import { judgeMinimumAmount } from './minimum-amount';

describe('a criterion of the minimum amount', () => {
  const criterion = { kind: 'minimumAmount' as const, amounts: [money(3_000, 'CNY'), money(700, 'JPY')] };
  it.each([
    ['exactly it', 3_000, 'CNY', true],
    ['one less', 2_999, 'CNY', false],
    ['its own currency’s figure', 700, 'JPY', true],
    ['a currency without a figure', 9_000, 'USD', false],
  ] as const)('judges %s', (_what, amountMinor, currency, met) => {
    expect(judgeMinimumAmount(criterion, somePromotionFacts({ amountMinor, currency }))).toEqual({
      met,
      found: { amount: money(amountMinor, currency) },
    });
  });
});
