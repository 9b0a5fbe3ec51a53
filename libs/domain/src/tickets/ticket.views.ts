import {
  Flag,
  Id,
  InstantField,
  LOCALES,
  Nested,
  NestedList,
  OneOf,
  OneOfList,
  Text,
  Whole,
  ZoneField,
  type Locale,
} from '../kernel';
import {
  NOTIFICATION_CHANNELS,
  NOTIFICATION_STATES,
  type NotificationChannel,
  type NotificationState,
} from '../notifications';
import { OfferedReasonView } from '../reason-codes';
import {
  TICKET_ENTRY_KINDS,
  TICKET_LINK_KINDS,
  TICKET_PRIORITIES,
  TICKET_STATES,
  type TicketEntryKind,
  type TicketLinkKind,
  type TicketPriority,
  type TicketState,
} from './ticket.types';

/** So many entries of a ticket are shown, the latest. */
export const SHOWN_ENTRIES = 500;

/** So many colleagues are offered at most. */
export const SHOWN_ASSIGNEES = 500;

export class TicketLinkView {
  @OneOf(TICKET_LINK_KINDS) kind: TicketLinkKind;
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
}

/** A ticket as the queue shows it. */
export class TicketView {
  @Id() id: string;
  @Id() customerId: string;
  @Text({ max: 20 }) reference: string;
  @Text({ max: 200, nullable: true, description: 'null when the person was erased' }) subject: string | null;
  @OneOf(TICKET_STATES) state: TicketState;
  @OneOf(TICKET_PRIORITIES) priority: TicketPriority;
  @Text({ max: 40, description: 'the customer’s tier when it was opened; none: no tier' }) tier: string;
  @Id({ nullable: true }) assigneeId: string | null;
  @Text({ max: 200, nullable: true }) assignee: string | null;
  @Nested(() => TicketLinkView, { nullable: true }) link: TicketLinkView | null;
  @InstantField({ nullable: true, description: 'what is due next; null: the clocks stand' }) dueAt:
    string | null;
  @InstantField({ nullable: true }) firstResponseDueAt: string | null;
  @InstantField({ nullable: true }) firstRespondedAt: string | null;
  @InstantField({ nullable: true }) resolutionDueAt: string | null;
  @InstantField({ nullable: true }) resolvedAt: string | null;
  @Text({ max: 40, nullable: true }) wrapUpCode: string | null;
  @Text({ max: 200 }) createdBy: string;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}

export class TicketEntryView {
  @Id() id: string;
  @OneOf(TICKET_ENTRY_KINDS) kind: TicketEntryKind;
  @Text({ max: 200 }) author: string;
  @Text({ max: 12_000, nullable: true, description: 'null when there is none, or the person was erased' })
  text: string | null;
  @OneOf(TICKET_STATES, { nullable: true, description: 'of a move' }) state: TicketState | null;
  @OneOf(NOTIFICATION_CHANNELS, { nullable: true, description: 'of a reply' })
  channel: NotificationChannel | null;
  @Id({ nullable: true, description: 'the message of a reply, once it is made' })
  notificationId: string | null;
  @OneOf(NOTIFICATION_STATES, { nullable: true }) delivery: NotificationState | null;
  @Flag({ description: 'the message was written to the outbox folder and has not left' }) inFolder: boolean;
  @InstantField() createdAt: string;
}

/** What is needed of the customer to answer him. */
export class TicketCustomerView {
  @Text({ max: 20 }) reference: string;
  @Text({ max: 200, nullable: true }) name: string | null;
  @OneOf(LOCALES) locale: Locale;
  @ZoneField() zone: string;
  @Text({ max: 40, nullable: true, description: 'E.164, of the linked line or else of the oldest one' })
  msisdn: string | null;
  @OneOfList(NOTIFICATION_CHANNELS, { description: 'the ways to him, the usual one first' })
  channels: NotificationChannel[];
}

/** A colleague to whom a ticket can be given. */
export class TicketAssigneeView {
  @Id() id: string;
  @Text({ max: 200 }) name: string;
}

/** One ticket with everything that was said. */
export class TicketDetailView extends TicketView {
  @Nested(() => TicketCustomerView) customer: TicketCustomerView;
  @NestedList(() => TicketEntryView, { max: SHOWN_ENTRIES, description: 'oldest first' })
  entries: TicketEntryView[];
  @NestedList(() => OfferedReasonView, { description: 'why it can be resolved' })
  reasons: OfferedReasonView[];
  @NestedList(() => TicketAssigneeView, {
    max: SHOWN_ASSIGNEES,
    description: 'to whom it can be given; empty for who gives none',
  })
  assignees: TicketAssigneeView[];
}
