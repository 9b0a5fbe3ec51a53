import fc from 'fast-check';
import { type Validity } from '../kernel';
import { feeForValidity } from './index';

it.each<[number, Validity, number]>([
  [500, { months: 1 }, 500],
  [500, { months: 12 }, 6_000],
  [500, { days: 30 }, 500],
  [500, { days: 7 }, 117],
  [500, { days: 1 }, 17],
  [1, { days: 15 }, 1],
  [1, { days: 14 }, 0],
  [500, { days: 365 }, 6_083],
  [0, { months: 3 }, 0],
])('%i a month for %j is %i', (monthly, validity, fee) => {
  expect(feeForValidity(monthly, validity)).toBe(fee);
});

it('is whole, never below zero, and never less for a longer plan', () => {
  const days = fc.integer({ min: 1, max: 3_660 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), days, days, (monthly, a, b) => {
      const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map((n) =>
        feeForValidity(monthly, { days: n }),
      );
      expect(Number.isSafeInteger(shorter)).toBe(true);
      expect(shorter).toBeGreaterThanOrEqual(0);
      expect(longer).toBeGreaterThanOrEqual(shorter ?? 0);
    }),
  );
});
