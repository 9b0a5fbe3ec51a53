import fc from 'fast-check';
import { smsSize } from './sms.rules';

describe('the size of an SMS', () => {
  it.each([
    ['', 'gsm7', 0, 1],
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    ['€'.repeat(80), 'gsm7', 160, 1],
    [`${'a'.repeat(159)}€`, 'gsm7', 161, 2],
    // The euro's two places do not fit behind 152: the part ends before it.
    [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 'gsm7', 305, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm7', 306, 3],
    ['好'.repeat(70), 'ucs2', 70, 1],
    ['好'.repeat(71), 'ucs2', 71, 2],
    ['好'.repeat(134), 'ucs2', 134, 2],
    ['好'.repeat(135), 'ucs2', 135, 3],
    [`${'a'.repeat(69)}“`, 'ucs2', 70, 1],
    ['😀'.repeat(35), 'ucs2', 70, 1],
    // 67 is odd: the 34th pair begins the next part.
    ['😀'.repeat(66), 'ucs2', 132, 2],
    ['😀'.repeat(67), 'ucs2', 134, 3],
  ] as const)('%#: %s', (text, encoding, length, segments) => {
    expect(smsSize(text)).toEqual({ encoding, length, segments });
  });

  it('never shrinks by one more sign, and never grows by more than one part', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('a', '€', '好', '😀'),
        (text, sign) => {
          const [before, after] = [smsSize(text), smsSize(text + sign)];
          expect(after.segments).toBeGreaterThanOrEqual(before.segments);
          if (before.encoding === after.encoding)
            expect(after.segments - before.segments).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
