import { type CurrencyCode, type Instant, type Money } from '../kernel';
import { type CardBrand, type PaymentMethodKind } from './payment-method.rules';

/**
 * Who takes the money. Paying from the wallet is a payment, too, so that a refund always names one (rules 4); `offline` is money
 * that reached the operator in no provider's way, and was recorded by hand.
 */
export const PAYMENT_PROVIDERS = ['sandbox', 'stripe', 'paypal', 'wallet', 'offline'] as const;
export type PaymentProviderName = (typeof PAYMENT_PROVIDERS)[number];

/** Providers that stand outside and are called; neither the wallet nor what came in offline is one. */
export const OUTSIDE_PROVIDERS = ['sandbox', 'stripe', 'paypal'] as const satisfies PaymentProviderName[];
export type OutsideProviderName = (typeof OUTSIDE_PROVIDERS)[number];

/** Why a provider took no money. `neverReceived`: the request did not reach it; `foundUnpaid`: staff looked it up. */
export const DECLINE_CODES = [
  'cardDeclined',
  'insufficientFunds',
  'expiredCard',
  'suspectedFraud',
  'limitExceeded',
  'authenticationRequired',
  'authenticationFailed',
  'methodUnavailable',
  'customerCancelled',
  'neverReceived',
  'foundUnpaid',
] as const;
export type DeclineCode = (typeof DECLINE_CODES)[number];

/** What a provider can do for us; staff are offered nothing else. */
export interface ProviderCapabilities {
  /** Currencies in which it takes money. */
  currencies: readonly CurrencyCode[];
  /** Kinds of methods that can be saved and charged without the customer. */
  savedMethodKinds: readonly PaymentMethodKind[];
  /** Kinds of methods that its hosted page offers; empty: it has no page. */
  linkMethodKinds: readonly PaymentMethodKind[];
  refunds: 'none' | 'fullOnly' | 'partial';
}

/** What staff and customer may see of the method that paid. `null` where the kind has none of it (Alipay has no brand). */
export interface PaidWith {
  kind: PaymentMethodKind;
  brand: CardBrand | null;
  lastFour: string | null;
}

/** A method that the provider keeps for us. `token` is its name there, opaque to us: never card data (rules 4). */
export interface SavedMethod extends PaidWith {
  token: string;
  /** 1–12; null where the kind does not expire. */
  expiryMonth: number | null;
  /** Four digits. */
  expiryYear: number | null;
}

/** Money was taken. `amount` is what the provider says it took: we compare, and never book another amount (F25). */
export interface CapturedAnswer {
  result: 'captured';
  providerReference: string;
  amount: Money;
  paidWith?: PaidWith;
  /** Only when the customer agreed to keep the method. */
  savedMethod?: SavedMethod;
}

/** No money was taken, and none will be. A try on a hosted page that may be repeated is none of this. */
export interface DeclinedAnswer {
  result: 'declined';
  providerReference: string | null;
  declineCode: DeclineCode;
}

/** The provider knows the charge and works on it; how it ends comes as an event or is learnt by asking. */
export interface ProcessingAnswer {
  result: 'processing';
  providerReference: string;
}

/** The customer has to confirm (3-D Secure and the like) at `actionUrl`, a page of the provider. */
export interface RequiresActionAnswer {
  result: 'requiresAction';
  providerReference: string;
  actionUrl: string;
  expiresAt: Instant;
}

/** The customer did not pay in time, or the page was closed by us: no money was taken, and none will be. */
export interface ExpiredAnswer {
  result: 'expired';
  providerReference: string;
}

/** What a provider says about a charge at once. */
export type ChargeAnswer = CapturedAnswer | DeclinedAnswer | ProcessingAnswer | RequiresActionAnswer;

/** What it says when it is asked later, by our key: it may never have heard of it, or say nothing usable. */
export type LookupAnswer = ChargeAnswer | ExpiredAnswer | { result: 'notFound' } | { result: 'noAnswer' };

/** A hosted page was made, or was not and why. `open` is the page waiting for the customer. */
export type CreateLinkAnswer =
  | { result: 'open'; providerReference: string; url: string; expiresAt: Instant }
  | { result: 'refused'; reason: LinkRefusal };

export const LINK_REFUSALS = [
  'currencyNotSupported',
  'methodNotSupported',
  'amountNotSupported',
  'notConfigured',
] as const;
export type LinkRefusal = (typeof LINK_REFUSALS)[number];

