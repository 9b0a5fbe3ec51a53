import { fieldProblem, type Instant, Problem } from '../kernel';
import { type NotificationChannel, smsSize } from '../notifications';
import { type SupportHours } from './support-hours.rules';
import { withClocksAt } from './ticket-clock.rules';
import { type StateAfterReply, type TicketFacts, type TicketPromise, type TicketState } from './ticket.types';

/** What can follow (TMF621). A resolved ticket comes back when the customer says that it is not; a closed one never does. */
const NEXT: Record<TicketState, readonly TicketState[]> = {
  acknowledged: ['inProgress', 'pending', 'held', 'cancelled'],
  inProgress: ['pending', 'held', 'resolved', 'cancelled'],
  pending: ['inProgress', 'held', 'resolved', 'cancelled'],
  held: ['inProgress', 'pending', 'resolved', 'cancelled'],
  resolved: ['inProgress', 'closed'],
  closed: [],
  cancelled: [],
};

/** A customer pays attention to no longer ones, and the operator pays for each part. */
export const MOST_SMS_PARTS = 6;

/** When something is done, and in which hours time counts. */
export interface TicketTime {
  now: Instant;
  hours: SupportHours;
}

export const nextTicketStates = (state: TicketState): readonly TicketState[] => NEXT[state];

export const isTicketOver = (state: TicketState): boolean => NEXT[state].length === 0;

/** A ticket as it is opened: nobody has begun, and the clocks run. */
export const openedTicket = (
  promise: TicketPromise,
  priority: TicketFacts['priority'],
  { now, hours }: TicketTime,
): TicketFacts =>
  withClocksAt<TicketFacts>(
    {
      ...promise,
      priority,
      ...{ state: 'acknowledged', usedMs: 0, since: null, firstRespondedAt: null, resolvedAt: null },
      ...{ firstResponseDueAt: null, resolutionDueAt: null },
    },
    now,
    hours,
  );

/** The ticket in another state, its clocks with it. Throws `wrong_state`. */
export function movedTicket<T extends TicketFacts>(
  ticket: T,
  to: TicketState,
  { now, hours }: TicketTime,
): T {
  if (!NEXT[ticket.state].includes(to)) throw new Problem('wrong_state', { state: ticket.state });
  const resolvedAt = to === 'resolved' ? now : to === 'inProgress' ? null : ticket.resolvedAt;
  return withClocksAt({ ...ticket, state: to, resolvedAt }, now, hours);
}

/** Another priority changes what is promised, from the opening on. Throws `wrong_state` when it is over. */
export function prioritisedTicket<T extends TicketFacts>(
  ticket: T,
  priority: TicketFacts['priority'],
  { now, hours }: TicketTime,
): T {
  refuseWritingTo(ticket);
  return withClocksAt({ ...ticket, priority }, now, hours);
}

/** Throws `wrong_state` when nothing is written into it any more. */
export function refuseWritingTo({ state }: Pick<TicketFacts, 'state'>): void {
  if (isTicketOver(state)) throw new Problem('wrong_state', { state });
}

/** The ticket once the customer has said something: what waited for him or was done is worked on again. Throws `wrong_state`. */
export function heardTicket<T extends TicketFacts>(ticket: T, time: TicketTime): T {
  refuseWritingTo(ticket);
  return ticket.state === 'pending' || ticket.state === 'resolved'
    ? movedTicket(ticket, 'inProgress', time)
    : ticket;
}

/**
 * The ticket once the customer was answered: the first response is given, and it is left as `then` says; a new one is in progress.
 * Throws `wrong_state`.
 */
export function answeredTicket<T extends TicketFacts>(
  ticket: T,
  then: StateAfterReply | null,
  time: TicketTime,
): T {
  refuseWritingTo(ticket);
  const begun = ticket.state === 'acknowledged' ? movedTicket(ticket, 'inProgress', time) : ticket;
  const answered = { ...begun, firstRespondedAt: begun.firstRespondedAt ?? time.now };
  if (then === null || then === answered.state) return withClocksAt(answered, time.now, time.hours);
  return movedTicket(answered, then, time);
}

/** Throws `ticket_taken` when somebody else has it, unless it is taken over on purpose. */
export function refuseTaking(
  { assigneeId, assignee, state }: { assigneeId: string | null; assignee: string | null; state: TicketState },
  by: { staffId: string; over: boolean },
): void {
  refuseWritingTo({ state });
  if (assigneeId !== null && assigneeId !== by.staffId && !by.over)
    throw new Problem('ticket_taken', { name: assignee ?? '' });
}

const UNFILLED = /\{[a-zA-Z]+\}/gu;

/** The places of an answer that nobody filled in, each once: `{plan}`. */
export const unfilledIn = (text: string): string[] => [...new Set(text.match(UNFILLED))];

/** Refuses what must not go to a customer: a place that nobody filled in, an SMS of too many parts. Throws both at `text`. */
export function refuseReply(text: string, channel: NotificationChannel): void {
  const [place] = unfilledIn(text);
  if (place) throw fieldProblem('text', 'ticket_reply_unfilled', { place });
  if (channel !== 'sms') return;
  const { segments } = smsSize(text);
  if (segments > MOST_SMS_PARTS)
    throw fieldProblem('text', 'ticket_reply_too_long', { parts: segments, most: MOST_SMS_PARTS });
}
