import { type Instant, type LocalText, MESSAGE_CHANNELS, type MessageChannel, type Money } from '../kernel';
import { type PaidWith } from '../payments';

/** What customers are told about. `customer.emailReplaced` goes to the address that is no longer used, as a warning. */
export const NOTIFICATION_EVENTS = [
  'renewal.succeeded',
  'renewal.failed',
  'autoRenewal.failed',
  'refund.succeeded',
  'topUp.captured',
  'membership.ending',
  'payment.linkReady',
  'verification.code',
  'line.suspended',
  'line.resumed',
  'line.simReplaced',
  'line.numberChanged',
  'line.movedAway',
  'line.movedHere',
  'line.activationCode',
  'ticket.replied',
  'customer.emailChanged',
  'customer.emailReplaced',
] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

export const NOTIFICATION_CHANNELS = MESSAGE_CHANNELS;
export type NotificationChannel = MessageChannel;

/**
 * `failed` has an error and can be resent; nothing is ever sent twice by itself. Of an SMS the network tells later whether it arrived:
 * `delivered`, or `undelivered`. `withheld`: the customer has opted out of it.
 */
export const NOTIFICATION_STATES = [
  'queued',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'withheld',
] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** `folder`: there is no mail server or SMS centre, the message was written to the local outbox folder. */
export const NOTIFICATION_PROVIDERS = ['smtp', 'smpp', 'folder'] as const;
export type NotificationProvider = (typeof NOTIFICATION_PROVIDERS)[number];

/** Why a message could not be sent. */
export const NOTIFICATION_ERRORS = [
  'noAddress',
  'refusedByServer',
  'serverUnreachable',
  'serverBusy',
  'noAnswer',
  'notDelivered',
  'notWritable',
] as const;
export type NotificationError = (typeof NOTIFICATION_ERRORS)[number];

/** Seconds, count and bytes granted; null is unlimited, 0 is none. */
export interface GrantedAllowances {
  voiceSeconds: number | null;
  smsCount: number | null;
  dataBytes: number | null;
}

/** Messages whose text opens something: it is shown to nobody but who got it. */
export const SECRET_EVENTS: readonly NotificationEvent[] = ['verification.code', 'line.activationCode'];

/** What a customer can do without: it waits for the morning, and he can opt out of it. Codes, receipts and what he must know go at once. */
export const OPTIONAL_EVENTS: readonly NotificationEvent[] = ['membership.ending'];

/** Who is written to: `zone` is the customer's, every time in the message is in it. */
export interface Addressee {
  name: string | null;
  zone: string;
}

export interface RenewalSucceededFacts {
  event: 'renewal.succeeded';
  reference: string;
  planName: LocalText;
  /** E.164. */
  msisdn: string;
  paid: Money;
  balance: Money;
  startsNow: boolean;
  /** An add-on pack for the plan that runs; not said by messages from before there were packs. */
  addOn?: boolean;
  startsAt: Instant;
  endsAt: Instant;
  granted: GrantedAllowances;
}

export interface RenewalFailedFacts {
  event: 'renewal.failed';
  reference: string;
  planName: LocalText;
  msisdn: string;
  price: Money;
  balance: Money;
  reason: LocalText | null;
}

/** A plan was not renewed by itself; `nextTryAt` null: it was the last try, and automatic renewal is off now. */
export interface AutoRenewalFailedFacts {
  event: 'autoRenewal.failed';
  planName: LocalText;
  msisdn: string;
  /** When the plan ends, or ended. */
  endsAt: Instant;
  balance: Money;
  reason: LocalText;
  nextTryAt: Instant | null;
}

export interface RefundSucceededFacts {
  event: 'refund.succeeded';
  reference: string;
  paymentReference: string;
  amount: Money;
  /** What of it went back to what paid; the rest is in the wallet. */
  toSource: Money;
  paidWith: PaidWith | null;
  balance: Money;
  planStopped: boolean;
  /** When the plan ends, where it was shortened. */
  planEndsAt: Instant | null;
}

export interface TopUpCapturedFacts {
  event: 'topUp.captured';
  reference: string;
  amount: Money;
  balance: Money;
  /** `Visa ••4242`, when it is known. */
  paidWith: string | null;
  at: Instant;
}

/** A tier will be lost unless something more is spent; `nextTier` null: then there is none. */
export interface MembershipEndingFacts {
  event: 'membership.ending';
  tier: LocalText;
  nextTier: LocalText | null;
  losesAt: Instant;
  /** What would keep it. */
  missing: Money;
}

export interface LinkReadyFacts {
  event: 'payment.linkReady';
  reference: string;
  amount: Money;
  /** What the payment is for. */
  purpose: LocalText;
  /** Where the customer pays. */
  url: string;
  expiresAt: Instant;
}

/** A code that proves an address or a caller. Who reads the log of messages does not see it. */
export interface VerificationCodeFacts {
  event: 'verification.code';
  code: string;
  /** `caller`: to be read out to the one who is on the phone. */
  purpose: 'contact' | 'caller';
  minutes: number;
}

export interface LineSuspendedFacts {
  event: 'line.suspended';
  /** E.164. */
  msisdn: string;
  /** Because the customer wants it so; else we do. */
  byCustomer: boolean;
  at: Instant;
}

export interface LineResumedFacts {
  event: 'line.resumed';
  msisdn: string;
  at: Instant;
}

export interface LineSimReplacedFacts {
  event: 'line.simReplaced';
  msisdn: string;
  at: Instant;
}

export interface LineNumberChangedFacts {
  event: 'line.numberChanged';
  /** The new number, and the one before it; E.164. */
  msisdn: string;
  before: string;
  at: Instant;
}

/** The line is another customer's now; who that is is not said. */
export interface LineMovedAwayFacts {
  event: 'line.movedAway';
  msisdn: string;
  at: Instant;
}

export interface LineMovedHereFacts {
  event: 'line.movedHere';
  msisdn: string;
  at: Instant;
}

/** How a phone downloads the SIM profile. Who has it can take the number over. */
export interface LineActivationCodeFacts {
  event: 'line.activationCode';
  msisdn: string;
  /** `LPA:1$…`; a mail carries it as a QR code, too. */
  activationCode: string;
}

/** What staff answer to a ticket, in their own words. */
export interface TicketRepliedFacts {
  event: 'ticket.replied';
  reference: string;
  subject: string;
  text: string;
}

export interface EmailChangedFacts {
  event: 'customer.emailChanged';
  email: string;
  at: Instant;
}

export interface EmailReplacedFacts {
  event: 'customer.emailReplaced';
  maskedEmail: string;
  at: Instant;
}

export type NotificationFacts =
  | RenewalSucceededFacts
  | RenewalFailedFacts
  | AutoRenewalFailedFacts
  | RefundSucceededFacts
  | TopUpCapturedFacts
  | MembershipEndingFacts
  | LinkReadyFacts
  | VerificationCodeFacts
  | LineSuspendedFacts
  | LineResumedFacts
  | LineSimReplacedFacts
  | LineMovedAwayFacts
  | LineMovedHereFacts
  | LineNumberChangedFacts
  | LineActivationCodeFacts
  | TicketRepliedFacts
  | EmailChangedFacts
  | EmailReplacedFacts;

/** An SMS has no HTML. */
export interface RenderedMessage {
  subject: string;
  text: string;
  html: string;
}
