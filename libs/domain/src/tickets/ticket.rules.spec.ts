import fc from 'fast-check';
import { addMs, HOUR_MS, type Instant, MINUTE_MS, msBetween, Problem } from '../kernel';
import {
  afterBusinessMs,
  answeredTicket,
  businessMsBetween,
  heardTicket,
  movedTicket,
  nextDueAt,
  nextTicketStates,
  openedTicket,
  prioritisedTicket,
  refuseReply,
  refuseTaking,
  refuseUnfitHours,
  type SupportHours,
  supportHoursIn,
  TICKET_PRIORITIES,
  TICKET_STATES,
  type TicketFacts,
  ticketTargets,
  WEEKDAYS,
} from './index';

const HOURS = supportHoursIn('Asia/Shanghai');
/** Saturday, ten in the morning in Shanghai. */
const TEN = '2026-11-28T02:00:00.000Z';
const after = (hours: number): Instant => addMs(TEN, hours * HOUR_MS);
const at = (now: Instant) => ({ now, hours: HOURS });
const opened = (slaMinutes = 240): TicketFacts =>
  openedTicket({ slaMinutes, slaPriority: 'normal' }, 'normal', at(TEN));
const problemOf = (act: () => unknown): Partial<Problem> => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return {};
};
const instants = fc
  .integer({ min: Date.parse('2026-10-01'), max: Date.parse('2026-11-15') })
  .map((ms) => new Date(ms).toISOString());
const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC');

describe('support hours', () => {
  it.each([
    ['end before they begin', { closesAt: '08:59' }, ['closesAt', 'support_hours_unfit']],
    ['end as they begin', { closesAt: '09:00' }, ['closesAt', 'support_hours_unfit']],
    ['know no day', { weekdays: [] }, ['weekdays', 'required']],
    ['name a day that there is not', { holidays: ['2027-02-29'] }, ['holidays', 'not_date']],
    ['are fine', { holidays: ['2028-02-29'] }, undefined],
  ])('that %s', (_name, changes, flaw) => {
    const [first] = problemOf(() => refuseUnfitHours({ ...HOURS, ...changes })).errors ?? [];
    const found = first && [first.field, first.code];
    expect(found).toEqual(flaw);
  });
});

