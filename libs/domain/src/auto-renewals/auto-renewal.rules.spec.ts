import fc from 'fast-check';
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../kernel';
import {
  afterFailure,
  autoRenewPayment,
  autoRenewStateOf,
  type AutoRenewTurn,
  dueAt,
  nextTryAt,
  refuseUnfitSchedule,
  USUAL_SCHEDULE,
} from './index';

const END: Instant = '2026-12-01T00:00:00.000Z';
const fromEnd = (hours: number): Instant => addMs(END, hours * HOUR_MS);
const LONG_AGO = fromEnd(-30 * 24);

describe('the next try', () => {
  it.each<[string, Partial<AutoRenewTurn>, number | null]>([
    ['first a day before the end', {}, -24],
    ['at once, when it was switched on ten hours before', { since: fromEnd(-10) }, -10],
    ['at once, when it was switched on a day after the end', { since: fromEnd(24) }, 24],
    ['never, when it was switched on after the last one', { since: fromEnd(49) }, null],
    ['an hour after the first', { lastTryAt: fromEnd(-24) }, -23],
    ['not in a burst, after everything stood still', { lastTryAt: fromEnd(-5) }, 0],
    ['two days after the end', { lastTryAt: fromEnd(0) }, 48],
    ['never after the last', { lastTryAt: fromEnd(48) }, null],
  ])('is %s', (_name, turn, hours) => {
    const next = nextTryAt({ endsAt: END, since: LONG_AGO, lastTryAt: null, ...turn }, USUAL_SCHEDULE);
    expect(next).toBe(hours === null ? null : fromEnd(hours));
  });

  it('comes later each time, and there are never more than the schedule has', () => {
    const hours = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(hours, fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 10 }), (since, delays) => {
        let turn: AutoRenewTurn = { endsAt: END, since: fromEnd(since), lastTryAt: null, plannedAt: null };
        const tried: Instant[] = [];
        for (const delay of [...delays, 0, 0, 0, 0, 0]) {
          const next = nextTryAt(turn, USUAL_SCHEDULE);
          if (next === null) break;
          expect(next > (turn.lastTryAt ?? '')).toBe(true);
          const at = addMs(next, delay * HOUR_MS);
          tried.push(at);
          turn = { ...turn, lastTryAt: at };
        }
        expect(tried.length).toBeLessThanOrEqual(USUAL_SCHEDULE.length);
        expect(tried.length > 0).toBe(since <= 48);
      }),
    );
  });
});

describe('a try that failed', () => {
  const turn = { endsAt: END, since: LONG_AGO, lastTryAt: fromEnd(-24), plannedAt: null };
  it.each([
    ['insufficientFunds', { kind: 'again', at: fromEnd(-23) }],
    ['balance_too_low', { kind: 'again', at: fromEnd(-23) }],
    ['payment_method_unusable', { kind: 'again', at: fromEnd(-23) }],
    ['auto_renew_no_method', { kind: 'again', at: fromEnd(-23) }],
    ['cardDeclined', { kind: 'stop', reason: 'refusedForGood' }],
    ['suspectedFraud', { kind: 'stop', reason: 'refusedForGood' }],
    ['plan_not_released', { kind: 'stop', reason: 'notRenewable' }],
    ['customer_closed', { kind: 'stop', reason: 'notRenewable' }],
  ])('for %s is followed by what the rules say', (error, consequence) => {
    expect(afterFailure(error, turn, USUAL_SCHEDULE)).toEqual(consequence);
  });

  it('ends it when it was the last', () => {
    const last = { ...turn, lastTryAt: addMs(END, 2 * DAY_MS) };
    expect(afterFailure('balance_too_low', last, USUAL_SCHEDULE)).toEqual({
      kind: 'stop',
      reason: 'triesUsed',
    });
  });
});

describe('a schedule that is changed', () => {
  const turn = { endsAt: END, since: LONG_AGO, lastTryAt: null, plannedAt: null };

  it('counts for the first try of every plan, as it stands then', () => {
    expect(dueAt(turn, USUAL_SCHEDULE)).toBe(fromEnd(-24));
    expect(dueAt(turn, [-72, 0])).toBe(fromEnd(-72));
    expect(dueAt(turn, [6])).toBe(fromEnd(6));
  });

  it('leaves a try where it was planned and told; the one after it is planned anew', () => {
    const tried = { ...turn, lastTryAt: fromEnd(-24), plannedAt: fromEnd(-23) };
    expect(dueAt(tried, [-48, -12, 0])).toBe(fromEnd(-23));
    const failed = { ...tried, lastTryAt: fromEnd(-23) };
    const again = { kind: 'again', at: fromEnd(-12) };
    expect(afterFailure('balance_too_low', failed, [-48, -12, 0])).toEqual(again);
  });

  it('does nothing more where none was left', () => {
    expect(dueAt({ ...turn, lastTryAt: fromEnd(48) }, [-24, 72])).toBeNull();
  });

  it.each([[[]], [[0, 0]], [[0, -24]], [[-24, -23, 48, 47]]])('cannot be %j', (hours) => {
    const refused = { code: 'tries_unfit', errors: [expect.objectContaining({ field: 'hours' })] };
    expect(() => refuseUnfitSchedule(hours)).toThrow(expect.objectContaining(refused));
  });

  it.each([[USUAL_SCHEDULE], [[0]], [[-168, 144]]])('can be %j', (hours) => {
    expect(() => refuseUnfitSchedule(hours)).not.toThrow();
  });
});

describe('who pays', () => {
  it.each([
    ['walletFirst', 'm', { useWallet: true, methodId: 'm' }],
    ['walletFirst', null, { useWallet: true }],
    ['methodOnly', 'm', { useWallet: false, methodId: 'm' }],
    ['walletOnly', 'm', { useWallet: true }],
    ['walletOnly', null, { useWallet: true }],
  ] as const)('%s with %s', (order, method, payment) => {
    expect(autoRenewPayment(order, method)).toEqual(payment);
  });

  it('is nobody where only a method may and there is none', () => {
    expect(() => autoRenewPayment('methodOnly', null)).toThrow(
      expect.objectContaining({ code: 'auto_renew_no_method' }),
    );
  });
});

it.each([
  [true, null, null, 'waiting'],
  [true, null, 'balance_too_low', 'failing'],
  [false, null, null, 'off'],
  [false, END, 'balance_too_low', 'stopped'],
] as const)('on %s, stopped %s, error %s is %s', (on, stoppedAt, lastError, state) => {
  expect(autoRenewStateOf({ on, stoppedAt, lastError })).toBe(state);
});
