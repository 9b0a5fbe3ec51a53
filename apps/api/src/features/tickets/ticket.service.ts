import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  fieldProblem,
  makeReference,
  permits,
  Problem,
  REFERENCE_BYTES,
  seesContactsInClear,
} from '@ur-desk/domain/kernel';
import { addressOf, NOTIFICATION_CHANNELS } from '@ur-desk/domain/notifications';
import {
  type AssignTicketInput,
  type CreateTicketInput,
  movedTicket,
  openedTicket,
  prioritisedTicket,
  refuseTaking,
  refuseWritingTo,
  type TakeTicketInput,
  type TicketDetailView,
  type TicketLinkView,
  type TicketView,
  type UpdateTicketInput,
} from '@ur-desk/domain/tickets';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { customerById } from '../customers/customer.queries';
import { TicketEntity } from './ticket.entity';
import { ticketList } from './ticket.list';
import {
  colleagueById,
  entriesOf,
  linkOf,
  nextTicketFor,
  numberOf,
  promiseTo,
  ticketById,
  ticketReasons,
  ticketStaff,
} from './ticket.queries';
import { columnsOf, entryView, ticketView } from './ticket.view';
import { say, settle, TicketWrites, workedOnBy } from './ticket-writes';

/** So often somebody else may take the next ticket before one's own try. */
const TRIES = 5;

const linkColumns = (link: TicketLinkView | null) => ({
  linkKind: link?.kind ?? null,
  linkId: link?.id ?? null,
  linkReference: link?.reference ?? null,
});

/** What customers want of us: opened, found, taken. */
@Injectable()
export class TicketService {
  constructor(
    private readonly db: Db,
    private readonly writes: TicketWrites,
  ) {}

  list(query: ListQuery): Promise<ListPage<TicketView>> {
    return this.db.read(async (em) => {
      const page = await runList<TicketEntity>(em, ticketList, query);
      const sealed = page.rows.map(({ customerId, subjectSealed }) => ({
        customerId,
        sealed: subjectSealed,
      }));
      const subjects = await this.db.openSealedOf(em, sealed);
      return { ...page, rows: page.rows.map((row, index) => ticketView(row, subjects[index])) };
    });
  }

  /** Throws `not_found`. */
  get(id: string, ctx: CallContext): Promise<TicketDetailView> {
    return this.db.read(async (em) => {
      const ticket = await ticketById(em, id);
      const rows = await entriesOf(em, ticket);
      const sealed = [ticket.subjectSealed, ...rows.map(({ textSealed }) => textSealed)];
      const values = sealed.map((value) => ({ customerId: ticket.customerId, sealed: value }));
      const [subject, ...texts] = await this.db.openSealedOf(em, values);
      const entries = rows.map((row, index) => entryView(row, texts[index]));
      const customer = await this.customerOf(em, ticket, ctx);
      const assignees = permits(ctx.actor.role, 'tickets:assign') ? await ticketStaff(em) : [];
      return {
        ...ticketView(ticket, subject),
        customer,
        entries,
        reasons: await ticketReasons(em),
        assignees,
      };
    });
  }

  private async customerOf(
    em: EntityManager,
    ticket: TicketEntity,
    { actor }: CallContext,
  ): Promise<TicketDetailView['customer']> {
    const customer = await customerById(em, ticket.customerId);
    if (!customer) throw new Problem('not_found');
    const { reference, name, locale, zone } = customer;
    const msisdn = seesContactsInClear(actor.role) ? await numberOf(em, ticket) : null;
    const channels = NOTIFICATION_CHANNELS.filter((channel) => addressOf(customer, channel) !== null);
    return { reference, name, locale, zone, msisdn, channels };
  }

