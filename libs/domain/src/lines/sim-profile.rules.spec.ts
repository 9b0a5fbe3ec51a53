import fc from 'fast-check';
import { activationCode, formatIccid, isIccid, luhnDigit, parseActivationCode } from './index';

const body = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 16 });

describe('ICCID', () => {
  it.each([
    ['a real one of 19 digits', '8986003012345678901', luhnDigit('898600301234567890') === 1],
    ['with a wrong check digit', `898600301234567890${(luhnDigit('898600301234567890') + 1) % 10}`, false],
    ['a bank card', '4111111111111111', false],
    ['too short', '8986', false],
    ['letters', '89860030123456789AB', false],
  ])('%s', (_name, iccid, expected) => {
    expect(isIccid(iccid)).toBe(expected);
  });

  it('knows the textbook check digit', () => {
    expect(luhnDigit('7992739871')).toBe(3);
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(body, fc.nat(18), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const iccid = `89${digits}${luhnDigit(`89${digits}`)}`;
        expect(isIccid(iccid)).toBe(true);
        const place = at % iccid.length;
        const wrong = iccid.slice(0, place) + ((Number(iccid[place]) + shift) % 10) + iccid.slice(place + 1);
        expect(isIccid(wrong)).toBe(false);
      }),
    );
  });

  it('is read out in groups of four', () => {
    expect(formatIccid('8986003012345678901')).toBe('8986 0030 1234 5678 901');
  });
});

describe('activation code', () => {
  it('is what SGP.22 says, and is read back', () => {
    const code = activationCode('rsp.ur-card.example', 'QR-7F3K-22');
    expect(code).toBe('LPA:1$rsp.ur-card.example$QR-7F3K-22');
    expect(parseActivationCode(code)).toEqual({
      smdpAddress: 'rsp.ur-card.example',
      matchingId: 'QR-7F3K-22',
    });
  });

  it.each([
    ['not a host', 'A'],
    ['rsp.example', 'with$dollar'],
    ['', ''],
  ])('refuses %s / %s', (address, matchingId) => {
    expect(() => activationCode(address, matchingId)).toThrow(RangeError);
  });

  it.each([
    '',
    'LPA:1$',
    'LPA:1$rsp.example',
    'LPA:2$rsp.example$A',
    'http://rsp.example',
    'LPA:1$rsp.example$A$1',
  ])('does not read %p', (text) => {
    expect(parseActivationCode(text)).toBeNull();
  });
});
