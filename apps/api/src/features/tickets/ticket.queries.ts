import { permits, Problem, ROLES } from '@ur-desk/domain/kernel';
import { EMPTY_TIER, NO_TIER } from '@ur-desk/domain/memberships';
import { type NotificationState } from '@ur-desk/domain/notifications';
import { type ReasonFacts } from '@ur-desk/domain/reason-codes';
import {
  SHOWN_ASSIGNEES,
  SHOWN_ENTRIES,
  type TicketAssigneeView,
  type TicketLinkInput,
  type TicketLinkKind,
  type TicketLinkView,
  type TicketPriority,
  type TicketPromise,
} from '@ur-desk/domain/tickets';
import { type EntityManager } from 'typeorm';
import { offeredReasons, offeredReasonsSql } from '../reason-codes/reason-code.queries';
import { type StaffEntity } from '../staff/staff.entity';
import { type TicketEntryEntity } from './ticket-entry.entity';
import { TicketEntity } from './ticket.entity';

/** Throws `not_found`. */
export async function ticketById(em: EntityManager, id: string): Promise<TicketEntity> {
  const ticket = await em.findOneBy(TicketEntity, { id });
  if (!ticket) throw new Problem('not_found');
  return ticket;
}

interface PromiseRow {
  tier: string | null;
  sla_minutes: number | null;
  support_priority: TicketPriority | null;
}

/** What the customer's tier is promised now; without a tier, what everybody is. */
export async function promiseTo(
  em: EntityManager,
  customerId: string,
): Promise<TicketPromise & { tier: string }> {
  const [row] = await em.query<PromiseRow[]>(
    `SELECT t.code AS tier, t.sla_minutes, t.support_priority
     FROM membership m JOIN membership_tier t ON t.code = m.tier WHERE m.customer_id = $1`,
    [customerId],
  );
  return {
    tier: row?.tier ?? NO_TIER,
    slaMinutes: row?.sla_minutes ?? EMPTY_TIER.slaMinutes,
    slaPriority: row?.support_priority ?? EMPTY_TIER.supportPriority,
  };
}

/** Where the records stand that a ticket can be about. */
const LINKED: Record<TicketLinkKind, string> = {
  payment: 'payment',
  renewal: 'renewal',
  refund: 'refund',
  line: 'line',
  adjustment: 'adjustment',
  dispute: 'dispute',
};

/** The linked record. Throws `ticket_link_foreign` at `link.id` when the customer has none such. */
export async function linkOf(
  em: EntityManager,
  customerId: string,
  { kind, id }: TicketLinkInput,
): Promise<TicketLinkView> {
  const sql = `SELECT reference FROM ${LINKED[kind]} WHERE customer_id = $1 AND id = $2`;
  const [row] = await em.query<{ reference: string }[]>(sql, [customerId, id]);
  if (!row) throw new Problem('ticket_link_foreign', {}, [{ field: 'link.id', code: 'not_known' }]);
  return { kind, id, reference: row.reference };
}

/** The ticket that is due first among those that somebody has and those that nobody has; null: none. */
export async function nextTicketFor(em: EntityManager, staffId: string): Promise<string | null> {
  const rows = await em.query<{ id: string }[]>(
    `SELECT id FROM ticket WHERE state IN ('acknowledged', 'inProgress') AND (assignee_id IS NULL OR assignee_id = $1)
     ORDER BY due_at, id LIMIT 1`,
    [staffId],
  );
  return rows[0]?.id ?? null;
}

export async function colleagueById(
  em: EntityManager,
  id: string,
): Promise<Pick<StaffEntity, 'id' | 'name' | 'role' | 'state'> | null> {
  const sql = 'SELECT id, name, role, state FROM staff WHERE id = $1';
  const [row] = await em.query<Pick<StaffEntity, 'id' | 'name' | 'role' | 'state'>[]>(sql, [id]);
  return row ?? null;
}

/** Those who work on tickets, by name. */
export async function ticketStaff(em: EntityManager): Promise<TicketAssigneeView[]> {
  const roles = ROLES.filter((role) => permits(role, 'tickets:update'));
  return em.query<TicketAssigneeView[]>(
    `SELECT id, name FROM staff WHERE state = 'active' AND role = ANY($1) ORDER BY name, id LIMIT ${SHOWN_ASSIGNEES}`,
    [roles],
  );
}

/** Why a ticket can be resolved. */
export async function ticketReasons(em: EntityManager): Promise<ReasonFacts[]> {
  const [row] = await em.query<{ reasons: ReasonFacts[] }[]>(
    `SELECT ${offeredReasonsSql('ticket')} AS reasons`,
  );
  return offeredReasons(row?.reasons ?? []);
}

export type EntryRow = TicketEntryEntity & {
  notificationId: string | null;
  delivery: NotificationState | null;
  inFolder: boolean;
};

/** What was said, oldest first; of a very long ticket the latest. With each reply what became of its message. */
export async function entriesOf(
  em: EntityManager,
  { customerId, id }: Pick<TicketEntity, 'customerId' | 'id'>,
): Promise<EntryRow[]> {
  const rows = await em.query<EntryRow[]>(
    `SELECT e.id, e.kind, e.author, e.text_sealed AS "textSealed", e.state, e.channel, e.created_at AS "createdAt",
       n.id AS "notificationId", n.state AS delivery,
       (n.state = 'sent' AND n.provider = 'folder') IS TRUE AS "inFolder"
     FROM ticket_entry e LEFT JOIN LATERAL (
       SELECT n.id, n.state, n.provider FROM notification n
       WHERE e.kind = 'reply' AND n.customer_id = e.customer_id AND n.cause_id = e.id ORDER BY n.created_at DESC, n.id DESC LIMIT 1
     ) n ON true
     WHERE e.customer_id = $1 AND e.ticket_id = $2 ORDER BY e.id DESC LIMIT ${SHOWN_ENTRIES}`,
    [customerId, id],
  );
  return rows.reverse();
}

/** The number that a ticket is about: that of the linked line, else of the customer's oldest one that lives. */
export async function numberOf(
  em: EntityManager,
  { customerId, linkId }: Pick<TicketEntity, 'customerId' | 'linkId'>,
): Promise<string | null> {
  const rows = await em.query<{ msisdn: string }[]>(
    `SELECT msisdn FROM line WHERE customer_id = $1 AND (state <> 'retired' OR id = $2)
     ORDER BY (id = $2) IS TRUE DESC, created_at, id LIMIT 1`,
    [customerId, linkId],
  );
  return rows[0]?.msisdn ?? null;
}
