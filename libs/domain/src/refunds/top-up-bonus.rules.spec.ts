import fc from 'fast-check';
import { bonusesBack } from './top-up-bonus.rules';

const bonus = (remaining = 500, changes = {}) => ({
  granted: 500,
  returned: 0,
  lots: [{ lotId: 'l', remaining }],
  ...changes,
});
const captured = 5_000;

describe('the bonus of a top-up', () => {
  it.each<[string, number, number, number, number]>([
    ['comes back with the whole of it', 500, 0, 5_000, 500],
    ['comes back in proportion', 500, 0, 1_000, 100],
    ['is rounded half up', 500, 0, 1_005, 101],
    ['comes back less what came back before', 400, 100, 5_000, 400],
    ['stays given as far as it was spent', 30, 0, 5_000, 30],
    ['does not come back where nothing is left', 0, 0, 5_000, 0],
    ['does not come back twice', 0, 500, 5_000, 0],
    ['is not more when more was disputed than was left', 500, 0, 9_000, 500],
  ])('%s', (_what, remaining, returned, gone, amount) => {
    const back = bonusesBack([bonus(remaining, { returned })], { gone, captured });
    expect(back).toEqual(amount === 0 ? [] : [{ lotId: 'l', amountMinor: amount }]);
  });

  it('comes from all the lots where it lies, and no more than no hold keeps', () => {
    const lots = [
      { lotId: 'spent', remaining: 0 },
      { lotId: 'first', remaining: 200 },
      { lotId: 'again', remaining: 300 },
    ];
    const given = [bonus(0, { lots }), bonus(500)];
    const back = (available?: number) =>
      bonusesBack(given, { gone: 4_000, captured }, available).map(({ lotId, amountMinor }) => [
        lotId,
        amountMinor,
      ]);
    const whole = [
      ['first', 200],
      ['again', 200],
      ['l', 400],
    ];
    expect(back()).toEqual(whole);
    expect(back(450)).toEqual([...whole.slice(0, 2), ['l', 50]]);
    expect(back(0)).toEqual([]);
    expect(back(-10)).toEqual([]);
  });

  it('in whatever parts a top-up goes back, all of an unspent bonus comes back and never more', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 100_000 }), (amounts, granted) => {
        const whole = amounts.reduce((a, b) => a + b, 0);
        let [gone, returned] = [0, 0];
        for (const amount of amounts) {
          gone += amount;
          const given = [bonus(granted - returned, { granted, returned })];
          for (const one of bonusesBack(given, { gone, captured: whole })) returned += one.amountMinor;
          expect(returned).toBeLessThanOrEqual(granted);
        }
        expect(returned).toBe(granted);
      }),
    );
  });
});
