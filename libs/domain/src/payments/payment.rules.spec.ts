import fc from 'fast-check';
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, money, msBetween, SECOND_MS } from '../kernel';
import {
  DECLINE_CODES,
  DECLINE_TEXTS,
  isOpen,
  isSettled,
  LOST_AFTER_MS,
  type LookupAnswer,
  nextJanitorCheck,
  nextPaymentStates,
  PAYMENT_STATES,
  type PaymentState,
  type PaymentVerdict,
  paymentStatesBefore,
  verdictOfCharge,
  verdictOfLookup,
} from './index';

const start = '2026-03-01T00:00:00.000Z';
const after = (ms: number) => addMs(start, ms);
const states = fc.constantFrom(...PAYMENT_STATES);

describe('P2 the states of a payment', () => {
  it.each<[PaymentState, readonly PaymentState[]]>([
    ['pending', ['requiresAction', 'captured', 'failed', 'unknown', 'expired']],
    ['requiresAction', ['captured', 'failed', 'unknown', 'expired']],
    ['unknown', ['requiresAction', 'captured', 'failed', 'expired']],
    ['captured', []],
    ['failed', []],
    ['expired', []],
  ])('%s goes to %j', (state, next) => {
    expect(nextPaymentStates(state)).toEqual(next);
  });

  it('P2 in every random walk a settled payment stays and none returns to pending', () => {
    fc.assert(
      fc.property(fc.array(states, { maxLength: 30 }), (events) => {
        let state: PaymentState = 'pending';
        for (const to of events) {
          if (!nextPaymentStates(state).includes(to)) continue;
          expect(isSettled(state)).toBe(false);
          expect(to).not.toBe('pending');
          expect(paymentStatesBefore(to)).toContain(state);
          state = to;
        }
        expect(isOpen(state)).toBe(!isSettled(state));
      }),
    );
  });
});

describe('P4 asking the provider', () => {
  it.each([
    ['at first after 30 seconds', 0, 0, 30 * SECOND_MS],
    ['then after 2 minutes', 1, 30 * SECOND_MS, 2 * MINUTE_MS],
    ['then after 10 minutes', 2, 2 * MINUTE_MS, 10 * MINUTE_MS],
    ['then after an hour', 3, 10 * MINUTE_MS, HOUR_MS],
    ['then after six hours', 4, HOUR_MS, 6 * HOUR_MS],
    ['then after a day', 5, 6 * HOUR_MS, DAY_MS],
    ['then daily', 6, DAY_MS, 2 * DAY_MS],
    ['to the seventh day', 11, 6 * DAY_MS, 7 * DAY_MS],
    ['a late janitor leaves out what time has overtaken', 1, 5 * HOUR_MS, 6 * HOUR_MS],
    ['one that was never asked is asked, however late', 0, 30 * DAY_MS, 30 * DAY_MS],
  ])('%s', (_name, attempts, elapsedMs, expectedMs) => {
    expect(nextJanitorCheck(start, attempts, after(elapsedMs))).toBe(after(expectedMs));
  });

  it.each([
    [
      'before the next question when it ends sooner',
      3,
      20 * MINUTE_MS,
      40 * MINUTE_MS,
      40 * MINUTE_MS + 10_000,
    ],
    ['not at its end when a question comes before', 3, 20 * MINUTE_MS, 2 * HOUR_MS, HOUR_MS],
    ['not any more when it has ended', 3, 20 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS],
    ['still, after the last question', 12, 7 * DAY_MS, 8 * DAY_MS, 8 * DAY_MS + 10_000],
  ])('the end of a page is asked for %s', (_name, attempts, elapsedMs, endMs, expectedMs) => {
    expect(nextJanitorCheck(start, attempts, after(elapsedMs), after(endMs))).toBe(after(expectedMs));
  });

  it('after the last question it becomes a task for a human', () => {
    expect(nextJanitorCheck(start, 12, after(7 * DAY_MS))).toBeNull();
    expect(nextJanitorCheck(start, 3, after(9 * DAY_MS))).toBeNull();
  });

  it('P4 however the clock jumps, it ends within eight days and never asks in the past', () => {
    const jumps = fc.array(fc.integer({ min: 0, max: 2 * DAY_MS }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(jumps, (late) => {
        let now = start;
        for (const [attempts, lateMs] of late.entries()) {
          const next = nextJanitorCheck(start, attempts, now);
          if (next === null) return expect(msBetween(start, now)).toBeGreaterThan(0);
          expect(next >= now).toBe(true);
          now = addMs(next, lateMs);
        }
        throw new Error('the questions never end');
      }),
    );
  });
});

describe('what an answer settles', () => {
  const providerReference = 'sb_1';
  const amount = money(5000, 'CNY');
  const actionUrl = 'https://pay.example';

  it.each<[string, LookupAnswer, number, PaymentVerdict['state']]>([
    ['captured is captured', { result: 'captured', providerReference, amount }, 0, 'captured'],
    [
      'one unit more is not booked but looked at',
      { result: 'captured', providerReference, amount: money(5001, 'CNY') },
      0,
      'review',
    ],
    [
      'F25 another currency is not booked but looked at',
      { result: 'captured', providerReference, amount: money(5000, 'USD') },
      0,
      'review',
    ],
    ['what the provider works on waits', { result: 'processing', providerReference }, DAY_MS, 'waiting'],
    [
      'the customer has to act',
      { result: 'requiresAction', providerReference, actionUrl, expiresAt: start },
      0,
      'requiresAction',
    ],
    ['a page that nobody paid on has expired', { result: 'expired', providerReference }, 0, 'expired'],
    [
      'declined is failed',
      { result: 'declined', providerReference, declineCode: 'cardDeclined' },
      0,
      'failed',
    ],
    ['no answer stays unknown', { result: 'noAnswer' }, 8 * DAY_MS, 'unknown'],
    ['not found may still be on its way', { result: 'notFound' }, LOST_AFTER_MS - 1, 'unknown'],
    ['not found after ten minutes was never received', { result: 'notFound' }, LOST_AFTER_MS, 'failed'],
  ])('P4 %s', (_name, answer, elapsedMs, state) => {
    const payment = { amount, startedAt: start };
    expect(verdictOfLookup(answer, payment, after(elapsedMs)).state).toBe(state);
  });

  it('a decline keeps its reason', () => {
    expect(
      verdictOfCharge({ result: 'declined', providerReference, declineCode: 'insufficientFunds' }, amount),
    ).toEqual({
      state: 'failed',
      declineCode: 'insufficientFunds',
      providerReference,
    });
  });

  it('every reason has its words in every language', () => {
    for (const code of DECLINE_CODES)
      for (const text of Object.values(DECLINE_TEXTS[code])) expect(text).toMatch(/\S/);
  });
});
