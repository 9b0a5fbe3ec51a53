import fc from 'fast-check';
import { type Hold, type HoldAct, holdAfter, openHold, stillHeld } from './index';

const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });
const act: fc.Arbitrary<HoldAct> = fc.oneof(
  amount.map((amountMinor) => ({ kind: 'add' as const, amountMinor })),
  amount.map((amountMinor) => ({ kind: 'settle' as const, amountMinor })),
  fc.constant({ kind: 'release' as const }),
);

describe('a hold', () => {
  it.each<[HoldAct, Partial<Hold>, number]>([
    [{ kind: 'add', amountMinor: 5 }, { state: 'open', heldMinor: 15 }, 15],
    [{ kind: 'settle', amountMinor: 10 }, { state: 'settled', settledMinor: 10 }, 0],
    [{ kind: 'settle', amountMinor: 4 }, { state: 'settled', settledMinor: 4 }, 0],
    [{ kind: 'settle', amountMinor: 12 }, { state: 'settled', settledMinor: 10 }, 0],
    [{ kind: 'release' }, { state: 'released', settledMinor: 0 }, 0],
  ])('of 10 after %j', (one, expected, held) => {
    const after = holdAfter(openHold(10), one);
    expect(after).toMatchObject(expected);
    expect(stillHeld(after)).toBe(held);
  });

  it('L7 ends once, and settles no more than it holds, whatever happens to it', () => {
    fc.assert(
      fc.property(amount, fc.array(act, { maxLength: 20 }), (held, acts) => {
        let hold = openHold(held);
        let ends = 0;
        for (const one of acts) {
          if (hold.state !== 'open') {
            expect(() => holdAfter(hold, one)).toThrow(expect.objectContaining({ code: 'wrong_state' }));
            continue;
          }
          hold = holdAfter(hold, one);
          if (one.kind !== 'add') ends += 1;
          expect(hold.settledMinor).toBeLessThanOrEqual(hold.heldMinor);
          expect(stillHeld(hold)).toBe(ends === 0 ? hold.heldMinor : 0);
        }
        expect(ends).toBeLessThanOrEqual(1);
      }),
    );
  });
});
