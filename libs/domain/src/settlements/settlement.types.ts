import { type CurrencyCode, type Instant, type Money } from '../kernel';
import { type OutsideProviderName } from '../payments';

/** The reports that can be read; each is recognised by its columns. */
export const SETTLEMENT_FORMATS = ['sandbox', 'stripeItemized', 'stripeHistory'] as const;
export type SettlementFormat = (typeof SETTLEMENT_FORMATS)[number];

export const FORMAT_PROVIDERS: Record<SettlementFormat, OutsideProviderName> = {
  sandbox: 'sandbox',
  stripeItemized: 'stripe',
  stripeHistory: 'stripe',
};

/**
 * A report is uploaded and looked through; then its lines are loaded and compared with our books by a job. `failed`: the job
 * could not go on; it is run again.
 */
export const SETTLEMENT_STATES = ['uploaded', 'loading', 'matching', 'finished', 'failed'] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];

/** What moved the provider's balance. `other`: a kind that we do not know, kept under the provider's own word. */
export const MOVEMENT_KINDS = [
  'charge',
  'refund',
  'refundFailure',
  'dispute',
  'disputeReversal',
  'fee',
  'payout',
  'adjustment',
  'other',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Kinds that our books hold one by one, so that each line must have its counterpart. */
export const COMPARED_KINDS = ['charge', 'refund'] as const satisfies MovementKind[];
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** What the comparison says of a line, or of a movement of ours that no line names. */
export const SETTLEMENT_CLASSES = [
  'matched',
  'missingHere',
  'missingThere',
  'amountDiffers',
  'otherCurrency',
  'duplicate',
  'late',
  'notCompared',
] as const;
export type SettlementClass = (typeof SETTLEMENT_CLASSES)[number];

/** Classes that somebody has to resolve. */
export const DIFFERENCE_CLASSES = [
  'missingHere',
  'missingThere',
  'amountDiffers',
  'otherCurrency',
  'duplicate',
] as const satisfies SettlementClass[];

/** Why a difference is none for us. */
export const EXPLANATION_REASONS = [
  'timing',
  'providerError',
  'ourError',
  'bookedElsewhere',
  'testPayment',
  'other',
] as const;
export type ExplanationReason = (typeof EXPLANATION_REASONS)[number];

/** What the provider answered when it was asked about a line: not what its report says. */
export const PROVIDER_WORDS = [
  'moved',
  'notMoved',
  'underWay',
  'otherAmount',
  'neverHeard',
  'noAnswer',
] as const;
export type ProviderWord = (typeof PROVIDER_WORDS)[number];

export const SETTLEMENT_LIMITS = {
  /** Characters of an id or a word of a provider. */
  text: 200,
  linesPerChunk: 1_000,
  note: 500,
} as const;

/** From the first instant to before the last one. */
export interface SettlementPeriod {
  from: Instant;
  to: Instant;
}

/** One line of a report in our words. Amounts have the sign that the provider's balance sees: a refund is negative. */
export interface ReportLine {
  /** Where it starts in the file, counted from 1 with the header. */
  line: number;
  /** The provider's id of the movement. */
  externalId: string;
  kind: MovementKind;
  /** The kind in the provider's own word. */
  providerKind: string;
  occurredAt: Instant;
  /** In the customer's currency. */
  amount: Money;
  /** In the currency in which the provider settles with us. */
  settled: Money;
  /** Minor units of `settled.currency`, positive: what the provider keeps; negative: what it gives back. */
  feeMinor: number;
  /** The provider's reference of the charge or the refund itself, and a second one where it has two. */
  providerReference: string | null;
  otherReference: string | null;
  /** Our payment or refund id, where the provider repeats it. */
  ownId: string | null;
  /** Our reference (`PY-…`, `RF-…`), where the provider repeats it. */
  ownReference: string | null;
}

/** A row of the file, read. The period stands in it only where the format says it. */
export interface ReportRow {
  line: ReportLine;
  period: SettlementPeriod | null;
}

/** A captured payment or a refund at the provider, as our books have it. */
export interface OwnMovement {
  kind: ComparedKind;
  id: string;
  /** Money moved: a payment is captured, a refund succeeded. */
  done: boolean;
  /** With the sign of the line that it should have. */
  amount: Money;
  /** The provider did it between these two instants; null: not yet. */
  from: Instant;
  to: Instant | null;
}

/** What is known about a line beside itself. */
export interface LineFacts {
  /** Another line of the same report stands for the same movement, and comes first (`comesBefore`). */
  repeated: boolean;
  own: OwnMovement | null;
}

/** Lines of one kind and currency, added up. */
export interface MovementSum {
  kind: MovementKind;
  currency: CurrencyCode;
  count: number;
  amountMinor: number;
}
