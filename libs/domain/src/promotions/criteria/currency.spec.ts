import { somePromotionFacts } from '../promotion.samples';
import { judgeCurrency } from './currency';

describe('a criterion of currency', () => {
  it.each([
    ['the one that is named', ['CNY'], true],
    ['one of several', ['JPY', 'CNY'], true],
    ['another one', ['JPY'], false],
  ])('is met by %s', (_what, currencies, met) => {
    const facts = somePromotionFacts({ currency: 'CNY' });
    expect(judgeCurrency({ kind: 'currency', currencies }, facts)).toEqual({
      met,
      found: { values: ['CNY'] },
    });
  });
});
