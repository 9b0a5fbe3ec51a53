import { somePromotionFacts } from '../promotion.samples';
import { judgeFirstPurchase } from './first-purchase';

describe('a criterion of the first purchase', () => {
  it.each([
    [0, true],
    [1, false],
    [12, false],
  ])('after %i purchases is %s', (purchases, met) => {
    expect(judgeFirstPurchase({ kind: 'firstPurchase' }, somePromotionFacts({ purchases }))).toEqual({
      met,
      found: { count: purchases },
    });
  });
});
