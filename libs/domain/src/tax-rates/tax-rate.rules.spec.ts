import fc from 'fast-check';
import { MOST_TAX_BPS, parsePercent, percentText } from './index';

describe('a percentage', () => {
  it.each([
    ['6', 600],
    ['8.1', 810],
    ['7,75 %', 775],
    ['19%', 1_900],
    ['０．５', 50],
    ['0', 0],
  ])('%s is understood', (typed, bps) => {
    expect(parsePercent(typed)).toBe(bps);
  });

  it.each(['', '-1', '1e2', '8.123', 'much', '1000.5.5'])('%s is none', (typed) => {
    expect(parsePercent(typed)).toBeNull();
  });

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_TAX_BPS }), (bps) => {
        expect(parsePercent(percentText(bps))).toBe(bps);
      }),
    );
  });
});
