import { type Instant } from '@ur-desk/domain/kernel';
import {
  nextDueAt,
  OPEN_TICKET_STATES,
  type TicketEntryView,
  type TicketFacts,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { type TicketEntity } from './ticket.entity';
import { type EntryRow } from './ticket.queries';

/** Stands for "the clocks stand", so that the queue can be sorted and paged by one column. */
export const NEVER_DUE = '9999-12-31T00:00:00.000Z';

/** SQL: the states of tickets that somebody still has to work on, for `state IN (…)`. */
export const OPEN_TICKETS = OPEN_TICKET_STATES.map((state) => `'${state}'`).join(', ');

const instant = (date: Date | null): Instant | null => date?.toISOString() ?? null;
const date = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

/** What the rules see of a stored ticket. */
export const factsOf = (row: TicketEntity): TicketFacts => ({
  state: row.state,
  priority: row.priority,
  slaMinutes: row.slaMinutes,
  slaPriority: row.slaPriority,
  usedMs: Number(row.usedMs),
  since: instant(row.since),
  firstRespondedAt: instant(row.firstRespondedAt),
  firstResponseDueAt: instant(row.firstResponseDueAt),
  resolutionDueAt: instant(row.resolutionDueAt),
  resolvedAt: instant(row.resolvedAt),
});

/** What is stored of what the rules decided. */
export const columnsOf = (facts: TicketFacts) => ({
  state: facts.state,
  priority: facts.priority,
  slaMinutes: facts.slaMinutes,
  slaPriority: facts.slaPriority,
  usedMs: facts.usedMs,
  since: date(facts.since),
  firstRespondedAt: date(facts.firstRespondedAt),
  firstResponseDueAt: date(facts.firstResponseDueAt),
  resolutionDueAt: date(facts.resolutionDueAt),
  resolvedAt: date(facts.resolvedAt),
  dueAt: new Date(nextDueAt(facts) ?? NEVER_DUE),
});

/** A ticket with what was sealed. */
export const ticketView = (row: TicketEntity, subject: unknown): TicketView => ({
  id: row.id,
  customerId: row.customerId,
  reference: row.reference,
  subject: typeof subject === 'string' ? subject : null,
  state: row.state,
  priority: row.priority,
  tier: row.tier,
  assigneeId: row.assigneeId,
  assignee: row.assignee,
  link:
    row.linkKind === null || row.linkId === null || row.linkReference === null
      ? null
      : { kind: row.linkKind, id: row.linkId, reference: row.linkReference },
  dueAt: nextDueAt(factsOf(row)),
  firstResponseDueAt: instant(row.firstResponseDueAt),
  firstRespondedAt: instant(row.firstRespondedAt),
  resolutionDueAt: instant(row.resolutionDueAt),
  resolvedAt: instant(row.resolvedAt),
  wrapUpCode: row.wrapUpCode,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

/** Something that was said, with its words. */
export const entryView = (row: EntryRow, text: unknown): TicketEntryView => ({
  id: row.id,
  kind: row.kind,
  author: row.author,
  text: typeof text === 'string' ? text : null,
  state: row.state,
  channel: row.channel,
  notificationId: row.notificationId,
  delivery: row.delivery,
  inFolder: row.inFolder,
  createdAt: row.createdAt.toISOString(),
});
