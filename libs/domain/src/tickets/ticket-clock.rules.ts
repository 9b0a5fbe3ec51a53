import { type Instant, minInstant, MINUTE_MS } from '../kernel';
import { afterBusinessMs, businessMsBetween, type SupportHours } from './support-hours.rules';
import {
  OPEN_TICKET_STATES,
  RUNNING_TICKET_STATES,
  TICKET_PRIORITIES,
  type TicketFacts,
  type TicketPriority,
  type TicketPromise,
  type TicketState,
} from './ticket.types';

/** A resolution may take so many times as long as the first response (decision 0530). */
const RESOLUTION_FACTOR = 4;

export interface TicketTargets {
  /** Business milliseconds from the opening on. */
  firstResponseMs: number;
  resolutionMs: number;
}

export const isOpenTicket = (state: TicketState): boolean =>
  (OPEN_TICKET_STATES as readonly TicketState[]).includes(state);

export const runsIn = (state: TicketState): boolean =>
  (RUNNING_TICKET_STATES as readonly TicketState[]).includes(state);

/**
 * What is promised at a priority: at the tier's own one its minutes; each step above halves them, each step below doubles them. A
 * resolution has four times as long.
 */
export function ticketTargets(promise: TicketPromise, priority: TicketPriority): TicketTargets {
  const steps = TICKET_PRIORITIES.indexOf(promise.slaPriority) - TICKET_PRIORITIES.indexOf(priority);
  const firstResponseMs = Math.round(promise.slaMinutes * MINUTE_MS * 2 ** steps);
  return { firstResponseMs, resolutionMs: firstResponseMs * RESOLUTION_FACTOR };
}

/** The ticket with its clocks read at `now`: standing or running as its state wants, and due accordingly. */
export function withClocksAt<T extends TicketFacts>(ticket: T, now: Instant, hours: SupportHours): T {
  const { state, since, firstRespondedAt } = ticket;
  const usedMs = ticket.usedMs + (since === null ? 0 : businessMsBetween(since, now, hours));
  if (!runsIn(state)) {
    // What was promised stays readable once it is over; while it waits, nobody knows when it will be due.
    const waits = isOpenTicket(state);
    return {
      ...ticket,
      usedMs,
      since: null,
      firstResponseDueAt: waits && firstRespondedAt === null ? null : ticket.firstResponseDueAt,
      resolutionDueAt: waits ? null : ticket.resolutionDueAt,
    };
  }
  const { firstResponseMs, resolutionMs } = ticketTargets(ticket, ticket.priority);
  // Counted from where the clock stands: what is late by now stays late by as much.
  const due = (targetMs: number) =>
    since === null
      ? afterBusinessMs(now, targetMs - usedMs, hours)
      : afterBusinessMs(since, targetMs - ticket.usedMs, hours);
  return {
    ...ticket,
    ...(since === null ? { usedMs, since: now } : {}),
    firstResponseDueAt: firstRespondedAt === null ? due(firstResponseMs) : ticket.firstResponseDueAt,
    resolutionDueAt: due(resolutionMs),
  };
}

/** What is due next; null: nothing, since the clocks stand. */
export function nextDueAt({
  state,
  firstRespondedAt,
  firstResponseDueAt,
  resolutionDueAt,
}: Pick<
  TicketFacts,
  'state' | 'firstRespondedAt' | 'firstResponseDueAt' | 'resolutionDueAt'
>): Instant | null {
  if (!runsIn(state) || resolutionDueAt === null) return null;
  if (firstRespondedAt !== null || firstResponseDueAt === null) return resolutionDueAt;
  return minInstant(firstResponseDueAt, resolutionDueAt);
}