describe('business hours', () => {
  const weekdaysOnly: SupportHours = { ...HOURS, weekdays: WEEKDAYS.slice(1, 6), holidays: ['2026-11-30'] };

  it.each<[string, SupportHours, number, number]>([
    ['within the day', HOURS, 2, 2],
    ['over the evening', HOURS, 20, 11],
    ['until the next noon', HOURS, 26, 14],
    ['a weekend and a holiday are nothing', weekdaysOnly, 71, 0],
    ['the day after them counts', weekdaysOnly, 73, 2],
  ])('%s', (_name, hours, later, counted) => {
    expect(businessMsBetween(TEN, after(later), hours)).toBe(counted * HOUR_MS);
  });

  it('hours that never open are an error, not an endless loop', () => {
    expect(() => afterBusinessMs(TEN, 1, { ...HOURS, weekdays: [] })).toThrow(RangeError);
  });

  it('when an amount of time is over, exactly that much has passed; in zones with summer time, too', () => {
    const ms = fc.integer({ min: 1, max: 300 * HOUR_MS });
    fc.assert(
      fc.property(instants, ms, zones, (from, amount, zone) => {
        const hours = supportHoursIn(zone);
        const end = afterBusinessMs(from, amount, hours);
        expect(businessMsBetween(from, end, hours)).toBe(amount);
      }),
      { numRuns: 60 },
    );
  });

  it('time adds up, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), zones, (three, zone) => {
        const hours = supportHoursIn(zone);
        const [a, b, c] = [...three].sort() as [Instant, Instant, Instant];
        const parts = businessMsBetween(a, b, hours) + businessMsBetween(b, c, hours);
        expect(parts).toBe(businessMsBetween(a, c, hours));
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is promised', () => {
  it.each([
    ['urgent', 60],
    ['high', 120],
    ['normal', 240],
    ['low', 480],
  ] as const)('%s: first response within %i minutes, four times as long to the end', (priority, minutes) => {
    const targets = ticketTargets({ slaMinutes: 240, slaPriority: 'normal' }, priority);
    expect(targets).toEqual({ firstResponseMs: minutes * MINUTE_MS, resolutionMs: 4 * minutes * MINUTE_MS });
  });

  it('a tier whose tickets are urgent anyway gets no less than its minutes', () => {
    const targets = ticketTargets({ slaMinutes: 60, slaPriority: 'urgent' }, 'urgent');
    expect(targets.firstResponseMs).toBe(60 * MINUTE_MS);
  });

  it('a new ticket is due for its first response, an answered one for its end', () => {
    const ticket = opened();
    expect(nextDueAt(ticket)).toBe(after(4));
    const answered = answeredTicket(ticket, null, at(after(1)));
    expect(answered).toMatchObject({ state: 'inProgress', firstRespondedAt: after(1) });
    // Eleven hours until nine in the evening, five more from nine in the morning on.
    expect(nextDueAt(answered)).toBe(after(28));
  });

  it('waiting for the customer stops the clocks, his answer lets them go on', () => {
    const pending = answeredTicket(opened(), 'pending', at(after(1)));
    expect(nextDueAt(pending)).toBeNull();
    const back = heardTicket(pending, at(after(48)));
    expect(back).toMatchObject({ state: 'inProgress', usedMs: HOUR_MS });
    expect(businessMsBetween(after(48), nextDueAt(back) ?? '', HOURS)).toBe(15 * HOUR_MS);
  });

  it('a higher priority makes it due earlier, counted from the opening', () => {
    expect(nextDueAt(prioritisedTicket(opened(), 'urgent', at(after(2))))).toBe(after(1));
  });

  it('what was late when it was put aside is late at once when it comes back', () => {
    const held = movedTicket(movedTicket(opened(60), 'inProgress', at(after(1))), 'held', at(after(6)));
    const back = movedTicket(held, 'inProgress', at(after(8)));
    expect(nextDueAt(back)).toBe(after(8));
  });

  it('however often it is put aside, the time that it waited is added, and no more', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 5_000 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(gaps, (pairs) => {
        let ticket = movedTicket(opened(60_000), 'inProgress', at(TEN));
        let [now, worked] = [TEN, 0];
        for (const [work, wait] of pairs) {
          const stops = addMs(now, work * MINUTE_MS);
          worked += businessMsBetween(now, stops, HOURS);
          ticket = movedTicket(ticket, 'held', at(stops));
          now = addMs(stops, wait * MINUTE_MS);
          ticket = movedTicket(ticket, 'inProgress', at(now));
        }
        expect(ticket.usedMs).toBe(worked);
        expect(businessMsBetween(now, ticket.resolutionDueAt ?? '', HOURS)).toBe(
          ticketTargets(ticket, 'normal').resolutionMs - worked,
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('states (TMF621)', () => {
  it.each(TICKET_STATES.flatMap((from) => TICKET_STATES.map((to) => [from, to] as const)))(
    '%s to %s: done or refused as the table says',
    (from, to) => {
      const move = () => movedTicket({ ...opened(), state: from }, to, at(after(1)));
      if (nextTicketStates(from).includes(to)) expect(move().state).toBe(to);
      else expect(problemOf(move)).toMatchObject({ code: 'wrong_state', params: { state: from } });
    },
  );

  it('a resolved ticket says when, and no longer once it is worked on again', () => {
    const resolved = answeredTicket(opened(), 'resolved', at(after(2)));
    expect(resolved).toMatchObject({ state: 'resolved', resolvedAt: after(2), since: null });
    expect(nextDueAt(resolved)).toBeNull();
    expect(msBetween(TEN, resolved.resolutionDueAt ?? '')).toBeGreaterThan(0);
    expect(heardTicket(resolved, at(after(3)))).toMatchObject({ state: 'inProgress', resolvedAt: null });
  });

  it.each(['closed', 'cancelled'] as const)('nothing is said in one that is %s', (state) => {
    const over = { ...opened(), state };
    for (const act of [
      () => answeredTicket(over, null, at(after(1))),
      () => heardTicket(over, at(after(1))),
      () => prioritisedTicket(over, 'high', at(after(1))),
    ])
      expect(problemOf(act)).toMatchObject({ code: 'wrong_state' });
  });

  it('the clocks run exactly where somebody of us has to do something', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...TICKET_STATES), { maxLength: 12 }),
        fc.constantFrom(...TICKET_PRIORITIES),
        (moves, priority) => {
          let ticket = openedTicket({ slaMinutes: 60, slaPriority: 'normal' }, priority, at(TEN));
          moves.forEach((to, index) => {
            if (nextTicketStates(ticket.state).includes(to))
              ticket = movedTicket(ticket, to, at(after(index + 1)));
          });
          const runs = ticket.state === 'acknowledged' || ticket.state === 'inProgress';
          expect([ticket.since !== null, nextDueAt(ticket) !== null]).toEqual([runs, runs]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('taking a ticket', () => {
  const taken = { assigneeId: 'li', assignee: '李', state: 'inProgress' } as const;

  it('one that somebody has is refused with his name, unless on purpose', () => {
    const take = (over: boolean) => refuseTaking(taken, { staffId: 'wang', over });
    expect(problemOf(() => take(false))).toMatchObject({ code: 'ticket_taken', params: { name: '李' } });
    expect(() => take(true)).not.toThrow();
  });

  it('one’s own, and one that nobody has, is not', () => {
    expect(() => refuseTaking(taken, { staffId: 'li', over: false })).not.toThrow();
    const free = { ...taken, assigneeId: null, assignee: null };
    expect(() => refuseTaking(free, { staffId: 'wang', over: false })).not.toThrow();
  });
});

describe('a reply', () => {
  it.each([
    ['a place that nobody filled in', 'Dear {name}', 'email', 'ticket_reply_unfilled'],
    ['an SMS of seven parts', '您'.repeat(67 * 6 + 1), 'sms', 'ticket_reply_too_long'],
  ] as const)('refuses %s', (_name, text, channel, code) => {
    expect(problemOf(() => refuseReply(text, channel))).toMatchObject({ code, errors: [{ field: 'text' }] });
  });

  it.each([
    ['braces that are no place', 'if (a) { b }', 'email'],
    ['a long mail', '您'.repeat(1_000), 'email'],
    ['an SMS of six parts', '您'.repeat(67 * 6), 'sms'],
  ] as const)('takes %s', (_name, text, channel) => {
    expect(() => refuseReply(text, channel)).not.toThrow();
  });
});
