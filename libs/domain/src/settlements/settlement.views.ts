import {
  CurrencyField,
  type CurrencyCode,
  Flag,
  Id,
  InstantField,
  MoneyField,
  Nested,
  NestedList,
  OneOf,
  Text,
  Whole,
} from '../kernel';
import { IMPORT_LIMITS } from '../imports';
import { OUTSIDE_PROVIDERS, type OutsideProviderName } from '../payments';
import {
  COMPARED_KINDS,
  type ComparedKind,
  EXPLANATION_REASONS,
  type ExplanationReason,
  MOVEMENT_KINDS,
  type MovementKind,
  PROVIDER_WORDS,
  type ProviderWord,
  SETTLEMENT_CLASSES,
  SETTLEMENT_FORMATS,
  SETTLEMENT_LIMITS,
  SETTLEMENT_STATES,
  type SettlementClass,
  type SettlementFormat,
  type SettlementState,
} from './settlement.types';

/** Lines of one kind and currency, added up. */
export class MovementSumView {
  @OneOf(MOVEMENT_KINDS) kind: MovementKind;
  @Whole() count: number;
  @Nested(() => MoneyField) amount: MoneyField;
}

export class SettlementView {
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
  @OneOf(OUTSIDE_PROVIDERS) provider: OutsideProviderName;
  @OneOf(SETTLEMENT_FORMATS) format: SettlementFormat;
  @OneOf(SETTLEMENT_STATES) state: SettlementState;
  @Text({ max: IMPORT_LIMITS.fileNameLength }) fileName: string;
  @Whole() fileBytes: number;
  @InstantField({ description: 'the first instant that the report covers' }) from: string;
  @InstantField({ description: 'the first instant that it does not cover any more' }) to: string;
  @Whole() linesTotal: number;
  @Whole({ description: 'of the step that is under way' }) linesDone: number;
  @NestedList(() => MovementSumView, { max: 500, description: 'what the report holds, by kind and currency' })
  movements: MovementSumView[];
  @Whole({ description: 'differences that nobody has resolved yet' }) openDifferences: number;
  @Text({ max: 60, nullable: true, description: 'why it could not go on' }) problemCode: string | null;
  @Text({ max: 120 }) createdBy: string;
  @InstantField() createdAt: string;
  @InstantField({ nullable: true, description: 'when it was last compared' }) finishedAt: string | null;
  @Whole({ min: 1 }) version: number;
}

/** What one class of the comparison comes to, in one currency. */
export class SettlementTallyView {
  @OneOf(SETTLEMENT_CLASSES) class: SettlementClass;
  @CurrencyField() currency: CurrencyCode;
  @Whole() count: number;
  @Whole({ description: 'not resolved yet' }) open: number;
  @Nested(() => MoneyField, { description: "the sum of the report's amounts" }) theirs: MoneyField;
  @Nested(() => MoneyField, { description: 'the sum of ours' }) ours: MoneyField;
}

/** What the provider kept, in one currency. */
export class SettlementFeeView {
  @Nested(() => MoneyField) fee: MoneyField;
}

export class SettlementDetailView extends SettlementView {
  @NestedList(() => SettlementTallyView, { max: 500 }) tallies: SettlementTallyView[];
  @NestedList(() => SettlementFeeView, { description: 'what the provider kept of these movements' })
  fees: SettlementFeeView[];
}

/** Our side of a line. */
export class OwnMovementView {
  @OneOf(COMPARED_KINDS) kind: ComparedKind;
  @Id({ description: 'the payment or the refund' }) id: string;
  @Id() customerId: string;
  @Text({ max: 20 }) reference: string;
  @Text({ max: 40, description: 'the state of the payment or the refund' }) state: string;
  @Nested(() => MoneyField, { description: 'what our books say; a refund is negative' }) amount: MoneyField;
  @InstantField() createdAt: string;
  @InstantField({ nullable: true }) settledAt: string | null;
}

/** The provider's side of a line. */
export class ReportLineView {
  @Whole({ description: 'where it starts in the file' }) line: number;
  @Text({ max: SETTLEMENT_LIMITS.text, description: "the provider's id of the movement" }) externalId: string;
  @Text({ max: SETTLEMENT_LIMITS.text, description: "the kind in the provider's word" }) providerKind: string;
  @Text({ max: SETTLEMENT_LIMITS.text, nullable: true }) providerReference: string | null;
  @InstantField() occurredAt: string;
  @Nested(() => MoneyField, { description: 'in the currency of the customer' }) amount: MoneyField;
  @Nested(() => MoneyField, { description: 'what the provider kept, in the currency in which it settles' })
  fee: MoneyField;
}

/** Why somebody holds a difference for settled. */
export class ExplanationView {
  @OneOf(EXPLANATION_REASONS) reason: ExplanationReason;
  @Text({ max: SETTLEMENT_LIMITS.note }) note: string;
  @Text({ max: 120 }) by: string;
  @InstantField() at: string;
}

export class SettlementLineView {
  @Id() id: string;
  @Id() settlementId: string;
  @Text({ max: 20 }) settlementReference: string;
  @OneOf(OUTSIDE_PROVIDERS) provider: OutsideProviderName;
  @OneOf(MOVEMENT_KINDS) kind: MovementKind;
  @OneOf(SETTLEMENT_CLASSES) class: SettlementClass;
  @Flag({ description: 'a difference that nobody has resolved yet' }) open: boolean;
  @InstantField({ description: 'when the provider, else we, moved the money' }) occurredAt: string;
  @Nested(() => ReportLineView, { nullable: true, description: 'null: no line of the report' })
  theirs: ReportLineView | null;
  @Nested(() => OwnMovementView, { nullable: true, description: 'null: nothing of ours is known for it' })
  ours: OwnMovementView | null;
  @Flag({ description: 'somebody said by hand what it stands for' }) linked: boolean;
  @Nested(() => ExplanationView, { nullable: true }) explanation: ExplanationView | null;
  @InstantField({ nullable: true, description: 'when the provider was last asked' }) askedAt: string | null;
  @OneOf(PROVIDER_WORDS, { nullable: true, description: 'what it answered then' })
  answer: ProviderWord | null;
}
