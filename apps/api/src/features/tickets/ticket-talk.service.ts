import { Injectable } from '@nestjs/common';
import { fieldProblem, Problem } from '@ur-desk/domain/kernel';
import { addressOf, channelFor, type NotificationChannel } from '@ur-desk/domain/notifications';
import { refuseReason } from '@ur-desk/domain/reason-codes';
import {
  answeredTicket,
  heardTicket,
  movedTicket,
  type MoveTicketInput,
  refuseReply,
  refuseWritingTo,
  type ReplyToTicketInput,
  type TicketState,
  type TicketView,
  type WriteTicketInput,
} from '@ur-desk/domain/tickets';
import { type CallContext } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { customerById } from '../customers/customer.queries';
import { ticketReasons } from './ticket.queries';
import { type OpenTicket, say, settle, TicketWrites, workedOnBy } from './ticket-writes';

interface WrapUp {
  reasonCode?: string | undefined;
  comment?: string | undefined;
}

/** What is said in tickets, and how they end. */
@Injectable()
export class TicketTalkService {
  constructor(private readonly writes: TicketWrites) {}

  /**
   * Takes down what the customer says, or a note for colleagues. A note changes nothing that others may be working on. Throws
   * `not_found`, `wrong_state` (it is over).
   */
  write(id: string, { kind, text }: WriteTicketInput, ctx: CallContext): Promise<TicketView> {
    const command = { action: 'ticket.write' as const, ctx, blind: true };
    return this.writes.change(id, command, async (open) => {
      const { tx, ticket, facts, time } = open;
      refuseWritingTo(facts);
      await say(tx, ticket, { ctx, kind, text });
      if (kind === 'note') return { version: ticket.version };
      const heard = heardTicket(facts, time);
      return {
        ...(await settle(open, heard, ctx)),
        ...(heard.state === 'inProgress' ? { wrapUpCode: null } : {}),
      };
    });
  }

  /**
   * Answers the customer, by e-mail or SMS, and leaves the ticket as `then` says. Throws `not_found`, `version_conflict`, `wrong_state`,
   * `notification_no_address` at `channel`, what `refuseReply` throws, and what is wrong with the reason.
   */
  reply(id: string, input: ReplyToTicketInput, ctx: CallContext): Promise<TicketView> {
    return this.writes.change(id, { action: 'ticket.reply', ctx }, async (open) => {
      const { tx, ticket, facts, time } = open;
      const { customerId, reference } = ticket;
      const { text, then = null } = input;
      const answered = answeredTicket(facts, then, time);
      const channel = await channelTo(tx, customerId, input.channel);
      refuseReply(text, channel);
      const entryId = await say(tx, ticket, { ctx, kind: 'reply', text, channel });
      const subject = tx.open(ticket.subjectSealed);
      tx.emit('ticket.replied', { customerId, ticketId: id, entryId, reference, subject, text, channel });
      return {
        ...(await settle(open, answered, ctx)),
        ...workedOnBy(ticket, ctx),
        ...(await wrappedUp(open, answered.state, { wrapUp: input, ctx })),
      };
    });
  }

  /** Throws `not_found`, `version_conflict`, `wrong_state`, and what is wrong with the reason. */
  move(id: string, input: MoveTicketInput, ctx: CallContext): Promise<TicketView> {
    return this.writes.change(id, { action: 'ticket.move', ctx }, async (open) => {
      const moved = movedTicket(open.facts, input.state, open.time);
      return {
        ...(await settle(open, moved, ctx)),
        ...workedOnBy(open.ticket, ctx),
        ...(await wrappedUp(open, moved.state, { wrapUp: input, ctx })),
      };
    });
  }
}

/** The way to the customer. Throws `notification_no_address` at `channel`. */
async function channelTo(
  tx: Tx,
  customerId: string,
  wanted: NotificationChannel | undefined,
): Promise<NotificationChannel> {
  const customer = await customerById(tx.em, customerId);
  const channel = customer && (wanted ?? channelFor(customer));
  if (!channel || addressOf(customer, channel) === null)
    throw fieldProblem('channel', 'notification_no_address');
  return channel;
}

/** Why it is over, where it becomes resolved; taken back where it is worked on again. A comment is a note in the thread. */
async function wrappedUp(
  { tx, ticket }: OpenTicket,
  state: TicketState,
  { wrapUp: { reasonCode, comment }, ctx }: { wrapUp: WrapUp; ctx: CallContext },
): Promise<{ wrapUpCode?: string | null }> {
  if (state === 'resolved' && ticket.state !== 'resolved') {
    if (reasonCode === undefined)
      throw new Problem('validation_failed', {}, [{ field: 'reasonCode', code: 'required' }]);
    refuseReason(await ticketReasons(tx.em), { reasonCode, comment });
  }
  if (comment !== undefined) await say(tx, ticket, { ctx, kind: 'note', text: comment });
  if (state === ticket.state || state === 'closed') return {};
  return { wrapUpCode: state === 'resolved' ? (reasonCode ?? null) : null };
}
