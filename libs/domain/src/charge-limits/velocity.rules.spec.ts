import fc from 'fast-check';
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel';
import { type ChargeTry, exceededVelocity, type VelocityLimit, velocityProblem } from './index';

const now = '2026-11-27T12:00:00.000Z';
const ago = (ms: number) => addMs(now, -ms);
const tried = (ms: number, changes: Partial<ChargeTry> = {}): ChargeTry => ({
  at: ago(ms),
  amountMinor: 1_000,
  declined: false,
  sameMethod: true,
  ...changes,
});
const customer: VelocityLimit = {
  scope: 'customer',
  hourCount: 3,
  hourSum: 5_000,
  dayCount: 5,
  daySum: 8_000,
};
const method: VelocityLimit = { ...customer, scope: 'method', hourCount: 2 };
const want = (amountMinor = 1_000) => ({ amountMinor, now });
const declined = { declined: true };

describe('how often and how much may be charged', () => {
  it.each<[string, ChargeTry[], number, object[]]>([
    ['nothing before: one more', [], 1_000, []],
    ['below the count', [tried(1), tried(2)], 1_000, []],
    [
      'at the count',
      [tried(MINUTE_MS), tried(2 * MINUTE_MS), tried(3 * MINUTE_MS)],
      1_000,
      [{ what: 'count', hours: 1, most: 3, freeAt: ago(3 * MINUTE_MS - HOUR_MS) }],
    ],
    [
      'declined tries count, too',
      [tried(1, declined), tried(2, declined), tried(3, declined)],
      1_000,
      [{ what: 'count', hours: 1, most: 3 }],
    ],
    ['but what was declined is no sum', [tried(1, { ...declined, amountMinor: 5_000 })], 5_000, []],
    ['up to the sum', [tried(1, { amountMinor: 3_000 })], 2_000, []],
    [
      'above the sum: what fits still is said',
      [tried(1, { amountMinor: 3_000 })],
      2_001,
      [{ what: 'sum', hours: 1, most: 5_000, left: 2_000 }],
    ],
    ['what is an hour old is not of this hour', [tried(HOUR_MS), tried(HOUR_MS), tried(HOUR_MS)], 1_000, []],
    [
      'but of this day',
      Array.from({ length: 5 }, (_, n) => tried(2 * HOUR_MS + n)),
      1_000,
      [{ what: 'count', hours: 24, most: 5 }],
    ],
    ['what is a day old counts no more', Array.from({ length: 9 }, () => tried(DAY_MS)), 1_000, []],
    [
      'too much by itself never fits',
      [],
      5_001,
      [{ what: 'sum', hours: 1, most: 5_000, left: 5_000, freeAt: null }],
    ],
  ])('%s', (_name, tries, amountMinor, excess) => {
    expect(exceededVelocity(tries, [customer], want(amountMinor))).toEqual(
      excess.map((one) => expect.objectContaining({ scope: 'customer', ...one }) as object),
    );
  });

  it('counts a card by itself', () => {
    const other = { sameMethod: false };
    expect(exceededVelocity([tried(1), tried(2, other)], [method], want())).toEqual([]);
    expect(exceededVelocity([tried(1), tried(2)], [method], want())).toHaveLength(1);
  });

  it('says so where something can be changed, in numbers', () => {
    const [count] = exceededVelocity([tried(MINUTE_MS), tried(MINUTE_MS)], [method], want());
    expect(count && velocityProblem(count, { currency: 'CNY', now })).toMatchObject({
      code: 'method_tries_reached',
      errors: [{ field: 'methodId', params: { most: 2, hours: 1, minutes: 59 } }],
    });
    const [sum] = exceededVelocity([tried(1, { amountMinor: 4_000 })], [customer], want(2_000));
    expect(sum && velocityProblem(sum, { currency: 'CNY', now })).toMatchObject({
      code: 'customer_sum_reached',
      errors: [{ field: 'amount', params: { left: { amount: 1_000, currency: 'CNY' } } }],
    });
  });

  it('whatever was tried, at most the limit passes, and it fits again when it says so', () => {
    const arbitrary = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 2 * DAY_MS }).map(ago),
        amountMinor: fc.integer({ min: 1, max: 3_000 }),
        declined: fc.boolean(),
        sameMethod: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 4_000 }), (tries, amountMinor) => {
        const excess = exceededVelocity(tries, [customer, method], want(amountMinor));
        const lastHour = tries.filter(({ at }) => at > ago(HOUR_MS));
        if (excess.length === 0) expect(lastHour.length).toBeLessThan(customer.hourCount);
        const free = excess.map(({ freeAt }) => freeAt);
        if (free.includes(null)) return;
        const at = free.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), now) ?? now;
        expect(exceededVelocity(tries, [customer, method], { amountMinor, now: at })).toEqual([]);
      }),
    );
  });
});
