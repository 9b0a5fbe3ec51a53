import fc from 'fast-check';
import { COUPON_CODE_LENGTH, couponCodeOf, couponKeyOf } from './coupon-code';

describe('a coupon code', () => {
  it.each([
    ['as it is', 'SPRING-20', 'SPRING-20'],
    ['in small letters', 'spring-20', 'SPRING-20'],
    ['in full width', 'ＳＰＲＩＮＧ－２０', 'SPRING-20'],
    ['with spaces around and inside', ' spring 20 ', 'SPRING20'],
    ['with another dash', 'SPRING–20', 'SPRING-20'],
    ['with a dash at its end', 'SPRING20-', 'SPRING20'],
    ['with accents', 'Prïñg-20', 'PRING-20'],
    ['in Cyrillic letters that look the same', 'СТОР', 'CTOP'],
    ['in Greek letters that look the same', 'ΝΟΤΕ', 'NOTE'],
    ['with a Turkish small i', 'spr\u0131ng', 'SPRING'],
  ])('is written in one way: %s', (_how, typed, code) => expect(couponCodeOf(typed)).toBe(code));

  it.each([
    ['nothing', ''],
    ['dashes alone', '---'],
    ['too short', 'AB'],
    ['too short without its dash', 'A-B'],
    ['too long', 'A'.repeat(COUPON_CODE_LENGTH.max + 1)],
    ['another alphabet', '春节20'],
    ['a Cyrillic letter that looks like no other', 'ЖУК'],
    ['other signs', 'SPRING_20'],
    ['a zero byte', 'SPRING\u000020'],
  ])('is none: %s', (_what, typed) =>
    expect([couponCodeOf(typed), couponKeyOf(typed)]).toEqual([null, null]),
  );

  it.each([
    ['small letters', 'spring20'],
    ['full width', 'ｓｐｒｉｎｇ２０'],
    ['O for 0', 'SPRING2O'],
    ['1 for I', 'SPR1NG20'],
    ['l for I', 'sprlng20'],
    ['a Cyrillic Р', 'SРRING20'],
    ['dashes elsewhere', 'SPR-ING-20'],
  ])('is the same as SPRING-20 with %s', (_how, typed) =>
    expect(couponKeyOf(typed)).toBe(couponKeyOf('SPRING-20')),
  );

  it('is not the same as one with another letter', () =>
    expect(couponKeyOf('SPRING-21')).not.toBe(couponKeyOf('SPRING-20')));

  it('has one key, however often it is read, and its written form has the same', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zA-Z0-9 -]{3,40}$/)),
        (typed) => {
          const key = couponKeyOf(typed);
          const code = couponCodeOf(typed);
          expect(key === null).toBe(code === null);
          if (key === null || code === null) return;
          expect(couponKeyOf(key)).toBe(key);
          expect(couponKeyOf(code)).toBe(key);
          expect(couponCodeOf(code)).toBe(code);
        },
      ),
    ));
});
