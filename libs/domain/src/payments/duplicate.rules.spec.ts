import fc from 'fast-check';
import { addMs, MINUTE_MS, money } from '../kernel';
import { areDuplicates, DUPLICATE_WINDOW_MS, type PaymentFootprint, repeatedPayments } from './index';

const start = '2026-11-22T12:00:00.000Z';
const payment = (id: string, changes: Partial<PaymentFootprint> = {}): PaymentFootprint => ({
  id,
  purpose: 'topUp',
  purposeId: `of ${id}`,
  lineId: null,
  amount: money(5000, 'CNY'),
  state: 'captured',
  refunded: money(0, 'CNY'),
  createdAt: start,
  ...changes,
});
const later = (ms: number): string => addMs(start, ms);

describe('two payments that look like one taken twice', () => {
  it.each<[string, Partial<PaymentFootprint>, boolean]>([
    ['the same within minutes', { createdAt: later(2 * MINUTE_MS) }, true],
    ['the same ten minutes later', { createdAt: later(DUPLICATE_WINDOW_MS) }, true],
    ['the same more than ten minutes later', { createdAt: later(DUPLICATE_WINDOW_MS + 1) }, false],
    ['another amount', { amount: money(4999, 'CNY') }, false],
    ['another currency', { amount: money(5000, 'USD') }, false],
    ['another purpose', { purpose: 'renewal' }, false],
    ['one that failed', { state: 'failed' }, false],
    ['one that was given back', { refunded: money(5000, 'CNY') }, false],
    ['one that was given back in part', { refunded: money(4999, 'CNY') }, true],
    ['the other part of the same purchase', { purposeId: 'of 1' }, false],
  ])('%s: %j', (_name, changes, expected) => {
    expect(areDuplicates(payment('1'), payment('2', changes))).toBe(expected);
  });

  it('renewals only of the same line', () => {
    const renewal = (id: string, lineId: string) => payment(id, { purpose: 'renewal', lineId });
    expect(areDuplicates(renewal('1', 'a'), renewal('2', 'a'))).toBe(true);
    expect(areDuplicates(renewal('1', 'a'), renewal('2', 'b'))).toBe(false);
  });

  it('it makes no difference which one is asked about, and none is its own', () => {
    const any = fc.record({
      createdAt: fc.integer({ min: 0, max: 20 }).map((minutes) => later(minutes * MINUTE_MS)),
      amount: fc.constantFrom(money(5000, 'CNY'), money(3000, 'CNY')),
      state: fc.constantFrom('captured' as const, 'failed' as const),
      refunded: fc.constantFrom(money(0, 'CNY'), money(5000, 'CNY')),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (list) => {
        const payments = list.map((changes, index) => payment(String(index), changes));
        for (const a of payments) {
          expect(areDuplicates(a, a)).toBe(false);
          for (const b of payments) expect(areDuplicates(a, b)).toBe(areDuplicates(b, a));
        }
        for (const { earlier, later: second } of repeatedPayments(payments)) {
          expect(areDuplicates(earlier, second)).toBe(true);
          expect(earlier.createdAt <= second.createdAt).toBe(true);
        }
      }),
    );
  });

  it('of three in a row each is held against the one before it', () => {
    const three = [
      payment('3', { createdAt: later(2) }),
      payment('1'),
      payment('2', { createdAt: later(1) }),
    ];
    expect(repeatedPayments(three).map(({ earlier, later: second }) => earlier.id + second.id)).toEqual([
      '12',
      '23',
    ]);
  });
});
