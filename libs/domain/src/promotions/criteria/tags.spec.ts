import { somePromotionFacts } from '../promotion.samples';
import { judgeTags } from './tags';

describe('a criterion of tags', () => {
  it.each([
    ['one of its tags', ['vip', 'student'], true],
    ['none of its tags', ['vip'], false],
    ['no tags at all', [], false],
  ])('judges a customer with %s', (_what, tags, met) => {
    const criterion = { kind: 'tags' as const, tags: ['student', 'senior'] };
    expect(judgeTags(criterion, somePromotionFacts({ tags }))).toEqual({ met, found: { values: tags } });
  });
});
