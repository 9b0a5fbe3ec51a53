import { type Instant } from '../kernel';
import { SUPPORT_PRIORITIES, type SupportPriority } from '../memberships';

/** TMF621. `acknowledged`: nobody has begun; `pending`: waits for the customer, `held` for somebody else; `closed` and `cancelled` are over. */
export const TICKET_STATES = [
  'acknowledged',
  'inProgress',
  'pending',
  'held',
  'resolved',
  'closed',
  'cancelled',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** Those that somebody still has to work on. */
export const OPEN_TICKET_STATES = [
  'acknowledged',
  'inProgress',
  'pending',
  'held',
] as const satisfies TicketState[];

/** In these the clocks run. */
export const RUNNING_TICKET_STATES = ['acknowledged', 'inProgress'] as const satisfies TicketState[];

export const TICKET_PRIORITIES = SUPPORT_PRIORITIES;
export type TicketPriority = SupportPriority;

/** What a ticket can be about, beside the customer himself. */
export const TICKET_LINK_KINDS = ['payment', 'renewal', 'refund', 'line', 'adjustment', 'dispute'] as const;
export type TicketLinkKind = (typeof TICKET_LINK_KINDS)[number];

/** `inbound`: what the customer says; `reply`: what goes to him; `note`: for staff only; `move`: another state. */
export const TICKET_ENTRY_KINDS = ['inbound', 'reply', 'note', 'move'] as const;
export type TicketEntryKind = (typeof TICKET_ENTRY_KINDS)[number];

/** What staff write into a ticket without sending it. */
export const WRITTEN_ENTRY_KINDS = ['inbound', 'note'] as const satisfies TicketEntryKind[];
export type WrittenEntryKind = (typeof WRITTEN_ENTRY_KINDS)[number];

/** What a ticket can be left as together with a reply. */
export const STATES_AFTER_REPLY = ['inProgress', 'pending', 'resolved'] as const satisfies TicketState[];
export type StateAfterReply = (typeof STATES_AFTER_REPLY)[number];

/** What is promised to the customer's tier when the ticket is opened; a later tier does not change it. */
export interface TicketPromise {
  /** Business minutes to the first response, at the tier's own priority. */
  slaMinutes: number;
  slaPriority: TicketPriority;
}

/** How far the clocks have come. Both clocks run and stand together. */
export interface TicketClock {
  /** Business milliseconds until `since`. */
  usedMs: number;
  /** From when they run; null: they stand. */
  since: Instant | null;
}

/** What decides about a ticket. */
export interface TicketFacts extends TicketPromise, TicketClock {
  state: TicketState;
  priority: TicketPriority;
  firstRespondedAt: Instant | null;
  /** Null while the clocks stand and nobody has responded. */
  firstResponseDueAt: Instant | null;
  /** Null while the clocks stand. */
  resolutionDueAt: Instant | null;
  resolvedAt: Instant | null;
}
