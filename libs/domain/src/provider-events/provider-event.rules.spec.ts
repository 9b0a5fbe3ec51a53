import fc from 'fast-check';
import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel';
import { isClockSuspect, PROVIDER_EVENT_PROBLEMS, standingAfter } from './index';

const now = '2026-11-22T12:00:00.000Z';
const subject = { kind: 'payment', id: 'p', customerId: 'c' } as const;

describe('where an event stands after a try', () => {
  it.each(['applied', 'superseded'] as const)('%s is the end', (result) => {
    expect(standingAfter({ result, subject }, 1, now)).toEqual({
      state: result,
      problem: null,
      nextTryAt: null,
    });
  });

  it.each([
    ['after half a minute', 1, 30 * SECOND_MS],
    ['after two minutes', 2, 2 * MINUTE_MS],
    ['after ten minutes', 3, 10 * MINUTE_MS],
    ['after an hour', 4, HOUR_MS],
    ['after six hours', 5, 6 * HOUR_MS],
  ])('an unknown subject is tried again %s', (_name, tries, waitMs) => {
    expect(
      standingAfter({ result: 'problem', problem: 'subjectUnknown', subject: null }, tries, now),
    ).toEqual({ state: 'received', problem: 'subjectUnknown', nextTryAt: addMs(now, waitMs) });
  });

  it.each(['amountDiffers', 'contradicts', 'notHandled'] as const)(
    'time does not help against %s',
    (problem) => {
      expect(standingAfter({ result: 'problem', problem, subject }, 1, now)).toEqual({
        state: 'failed',
        problem,
        nextTryAt: null,
      });
    },
  );

  it('J3 whatever goes wrong, it ends after six tries', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROVIDER_EVENT_PROBLEMS),
        fc.integer({ min: 6, max: 99 }),
        (problem, n) => {
          const { state, nextTryAt } = standingAfter({ result: 'problem', problem, subject: null }, n, now);
          expect([state, nextTryAt]).toEqual(['failed', null]);
        },
      ),
    );
  });
});

describe('F24 our own clock', () => {
  it.each([
    ['no event at all', 0, 0, false],
    ['one in a hundred', 99, 1, false],
    ['two in a hundred', 98, 2, true],
    ['the first one', 0, 1, true],
  ])('%s', (_name, received, refused, suspect) => {
    expect(isClockSuspect(received, refused)).toBe(suspect);
  });
});
