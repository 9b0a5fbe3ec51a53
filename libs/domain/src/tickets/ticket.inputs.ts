import { Flag, Id, Nested, OneOf, Text } from '../kernel';
import { NOTIFICATION_CHANNELS, type NotificationChannel } from '../notifications';
import {
  STATES_AFTER_REPLY,
  TICKET_LINK_KINDS,
  TICKET_PRIORITIES,
  TICKET_STATES,
  WRITTEN_ENTRY_KINDS,
  type StateAfterReply,
  type TicketLinkKind,
  type TicketPriority,
  type TicketState,
  type WrittenEntryKind,
} from './ticket.types';

/** As long as what is taken down may be; a reply is shorter. */
const MOST_CHARACTERS = 12_000;
const MOST_REPLY_CHARACTERS = 4_000;

/** The record that a ticket is about; it must be the customer's. */
export class TicketLinkInput {
  @OneOf(TICKET_LINK_KINDS)
  kind: TicketLinkKind;

  @Id()
  id: string;
}

/** What can be changed in a ticket. A field that is left out stays as it is. */
export class UpdateTicketInput {
  @Text({ max: 200, optional: true })
  subject?: string;

  @OneOf(TICKET_PRIORITIES, { optional: true, description: 'changes what is promised, from the opening on' })
  priority?: TicketPriority;

  @Nested(() => TicketLinkInput, { optional: true, nullable: true })
  link?: TicketLinkInput | null;
}

export class CreateTicketInput extends UpdateTicketInput {
  @Id()
  customerId: string;

  @Text({ max: 200 })
  override subject: string;

  @Text({ max: MOST_CHARACTERS, optional: true, description: 'what the customer says' })
  text?: string;

  @Flag({ optional: true, description: 'taken by who opens it' })
  mine?: boolean;
}

export class TakeTicketInput {
  @Flag({ optional: true, description: 'although somebody else has it' })
  over?: boolean;
}

export class AssignTicketInput {
  @Id({ nullable: true, description: 'null: back to the queue' })
  staffId: string | null;
}

export class WriteTicketInput {
  @OneOf(WRITTEN_ENTRY_KINDS)
  kind: WrittenEntryKind;

  @Text({ max: MOST_CHARACTERS })
  text: string;
}

/** Why it is over. */
class WrapUpInput {
  @Text({ max: 40, optional: true, description: 'a reason for tickets; needed where it becomes resolved' })
  reasonCode?: string;

  @Text({ max: 1_000, optional: true, description: 'for staff only' })
  comment?: string;
}

export class ReplyToTicketInput extends WrapUpInput {
  @Text({ max: MOST_REPLY_CHARACTERS })
  text: string;

  @OneOf(NOTIFICATION_CHANNELS, { optional: true, description: 'e-mail where there is one when left out' })
  channel?: NotificationChannel;

  @OneOf(STATES_AFTER_REPLY, { optional: true, description: 'how the ticket is left' })
  then?: StateAfterReply;
}

export class MoveTicketInput extends WrapUpInput {
  @OneOf(TICKET_STATES)
  state: TicketState;
}
