import { Inject, Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import {
  type TicketEntryKind,
  type TicketFacts,
  type TicketState,
  type TicketTime,
  type TicketView,
} from '@ur-desk/domain/tickets';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { versionConflict } from '../audit/audit.queries';
import { supportHoursNow } from './support-hours.setting';
import { TicketEntryEntity } from './ticket-entry.entity';
import { TicketEntity } from './ticket.entity';
import { ticketById } from './ticket.queries';
import { columnsOf, factsOf, ticketView } from './ticket.view';

export interface TicketCommand {
  action: AuditAction;
  ctx: CallContext;
  /** It rests on nothing that the caller saw. */
  blind?: boolean;
}

/** What a change works with. */
export interface OpenTicket {
  tx: Tx;
  ticket: TicketEntity;
  facts: TicketFacts;
  time: TicketTime;
}

interface Said {
  ctx: CallContext;
  kind: TicketEntryKind;
  text?: string;
  state?: TicketState | null;
  channel?: TicketEntryEntity['channel'];
}

/** The one way in which a ticket is changed. */
@Injectable()
export class TicketWrites {
  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async timeOf({ now, em }: Tx): Promise<TicketTime> {
    return { now, hours: await supportHoursNow(em, this.config.operatorZone) };
  }

  /** Throws `not_found`, `version_conflict`, and what `fn` throws. */
  async change(
    id: string,
    { action, ctx, blind }: TicketCommand,
    fn: (open: OpenTicket) => Promise<Partial<TicketEntity>>,
  ): Promise<TicketView> {
    const { customerId } = await this.db.read((em) => ticketById(em, id));
    // The write holds the customer, so that nobody else changes the ticket meanwhile.
    return this.db.write(ctx, { action, customerId }, async (tx) => {
      const ticket = await ticketById(tx.em, id);
      const before = ticketView(ticket, tx.open(ticket.subjectSealed));
      const subject = { kind: 'ticket', id } as const;
      if (!blind && ctx.ifMatch !== ticket.version) throw await versionConflict(tx.em, subject, before);
      const changes = await fn({ tx, ticket, facts: factsOf(ticket), time: await this.timeOf(tx) });
      const changed = Object.assign(new TicketEntity(), ticket, {
        ...{ updatedAt: new Date(tx.now), version: ticket.version + 1 },
        ...changes,
      });
      await tx.em.update(TicketEntity, { customerId, id }, changed);
      const after = ticketView(changed, tx.open(changed.subjectSealed));
      tx.audit({ subject, before, after });
      return after;
    });
  }
}

/** Whoever works on a ticket that nobody has, has it. */
export const workedOnBy = (
  { assigneeId, assignee }: Pick<TicketEntity, 'assigneeId' | 'assignee'>,
  { actor }: CallContext,
) =>
  assigneeId === null && actor.kind === 'staff'
    ? { assigneeId: actor.id, assignee: actor.name }
    : { assigneeId, assignee };

/** Writes into the thread; the id. */
export async function say(
  tx: Tx,
  { customerId, id: ticketId }: Pick<TicketEntity, 'customerId' | 'id'>,
  { ctx: { actor }, kind, text, state = null, channel = null }: Said,
): Promise<string> {
  const id = tx.newId();
  const by = { authorId: actor.id, author: actor.name, createdAt: new Date(tx.now) };
  const textSealed = text === undefined ? null : tx.seal(text);
  await tx.em.insert(TicketEntryEntity, {
    customerId,
    id,
    ticketId,
    kind,
    state,
    channel,
    textSealed,
    ...by,
  });
  return id;
}

/** Stores what the rules decided, and says so in the thread where the state is another one. */
export async function settle(
  { tx, ticket }: Pick<OpenTicket, 'tx' | 'ticket'>,
  after: TicketFacts,
  ctx: CallContext,
): Promise<ReturnType<typeof columnsOf>> {
  if (after.state !== ticket.state) await say(tx, ticket, { ctx, kind: 'move', state: after.state });
  return columnsOf(after);
}
