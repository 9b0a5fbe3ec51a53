import { type EvidenceKind, type EvidenceMediaType } from '@ur-desk/domain/evidence';
import { type Instant, type Locale, type Money } from '@ur-desk/domain/kernel';
import {
  type ChargeAnswer,
  type CreateLinkAnswer,
  type DisputeAnswerResult,
  type DisputeLookupAnswer,
  type EventReading,
  type LinkAnswer,
  type LookupAnswer,
  type OutsideProviderName,
  type PaymentMethodKind,
  type ProviderCapabilities,
  type RefundAnswer,
  type RefundLookupAnswer,
  type SaveMethodAnswer,
} from '@ur-desk/domain/payments';

export interface ChargeRequest {
  /** Our payment id: the same at every retry, so that the provider charges once (P3). */
  idempotencyKey: string;
  /** Our reference of the payment, as staff read it to the customer (`PY-…`). */
  reference: string;
  /** The provider's name of the method, as `saveMethod` gave it. */
  token: string;
  amount: Money;
  /** Where the customer's browser goes after a confirmation (3-D Secure). */
  returnUrl: string;
}

/** What we know of a charge, a hosted page or a refund when we ask what became of it. */
export interface LookupRequest {
  /** Our payment or refund id. */
  idempotencyKey: string;
  /** The provider's reference, when an answer gave us one. */
  providerReference: string | null;
  amount: Money;
  /** When it was asked for first: helps a provider that can only be searched by time. */
  startedAt: Instant;
}

export interface CreateLinkRequest {
  /** Our payment id. */
  idempotencyKey: string;
  /** Our reference of the payment, shown to the customer. */
  reference: string;
  /** What is paid for, in the customer's language, shown on the page. */
  description: string;
  amount: Money;
  expiresAt: Instant;
  /** At least one, each among the provider's `linkMethodKinds`. */
  methodKinds: readonly PaymentMethodKind[];
  /** Where the customer's browser goes in the end, paid or not. */
  returnUrl: string;
  locale: Locale;
  /** The customer agreed to keep the method for later: then the captured answer names it. */
  saveMethod: boolean;
}

export interface SaveMethodRequest {
  /** Made by the provider's own form or script; never card data. */
  token: string;
  customerId: string;
  /** The month that was entered with it; a provider that knows better overrides it. */
  expiryMonth: number | null;
  expiryYear: number | null;
}

export interface RefundRequest {
  /** Our refund id: the same at every retry, so that the provider pays once (P3). */
  idempotencyKey: string;
  /** Our payment id. */
  paymentId: string;
  /** The provider's reference of the captured payment. */
  paymentReference: string;
  amount: Money;
}

export interface RefundLookupRequest extends LookupRequest {
  paymentId: string;
  paymentReference: string;
}

/** A file that we send as evidence. */
export interface EvidenceToSend {
  kind: EvidenceKind;
  fileName: string;
  mediaType: EvidenceMediaType;
  content: Buffer;
}

export interface DisputeAnswerRequest {
  /** Our dispute id and the number of the answer: the same at every retry. */
  idempotencyKey: string;
  /** The provider's name of the dispute. */
  disputeReference: string;
  answer:
    | { kind: 'contest'; text: string | null; files: readonly EvidenceToSend[] }
    | { kind: 'accept'; note: string };
}

/** An event as it came in: the body to the byte, because that is what was signed. */
export interface RawEvent {
  body: Buffer;
  /** Lower-case names. A header that was sent twice is an array. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * The outside world of payments (rules 4). Never called while a transaction is open (rules 2, P6): callers go through
 * `provider-calls.ts`, which refuses that, waits no longer than the deadline, and turns every rejection into `noAnswer`.
 * A method therefore rejects with anything when it has no usable answer (timeout, 429, 5xx, HTML): whether money moved is
 * then unknown, never failed (P4). It must not retry a request under another key, nor follow redirects to other hosts.
 */
export interface PaymentProvider {
  readonly name: OutsideProviderName;
  /** Names of the environment variables that it still needs; empty: it is on. */
  readonly missing: readonly string[];
  readonly capabilities: ProviderCapabilities;

  /** Takes money from a saved method, the customer being absent. */
  charge(request: ChargeRequest): Promise<ChargeAnswer>;
  /** What became of a charge, by our key. */
  lookup(request: LookupRequest): Promise<LookupAnswer>;

  /** Makes a hosted page on which the customer pays. The same key gives the same page. */
  createLink(request: CreateLinkRequest): Promise<CreateLinkAnswer>;
  /** How a hosted page stands. */
  lookupLink(request: LookupRequest): Promise<LinkAnswer>;
  /** Closes a hosted page. The answer is how it then stands: `expired`, or `captured` when the customer was faster. */
  cancelLink(request: LookupRequest): Promise<LinkAnswer>;

  /** Keeps a method for later; brand, last four and expiry come from the provider. */
  saveMethod(request: SaveMethodRequest): Promise<SaveMethodAnswer>;
  /** The provider forgets a method. Asking twice does no harm. */
  removeMethod(token: string): Promise<void>;

  /** Gives money back to where it came from. */
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** What became of a refund, by our key. */
  lookupRefund(request: RefundLookupRequest): Promise<RefundLookupAnswer>;

  /** How a dispute stands, by the provider's name of it. */
  lookupDispute(disputeReference: string): Promise<DisputeLookupAnswer>;
  /** Contests a dispute with evidence, or accepts it. Asked twice under one key it answers once. */
  answerDispute(request: DisputeAnswerRequest): Promise<DisputeAnswerResult>;

  /**
   * Checks signature and age of an event over the raw bytes, before anything is parsed, and says it in our words.
   * Rejects only when the check itself could not be made (a certificate that could not be loaded): the event then waits.
   */
  readEvent(raw: RawEvent, now: Instant): Promise<EventReading>;
}
