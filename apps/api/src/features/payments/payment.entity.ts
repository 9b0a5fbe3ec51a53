import { Problem, type CurrencyCode } from '@ur-desk/domain/kernel';
import {
  type CardBrand,
  type DeclineCode,
  type PaymentMethodKind,
  type PaymentProviderName,
  type PaymentPurpose,
  type PaymentState,
  type ReviewReason,
} from '@ur-desk/domain/payments';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';
import { PaymentMethodEntity } from './payment-method.entity';

const OPEN = `state IN ('pending', 'requiresAction', 'unknown')`;

/** Money that a customer paid or tried to pay, from the wallet or at a provider. */
@Entity('payment')
@ForeignKey(() => PaymentMethodEntity, ['customerId', 'methodId'], ['customerId', 'id'], {
  name: 'payment_method_fkey',
})
@Unique('payment_reference_key', ['reference'])
@Index('payment_reference_end', { synchronize: false })
@Index('payment_id', ['id'])
@Index('payment_created_at', ['createdAt', 'id'])
@Index('payment_janitor', ['janitorAt'], { where: 'janitor_at IS NOT NULL' })
@Index('payment_provider_reference', ['provider', 'providerReference'], {
  where: 'provider_reference IS NOT NULL',
})
@Check('payment_review_has_reason', '(human_at IS NULL) = (review_reason IS NULL)')
@Check('payment_amount_positive', 'amount > 0')
@Check('payment_captured_whole', `captured = CASE WHEN state = 'captured' THEN amount ELSE 0 END`)
@Check('refund_within_captured', 'refund_reserved BETWEEN 0 AND captured')
@Check('payment_open_is_asked_for', `(${OPEN}) = (janitor_at IS NOT NULL OR human_at IS NOT NULL)`)
export class PaymentEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'payment_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'payment_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payment_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ type: 'text' })
  provider: PaymentProviderName;

  /** Null when it was paid from the wallet. */
  @Column({ name: 'method_id', type: 'uuid', nullable: true })
  methodId: string | null;

  @Column({ type: 'text' })
  purpose: PaymentPurpose;

  @Column({ name: 'purpose_id', type: 'uuid' })
  purposeId: string;

  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'bigint' })
  captured: number;

  /** The sum of the refunds that count, reserved before they are carried out (P1). */
  @Column({ name: 'refund_reserved', type: 'bigint' })
  refundReserved: number;

  @Column({ type: 'text' })
  state: PaymentState;

  @Column({ name: 'decline_code', type: 'text', nullable: true })
  declineCode: DeclineCode | null;

  @Column({ name: 'provider_reference', type: 'text', nullable: true })
  providerReference: string | null;

  /** When the provider is asked what became of it (P4). */
  @Column({ name: 'janitor_at', type: 'timestamptz', nullable: true })
  janitorAt: Date | null;

  /** Since when a human has to look, because the provider never answered. */
  @Column({ name: 'human_at', type: 'timestamptz', nullable: true })
  humanAt: Date | null;

  /** Why a human has to look. */
  @Column({ name: 'review_reason', type: 'text', nullable: true })
  reviewReason: ReviewReason | null;

  /** What paid, where that is no saved method of ours. */
  @Column({ name: 'paid_kind', type: 'text', nullable: true })
  paidKind: PaymentMethodKind | null;

  @Column({ name: 'paid_brand', type: 'text', nullable: true })
  paidBrand: CardBrand | null;

  @Column({ name: 'paid_last_four', type: 'text', nullable: true })
  paidLastFour: string | null;

  /** How often the provider was asked. */
  @Column({ type: 'int' })
  attempts: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt: Date | null;
}

constraintProblem('refund_within_captured', () => new Problem('refund_above_rest'));
constraintProblem('payment_reference_key', () => new Problem('unavailable'));
