import { type CurrencyCode } from '@ur-desk/domain/kernel';
import {
  DIFFERENCE_CLASSES,
  type ExplanationReason,
  type MovementKind,
  type ProviderWord,
  type SettlementClass,
} from '@ur-desk/domain/settlements';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PaymentEntity } from '../payments/payment.entity';
import { RefundEntity } from '../refunds/refund.entity';
import { SettlementEntity } from './settlement.entity';

const DIFFERENCES = DIFFERENCE_CLASSES.map((of) => `'${of}'`).join(', ');

/** A difference that nobody explained. */
export const openDifferenceSql = (alias: string): string =>
  `(${alias}class IN (${DIFFERENCES}) AND ${alias}explained_at IS NULL)`;

/** A line of a report and what stands for it in our books; or, without a line, something of ours that no report names. */
@Entity('settlement_line')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'settlement_line_payment_fkey',
})
@ForeignKey(() => RefundEntity, ['customerId', 'refundId'], ['customerId', 'id'], {
  name: 'settlement_line_refund_fkey',
})
@Index('settlement_line_place', ['settlementId', 'line'], { unique: true, where: 'line IS NOT NULL' })
@Index('settlement_line_unnamed_payment', ['settlementId', 'paymentId'], {
  unique: true,
  where: 'line IS NULL',
})
@Index('settlement_line_unnamed_refund', ['settlementId', 'refundId'], {
  unique: true,
  where: 'line IS NULL',
})
@Index('settlement_line_movement', ['settlementId', 'movement'])
@Index('settlement_line_class', ['settlementId', 'class', 'occurredAt', 'id'])
@Index('settlement_line_payment', ['paymentId'], { where: 'payment_id IS NOT NULL' })
@Index('settlement_line_refund', ['refundId'], { where: 'refund_id IS NOT NULL' })
@Index('settlement_line_open', ['settlementId', 'occurredAt'], { where: openDifferenceSql('') })
@Check(
  'settlement_line_sides',
  `(line IS NULL) = (amount IS NULL) AND (line IS NULL) = (external_id IS NULL)
   AND (line IS NOT NULL OR customer_id IS NOT NULL)`,
)
@Check('settlement_line_one_counterpart', 'num_nonnulls(payment_id, refund_id) = num_nonnulls(customer_id)')
@Check(
  'settlement_line_explained',
  'num_nonnulls(explanation_reason, explanation_note, explained_by, explained_at) IN (0, 4)',
)
export class SettlementLineEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'settlement_line_pkey' })
  id: string;

  @Column({ name: 'settlement_id', type: 'uuid' })
  @ForeignKey(() => SettlementEntity, { name: 'settlement_line_report_fkey' })
  settlementId: string;

  /** Where it starts in the file; null: no line names this movement of ours. */
  @Column({ type: 'integer', nullable: true })
  line: number | null;

  @Column({ type: 'text' })
  kind: MovementKind;

  @Column({ name: 'provider_kind', type: 'text', nullable: true })
  providerKind: string | null;

  @Column({ name: 'external_id', type: 'text', nullable: true, collation: 'C' })
  externalId: string | null;

  /** `movementName` of the domain: lines that share it are about the same money. */
  @Column({ type: 'text', nullable: true, collation: 'C' })
  movement: string | null;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;

  /** Minor units, negative when the provider paid. */
  @Column({ type: 'bigint', nullable: true })
  amount: number | null;

  @Column({ type: 'text', nullable: true })
  currency: CurrencyCode | null;

  /** Minor units of the currency in which the provider settles. */
  @Column({ type: 'bigint', nullable: true })
  fee: number | null;

  @Column({ name: 'settled_currency', type: 'text', nullable: true })
  settledCurrency: CurrencyCode | null;

  @Column({ name: 'provider_reference', type: 'text', nullable: true })
  providerReference: string | null;

  @Column({ name: 'other_reference', type: 'text', nullable: true })
  otherReference: string | null;

  /** Our id and our reference, as the provider repeats them. */
  @Column({ name: 'told_id', type: 'uuid', nullable: true })
  toldId: string | null;

  @Column({ name: 'told_reference', type: 'text', nullable: true })
  toldReference: string | null;

  /** Null: not compared yet. */
  @Column({ type: 'text', nullable: true })
  class: SettlementClass | null;

  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  @Column({ name: 'payment_id', type: 'uuid', nullable: true })
  paymentId: string | null;

  @Column({ name: 'refund_id', type: 'uuid', nullable: true })
  refundId: string | null;

  /** What our books said when it was compared, as far as it counts in the sums; a duplicate does not count twice. */
  @Column({ name: 'own_amount', type: 'bigint', nullable: true })
  ownAmount: number | null;

  @Column({ name: 'own_currency', type: 'text', nullable: true })
  ownCurrency: CurrencyCode | null;

  /** Somebody said by hand what it stands for: comparing once more keeps that. */
  @Column({ type: 'boolean' })
  linked: boolean;

  @Column({ name: 'explanation_reason', type: 'text', nullable: true })
  explanationReason: ExplanationReason | null;

  @Column({ name: 'explanation_note', type: 'text', nullable: true })
  explanationNote: string | null;

  @Column({ name: 'explained_by', type: 'text', nullable: true })
  explainedBy: string | null;

  @Column({ name: 'explained_at', type: 'timestamptz', nullable: true })
  explainedAt: Date | null;

  @Column({ name: 'asked_at', type: 'timestamptz', nullable: true })
  askedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  answer: ProviderWord | null;
}
