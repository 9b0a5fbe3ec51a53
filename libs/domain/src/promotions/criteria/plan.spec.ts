import { somePromotionFacts } from '../promotion.samples';
import { judgePlan } from './plan';

describe('a criterion of plan', () => {
  it.each([
    ['the one that is named', ['asia'], true],
    ['one of several', ['japan', 'asia'], true],
    ['another one', ['japan'], false],
  ])('is met by %s', (_what, planIds, met) => {
    const facts = somePromotionFacts({ planId: 'asia' });
    expect(judgePlan({ kind: 'plan', planIds }, facts)).toEqual({ met, found: { values: ['asia'] } });
  });
});
