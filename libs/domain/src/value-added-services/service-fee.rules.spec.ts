import fc from 'fast-check';
import { type Validity } from '../kernel';
import { feeForValidity, servicesToPrice, servicesTotal } from './index';

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

it('what services of a line add to a renewal: free with the tier, or not sold, is nothing', () => {
  const terms = (code: string, amount: number, currency: 'CNY' | 'EUR', free = false) => ({
    code,
    name: { en: code, zh: code },
    fees: [{ amount, currency }],
    free,
  });
  const services = [terms('a', 500, 'CNY'), terms('b', 300, 'CNY', true), terms('c', 200, 'EUR')];
  const priced = servicesToPrice(services, { currency: 'CNY', validity: { months: 3 } });
  expect(priced.map(({ code, feeMinor, free }) => [code, feeMinor, free])).toEqual([
    ['a', 1_500, false],
    ['b', 900, true],
    ['c', null, false],
  ]);
  expect(servicesTotal(priced)).toBe(1_500);
});
