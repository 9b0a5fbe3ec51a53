import fc from 'fast-check';
import { displayPhone, internationalPhone, nationalPhone, normalisePhone } from './index';

describe('normalising a phone number', () => {
  it.each([
    ['a Chinese mobile as it is said at home', '138 0013 8000', 'CN', '+8613800138000'],
    ['with the country code', '+86 138-0013-8000', 'CN', '+8613800138000'],
    ['with 00 for +', '0086 13800138000', 'GB', '+8613800138000'],
    ['in full-width digits', '＋８６１３８００１３８０００', 'CN', '+8613800138000'],
    ['a British one with its trunk zero', '07911 123456', 'GB', '+447911123456'],
    ['an American one in brackets', '(202) 555-0123', 'US', '+12025550123'],
    ['an Italian landline, which keeps its zero', '06 6982 1234', 'IT', '+390669821234'],
    ['an international one, whatever the country', '+1 202 555 0123', 'ZZ', '+12025550123'],
  ])('%s', (_name, typed, country, expected) => {
    expect(normalisePhone(typed, country)).toBe(expected);
  });

  it.each([
    ['too short', '123', 'CN'],
    ['letters', '138-ABCD-8000', 'CN'],
    ['national, but of no known country', '13800138000', 'ZZ'],
    ['nothing', ' ', 'CN'],
    ['a text with a number in it', 'call 13800138000', 'CN'],
    ['two numbers', '13800138000, 13800138001', 'CN'],
  ])('refuses %s', (_name, typed, country) => {
    expect(normalisePhone(typed, country)).toBeNull();
  });

  it('gives E.164 or nothing, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.constantFrom('CN', 'US', 'JP', 'DE', 'ZZ'),
        (text, country) => {
          const phone = normalisePhone(text, country);
          if (phone === null) return;
          expect(phone).toMatch(/^\+[1-9]\d{4,14}$/);
          expect(normalisePhone(phone, 'ZZ')).toBe(phone);
        },
      ),
    );
  });

  it('reads back its own national and international forms', () => {
    const mobile = fc.integer({ min: 0, max: 99_999_999 }).map((n) => `+86138${String(n).padStart(8, '0')}`);
    fc.assert(
      fc.property(mobile, (phone) => {
        expect(normalisePhone(nationalPhone(phone), 'CN')).toBe(phone);
        expect(normalisePhone(internationalPhone(phone), 'US')).toBe(phone);
      }),
    );
  });
});

describe('showing a phone number', () => {
  it('is national at home and international abroad', () => {
    expect(displayPhone('+447911123456', 'GB')).toBe('07911 123456');
    expect(displayPhone('+447911123456', 'CN')).toBe('+44 7911 123456');
  });

  it('leaves a masked number as it is', () => {
    expect(displayPhone('+86•••••••••00', 'CN')).toBe('+86•••••••••00');
  });
});
