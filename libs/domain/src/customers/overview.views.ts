import {
  Flag,
  Id,
  InstantField,
  JsonObject,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
  type LocalText,
  type Money,
} from '../kernel';
import { ALLOWANCE_KINDS, type AllowanceKind } from '../allowances';
import { LineView } from '../lines';
import { TICKET_PRIORITIES, TICKET_STATES, type TicketPriority, type TicketState } from '../tickets';
import { CustomerView } from './customer.views';
import {
  FINDING_CODES,
  FINDING_SEVERITIES,
  type FindingCode,
  type FindingDecision,
  type FindingSeverity,
  type FindingSubject,
} from './finding.types';

/** What is left of one kind on a line, all valid lots together: one bar on the page. */
export class OverviewAllowance {
  @OneOf(ALLOWANCE_KINDS) kind: AllowanceKind;
  @Whole({ nullable: true, description: 'seconds, messages or bytes; null: unlimited' }) granted:
    number | null;
  @Whole({ nullable: true, description: 'seconds, messages or bytes; null: unlimited' }) remaining:
    number | null;
  @InstantField({ nullable: true, description: 'when the first of the lots expires' }) expiresAt:
    string | null;
}

export class OverviewSubscription {
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
  @Text({ max: 20 }) state: string;
  @Id() planId: string;
  @Id() planVersionId: string;
  @JsonObject({ description: 'the plan’s name by language' }) planName: LocalText;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @Nested(() => MoneyField, {
    nullable: true,
    description:
      'of the version that the line would renew by itself, in the wallet currency; null: not sold in it',
  })
  price: Money | null;
}

export class OverviewLine {
  @Nested(() => LineView) line: LineView;
  @Nested(() => OverviewSubscription, { nullable: true }) active: OverviewSubscription | null;
  @NestedList(() => OverviewSubscription, { max: 20 }) queued: OverviewSubscription[];
  @NestedList(() => OverviewAllowance, { max: 3 }) allowances: OverviewAllowance[];
  @InstantField({ nullable: true, description: 'end of the last plan that ran' }) lastEndedAt: string | null;
}

export class OverviewWallet {
  @Nested(() => MoneyField, { description: 'what we owe the customer' }) balance: Money;
  @Nested(() => MoneyField, { description: 'reserved by something that is not settled' }) held: Money;
  @Nested(() => MoneyField, { description: 'what can be spent now' }) available: Money;
}

/** One entry of the short lists of the page: a payment, renewal, refund or message. */
export class OverviewItem {
  @Id() id: string;
  @Text({ max: 20, nullable: true }) reference: string | null;
  @Text({ max: 30, description: 'of a message `written`: to the outbox folder, not sent' }) state: string;
  @Text({ max: 60, nullable: true, description: 'purpose, reason or event' }) detail: string | null;
  @Nested(() => MoneyField, { nullable: true }) amount: Money | null;
  @InstantField() at: string;
}

/** A ticket that somebody still has to work on. */
export class OverviewTicket {
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
  @Text({ max: 200, nullable: true, description: 'null when the person was erased' }) subject: string | null;
  @OneOf(TICKET_STATES) state: TicketState;
  @OneOf(TICKET_PRIORITIES) priority: TicketPriority;
  @Text({ max: 200, nullable: true, description: 'who works on it' }) assignee: string | null;
  @InstantField({ nullable: true, description: 'what is due next; null: the clocks stand' }) dueAt:
    string | null;
}

export class FindingView implements FindingDecision {
  @OneOf(FINDING_CODES) code: FindingCode;
  @OneOf(FINDING_SEVERITIES) severity: FindingSeverity;
  @JsonObject({ description: '{ kind, id }' }) subject: FindingSubject;
  @JsonObject({ description: 'the evidence that the text needs' }) params: Record<string, unknown>;
}

/** The customer page above the fold, in one answer. */
/** The membership tier that counts now. */
export class OverviewTier {
  @Text({ max: 40 }) code: string;
  @JsonObject({ description: 'the tier’s name by language' }) name: LocalText;
  @Text({ max: 7, description: '#rrggbb' }) colour: string;
}

/** What proves to the one who asks that the caller is the customer. */
export class OverviewCaller {
  @Text({ max: 20, description: '`code` or `vouched`' }) method: string;
  @Text({ max: 120, description: 'who sent the code, or vouched' }) staffName: string;
  @InstantField({ nullable: true, description: 'until when it counts' }) validUntil: string | null;
}

export class CustomerOverviewView {
  @Nested(() => CustomerView) customer: CustomerView;
  @Nested(() => OverviewCaller, {
    nullable: true,
    description: 'null: nobody has verified the caller for you',
  })
  caller: OverviewCaller | null;
  @Nested(() => OverviewTier, { nullable: true }) tier: OverviewTier | null;
  @Nested(() => OverviewWallet, { nullable: true, description: 'null for roles that do not see money' })
  wallet: OverviewWallet | null;
  @NestedList(() => OverviewLine, { max: 50 }) lines: OverviewLine[];
  @Flag({ description: 'the customer has more lines than are listed here' }) moreLines: boolean;
  @NestedList(() => OverviewItem, { max: 5 }) payments: OverviewItem[];
  @NestedList(() => OverviewItem, { max: 5 }) renewals: OverviewItem[];
  @NestedList(() => OverviewItem, { max: 5 }) refunds: OverviewItem[];
  @NestedList(() => OverviewItem, { max: 5 }) messages: OverviewItem[];
  @NestedList(() => OverviewTicket, { max: 5, description: 'open ones, what is due first at the top' })
  tickets: OverviewTicket[];
  @Whole({ description: 'how many tickets are open' }) openTickets: number;
  @NestedList(() => FindingView, { max: 100 }) findings: FindingView[];
  @InstantField({ description: 'the database’s time that “now” means here' }) asOf: string;
}
