import fc from 'fast-check';
import { bonusesBack } from './top-up-bonus.rules';

const lot = (changes = {}) => ({ lotId: 'l', granted: 500, returned: 0, remaining: 500, ...changes });
const back = (changes: object, refundedMinor: number) =>
  bonusesBack([lot(changes)], { refundedMinor, capturedMinor: 5_000 })[0]?.amountMinor ?? 0;

describe('the bonus of a top-up', () => {
  it.each<[string, object, number, number]>([
    ['comes back with the whole of it', {}, 5_000, 500],
    ['comes back in proportion', {}, 1_000, 100],
    ['is rounded half up', {}, 1_005, 101],
    ['comes back less what came back before', { returned: 100, remaining: 400 }, 5_000, 400],
    ['stays given as far as it was spent', { remaining: 30 }, 5_000, 30],
    ['does not come back where nothing is left', { remaining: 0 }, 5_000, 0],
    ['does not come back twice', { returned: 500, remaining: 0 }, 5_000, 0],
  ])('%s', (_what, changes, refunded, amount) => {
    expect(back(changes, refunded)).toBe(amount);
  });

  it('in whatever parts a top-up is refunded, all of an unspent bonus comes back and never more', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 100_000 }), (amounts, granted) => {
        const capturedMinor = amounts.reduce((a, b) => a + b, 0);
        let [refundedMinor, returned] = [0, 0];
        for (const amount of amounts) {
          refundedMinor += amount;
          const lots = [lot({ granted, returned, remaining: granted - returned })];
          for (const one of bonusesBack(lots, { refundedMinor, capturedMinor })) returned += one.amountMinor;
          expect(returned).toBeLessThanOrEqual(granted);
        }
        expect(returned).toBe(granted);
      }),
    );
  });
});
