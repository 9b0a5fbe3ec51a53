import { somePromotionFacts } from '../promotion.samples';
import { judgeTier } from './tier';

describe('a criterion of tier', () => {
  it.each([
    ['a member of the tier', 'gold', true],
    ['a member of another tier', 'silver', false],
    ['nobody’s member', null, false],
  ])('judges %s', (_what, tier, met) => {
    const found = tier === null ? {} : { values: [tier] };
    expect(judgeTier({ kind: 'tier', tiers: ['gold'] }, somePromotionFacts({ tier }))).toEqual({
      met,
      found,
    });
  });
});
