import fc from 'fast-check';
import { couponCodeOf, couponKeyOf } from '../promotions';
import { CODE_CHARSETS } from './coupon.types';
import {
  codeOrderErrors,
  codesOf,
  CODES_PER_HIT,
  couponPatternOf,
  placesNeeded,
  type RandomBytes,
} from './pattern.rules';

/** Bytes that look random and are the same each time. */
function bytesFrom(seed: number): RandomBytes {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) >> 16;
  return (count) => Uint8Array.from({ length: count }, next);
}

const order = (changes: object = {}) => ({
  pattern: 'SPRING-####-####',
  charset: 'alphanumeric' as const,
  count: 1_000_000,
  ...changes,
});
const errors = (changes: object, made = 0) =>
  codeOrderErrors(order(changes), made).map(({ field, code, params }) => [field, code, params?.['min']]);

describe('a pattern', () => {
  it.each([
    ['spring-####', 'SPRING-####'],
    ['Ｓｐｒｉｎｇ－＃＃＃＃', 'SPRING-####'],
    ['########', '########'],
    ['春节####', null],
    ['AB--##', 'AB-##'],
    ['#_#_#', null],
    ['', null],
    ['-', null],
    ['#'.repeat(33), null],
  ])('%s is read as %s', (typed, pattern) => expect(couponPatternOf(typed)).toBe(pattern));

  it.each([
    ['enough places', {}, 0, []],
    ['too few places for so many', { pattern: 'SPRING-####' }, 0, [['pattern', 'coupon_pattern_small', 8]]],
    ['enough for one code', { pattern: 'VIP-###', count: 1 }, 0, []],
    ['no place at all', { pattern: 'SPRING', count: 1 }, 0, [['pattern', 'coupon_pattern_small', 3]]],
    [
      'too few beside those there are',
      { pattern: 'V-####', count: 1 },
      1_000,
      [['pattern', 'coupon_pattern_small', 6]],
    ],
    [
      'more places because digits are few',
      { charset: 'digits' },
      0,
      [['pattern', 'coupon_pattern_small', 10]],
    ],
    ['other signs', { pattern: '$####' }, 0, [['pattern', 'not_coupon_pattern', 3]]],
  ])('with %s', (_what, changes, made, expected) => expect(errors(changes, made)).toEqual(expected));

  it('keeps a guess from meeting one of its codes more often than agreed', () => {
    expect(25 ** placesNeeded('alphanumeric', 1_000_000)).toBeGreaterThanOrEqual(1_000_000 * CODES_PER_HIT);
    expect(25 ** (placesNeeded('alphanumeric', 1_000_000) - 1)).toBeLessThan(1_000_000 * CODES_PER_HIT);
  });
});

describe('codes', () => {
  it('are what everybody can read: written in one way, and different by their keys where they differ', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...CODE_CHARSETS),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (charset, count, seed) => {
          const codes = codesOf({ pattern: 'SPRING-####-##', charset, count }, bytesFrom(seed));
          expect(codes).toHaveLength(count);
          for (const code of codes) {
            expect(code).toMatch(/^SPRING-\w{4}-\w{2}$/);
            expect(couponCodeOf(code)).toBe(code);
          }
          expect(new Set(codes.map(couponKeyOf)).size).toBe(new Set(codes).size);
        },
      ),
    ));

  it('throw away the bytes that would make some characters likelier', () => {
    const bytes = [250, 255, 0, 24, 25];
    const random = () => Uint8Array.from(bytes);
    expect(codesOf({ pattern: '###', charset: 'alphanumeric', count: 1 }, random)).toEqual(['3Y3']);
  });
});