/** How a hosted page and its payment stand. `noAnswer` from `cancelLink`: it may still be open. */
export type LinkAnswer =
  | { result: 'open'; providerReference: string; url: string; expiresAt: Instant }
  | CapturedAnswer
  | ProcessingAnswer
  | DeclinedAnswer
  | ExpiredAnswer
  | { result: 'notFound' }
  | { result: 'noAnswer' };

export const REFUND_FAILURES = [
  'refused',
  'methodClosed',
  'providerBalanceTooLow',
  'tooLate',
  'alreadyRefunded',
  'disputed',
  'neverReceived',
  'payOutFailed',
] as const;
/** Why no money went back; `payOutFailed`: it was to be paid out by hand, and was not. */
export type RefundFailure = (typeof REFUND_FAILURES)[number];

/** What a provider says about a refund. `processing`: accepted, the end comes later. */
export type RefundAnswer =
  | { result: 'succeeded'; providerReference: string; amount: Money }
  | { result: 'processing'; providerReference: string }
  | { result: 'failed'; providerReference: string | null; failureCode: RefundFailure };

export type RefundLookupAnswer = RefundAnswer | { result: 'notFound' } | { result: 'noAnswer' };

export const METHOD_REFUSALS = ['tokenUnknown', 'expired', 'kindNotSupported', 'declined'] as const;
export type MethodRefusal = (typeof METHOD_REFUSALS)[number];

export type SaveMethodAnswer =
  { result: 'saved'; method: SavedMethod } | { result: 'refused'; reason: MethodRefusal };

/** Why an event that came in is not believed (F23, F24). Nothing moves then. */
export const EVENT_REFUSALS = [
  'providerOff',
  'signatureMissing',
  'signatureWrong',
  'timestampTooOld',
  'timestampInFuture',
  'malformed',
] as const;
export type EventRefusal = (typeof EVENT_REFUSALS)[number];

/** Where a dispute (chargeback) stands at the provider. */
export const PROVIDER_DISPUTE_STATES = ['needsResponse', 'underReview', 'won', 'lost'] as const;
export type ProviderDisputeState = (typeof PROVIDER_DISPUTE_STATES)[number];

/** A dispute as its provider sees it. */
export interface ProviderDispute {
  disputeReference: string;
  paymentReference: string;
  amount: Money;
  /** What the provider charges us for it. */
  fee: Money | null;
  /** In the provider's word. */
  reason: string;
  state: ProviderDisputeState;
  evidenceDueAt: Instant | null;
  /** The provider has taken the money back from us; of an inquiry it has not. */
  fundsTaken: boolean;
}

/** What a provider says of a dispute when it is asked. */
export type DisputeLookupAnswer =
  { result: 'found'; dispute: ProviderDispute } | { result: 'notFound' } | { result: 'noAnswer' };

/** Why a provider did not take our answer to a dispute: it is too late, or its form did not suit it. */
export const DISPUTE_REFUSALS = ['closed', 'refused'] as const;
export type DisputeRefusal = (typeof DISPUTE_REFUSALS)[number];

/** What a provider says of our answer: how the dispute stands then, or why it did not take it. */
export type DisputeAnswerResult =
  { result: 'taken'; dispute: ProviderDispute } | { result: 'refused'; reason: DisputeRefusal };

/** What a verified event says, in our words. */
export type ProviderEventContent =
  | {
      kind: 'payment';
      /** Our payment id, when the provider repeats it to us. */
      paymentId: string | null;
      answer: Exclude<LookupAnswer, { result: 'notFound' } | { result: 'noAnswer' }>;
    }
  | {
      kind: 'refund';
      refundId: string | null;
      /** The provider's reference of the payment that is given back. */
      paymentReference: string | null;
      answer: RefundAnswer;
    }
  | ({ kind: 'dispute' } & ProviderDispute)
  /** Believed, but nothing that concerns us. */
  | { kind: 'other' };

/** An event whose signature and age were checked, not applied yet. */
export interface ProviderEvent {
  /** The provider's own id of it: the same however often it is sent (P5). */
  id: string;
  /** The provider's own name of it (`payment_intent.succeeded`). */
  type: string;
  /** When it happened there. */
  occurredAt: Instant;
  content: ProviderEventContent;
}

export type EventReading =
  { verified: true; event: ProviderEvent } | { verified: false; reason: EventRefusal };
