import { somePromotionFacts } from '../promotion.samples';
import { judgeCountry } from './country';

describe('a criterion of country', () => {
  it.each([
    ['the one that is named', ['CN'], true],
    ['one of several', ['JP', 'CN'], true],
    ['another one', ['JP'], false],
  ])('is met by %s', (_what, countries, met) => {
    const facts = somePromotionFacts({ country: 'CN' });
    expect(judgeCountry({ kind: 'country', countries }, facts)).toEqual({ met, found: { values: ['CN'] } });
  });
});