  /** Throws `not_found` (customer), `ticket_link_foreign` at `link.id`. */
  async create(input: CreateTicketInput, ctx: CallContext): Promise<TicketView> {
    const { customerId, subject, text, priority, link = null, mine = false } = input;
    return this.db.write(ctx, { action: 'ticket.create', customerId }, async (tx) => {
      const { tier, ...promise } = await promiseTo(tx.em, customerId);
      const time = await this.writes.timeOf(tx);
      const opened = openedTicket(promise, priority ?? promise.slaPriority, time);
      const facts = mine ? movedTicket(opened, 'inProgress', time) : opened;
      const ticket = Object.assign(new TicketEntity(), {
        ...{ customerId, id: tx.newId(), tier, subjectSealed: tx.seal(subject) },
        reference: makeReference('ticket', randomBytes(REFERENCE_BYTES)),
        ...columnsOf(facts),
        ...(mine
          ? workedOnBy({ assigneeId: null, assignee: null }, ctx)
          : { assigneeId: null, assignee: null }),
        ...linkColumns(link && (await linkOf(tx.em, customerId, link))),
        ...{ wrapUpCode: null, createdBy: ctx.actor.name, version: 1 },
        ...{ createdAt: new Date(tx.now), updatedAt: new Date(tx.now) },
      });
      await tx.em.insert(TicketEntity, ticket);
      if (text !== undefined) await say(tx, ticket, { ctx, kind: 'inbound', text });
      const after = ticketView(ticket, subject);
      tx.audit({ subject: { kind: 'ticket', id: ticket.id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `version_conflict`, `wrong_state` (it is over), `ticket_link_foreign`. */
  update(id: string, input: UpdateTicketInput, ctx: CallContext): Promise<TicketView> {
    return this.writes.change(id, { action: 'ticket.update', ctx }, async ({ tx, ticket, facts, time }) => {
      refuseWritingTo(facts);
      const { subject, priority, link } = input;
      const changed = priority === undefined ? facts : prioritisedTicket(facts, priority, time);
      return {
        ...columnsOf(changed),
        ...(subject === undefined ? {} : { subjectSealed: tx.seal(subject) }),
        ...(link === undefined ? {} : linkColumns(link && (await linkOf(tx.em, ticket.customerId, link)))),
      };
    });
  }

  /** Of two who take it at once, one gets it. Throws `not_found`, `ticket_taken`, `wrong_state`. */
  take(id: string, { over = false }: TakeTicketInput, ctx: CallContext): Promise<TicketView> {
    const command = { action: 'ticket.take' as const, ctx, blind: true };
    return this.writes.change(id, command, async (open) => {
      const { ticket, facts, time } = open;
      refuseTaking(ticket, { staffId: ctx.actor.id, over });
      const isMine = ticket.assigneeId === ctx.actor.id && facts.state !== 'acknowledged';
      // Nothing changes, so whoever has it open sees no other version of it.
      if (isMine) return { version: ticket.version, updatedAt: ticket.updatedAt };
      const begun = facts.state === 'acknowledged' ? movedTicket(facts, 'inProgress', time) : facts;
      const columns = await settle(open, begun, ctx);
      return { ...columns, assigneeId: ctx.actor.id, assignee: ctx.actor.name };
    });
  }

  /** Takes what is due first, of one's own and of what nobody has. Throws `ticket_none_left`. */
  async takeNext(ctx: CallContext): Promise<TicketView> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const id = await this.db.read((em) => nextTicketFor(em, ctx.actor.id));
      if (id === null) throw new Problem('ticket_none_left');
      try {
        return await this.take(id, {}, ctx);
      } catch (error) {
        // Somebody was faster: there may be another one.
        if (!(error instanceof Problem) || !['ticket_taken', 'wrong_state'].includes(error.code)) throw error;
      }
    }
    throw new Problem('unavailable');
  }

  /** Gives it to a colleague, or back to the queue. Throws `not_found`, `version_conflict`, `ticket_assignee_unfit`, `wrong_state`. */
  assign(id: string, { staffId }: AssignTicketInput, ctx: CallContext): Promise<TicketView> {
    return this.writes.change(id, { action: 'ticket.assign', ctx }, async ({ tx, facts }) => {
      refuseWritingTo(facts);
      if (staffId === null) return { assigneeId: null, assignee: null };
      const colleague = await colleagueById(tx.em, staffId);
      if (colleague?.state !== 'active' || !permits(colleague.role, 'tickets:update'))
        throw fieldProblem('staffId', 'ticket_assignee_unfit');
      return { assigneeId: colleague.id, assignee: colleague.name };
    });
  }
}
