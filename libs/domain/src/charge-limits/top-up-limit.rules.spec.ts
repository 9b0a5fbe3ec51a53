import fc from 'fast-check';
import { money, Problem } from '../kernel';
import { refuseTopUpAmount, refuseUnfitLimits, type TopUpLimits, topUpPresets } from './index';

const jpy: TopUpLimits = { currency: 'JPY', presets: [1_000, 2_000], least: 100, most: 500_000 };

describe('the size of a top-up', () => {
  it.each([
    ['less than the least', money(99, 'JPY'), 'amount_too_small', { least: money(100, 'JPY') }],
    ['more than the most', money(500_001, 'JPY'), 'amount_too_large', { most: money(500_000, 'JPY') }],
    [
      'no number at all',
      { ...money(1, 'JPY'), amount: Number.NaN },
      'amount_too_small',
      { least: money(100, 'JPY') },
    ],
    ['another currency', money(1_000, 'CNY'), 'currency_mismatch', { currency: 'JPY' }],
  ])('%s is refused at the amount, with the number that would do', (_name, amount, code, params) => {
    expect(() => refuseTopUpAmount(amount, jpy)).toThrow(
      expect.objectContaining({ code, params, errors: [{ field: 'amount', code, params }] }),
    );
  });

  it('whatever the amount, it passes within the limits and nowhere else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (amount) => {
        const refuse = () => refuseTopUpAmount(money(amount, 'JPY'), jpy);
        if (amount >= jpy.least && amount <= jpy.most) expect(refuse).not.toThrow();
        else expect(refuse).toThrow(Problem);
      }),
    );
  });

  it('the ends themselves are allowed', () => {
    expect(() => refuseTopUpAmount(money(100, 'JPY'), jpy)).not.toThrow();
    expect(() => refuseTopUpAmount(money(500_000, 'JPY'), jpy)).not.toThrow();
    expect(topUpPresets(jpy)).toEqual([money(1_000, 'JPY'), money(2_000, 'JPY')]);
  });
});

describe('the limits of a currency', () => {
  it.each<[string, Partial<TopUpLimits>, string, string]>([
    ['a most below the least', { most: 99 }, 'most', 'amount_too_small'],
    ['amounts that do not rise', { presets: [2_000, 1_000] }, 'presets', 'presets_unfit'],
    ['the same amount twice', { presets: [1_000, 1_000] }, 'presets', 'presets_unfit'],
    ['an amount below the least', { presets: [50, 1_000] }, 'presets', 'presets_unfit'],
    ['an amount above the most', { presets: [1_000, 600_000] }, 'presets', 'presets_unfit'],
  ])('cannot have %s', (_name, changes, field, code) => {
    expect(() => refuseUnfitLimits({ ...jpy, ...changes })).toThrow(
      expect.objectContaining({ code, errors: [expect.objectContaining({ field })] }),
    );
  });

  it.each<[string, Partial<TopUpLimits>]>([
    ['rising amounts within them', {}],
    ['amounts at their very ends', { presets: [100, 500_000] }],
    ['no amounts at all', { presets: [] }],
    ['one size only', { presets: [100], least: 100, most: 100 }],
  ])('can have %s', (_name, changes) => {
    expect(() => refuseUnfitLimits({ ...jpy, ...changes })).not.toThrow();
  });
});
