import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import { type OfflinePaymentKind, type OfflinePaymentState } from '@ur-desk/domain/offline-payments';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';
import { PaymentEntity } from '../payments/payment.entity';

/** Money that reached the operator outside of the providers: what was written down, and the payment that it became. */
@Entity('offline_payment')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'offline_payment_payment_fkey',
})
@Unique('offline_payment_reference_key', ['reference'])
@Index('offline_payment_reference_end', { synchronize: false })
@Index('offline_payment_id', ['id'])
@Index('offline_payment_created_at', ['createdAt', 'id'])
@Index('offline_payment_customer', ['customerId', 'createdAt'])
@Index('offline_payment_of_payment', ['paymentId'], { unique: true, where: 'payment_id IS NOT NULL' })
@Index('offline_payment_money_once', ['kind', 'bankReferenceKey'], {
  unique: true,
  where: `state IN ('draft', 'awaitingApproval', 'recorded')`,
})
@Check('offline_payment_kind_known', `kind IN ('bankTransfer', 'shopCash', 'other')`)
@Check(
  'offline_payment_state_known',
  `state IN ('draft', 'awaitingApproval', 'recorded', 'reversed', 'rejected', 'expired', 'cancelled')`,
)
@Check('offline_payment_amount_positive', 'amount > 0')
@Check(
  'offline_payment_recorded',
  `(state IN ('recorded', 'reversed')) = (payment_id IS NOT NULL) AND (payment_id IS NULL) = (recorded_at IS NULL)`,
)
@Check(
  'offline_payment_reversed',
  `(state = 'reversed') = (reversed_at IS NOT NULL) AND (reversed_at IS NULL) = (reversed_amount IS NULL)
   AND (reversed_amount IS NULL OR reversed_amount BETWEEN 1 AND amount)`,
)
export class OfflinePaymentEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'offline_payment_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'offline_payment_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'offline_payment_pkey' })
  id: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ type: 'text' })
  kind: OfflinePaymentKind;

  @Column({ type: 'text' })
  state: OfflinePaymentState;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** In the operator's zone. */
  @Column({ name: 'received_on', type: 'date' })
  receivedOn: string;

  @Column({ name: 'bank_reference', type: 'text' })
  bankReference: string;

  /** As it is compared (`bankReferenceKey`): whoever's money it is, it is recorded once. */
  @Column({ name: 'bank_reference_key', type: 'text' })
  bankReferenceKey: string;

  /** With the customer's key. */
  @Column({ name: 'sealed_comment', type: 'bytea', nullable: true })
  sealedComment: Buffer | null;

  @Column({ name: 'payment_id', type: 'uuid', nullable: true })
  paymentId: string | null;

  /** Null: within the limits. */
  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', nullable: true })
  recordedAt: Date | null;

  /** The last request to take it back, with the reason, sealed. */
  @Column({ name: 'reversal_approval_id', type: 'uuid', nullable: true })
  reversalApprovalId: string | null;

  @Column({ name: 'sealed_reversal_reason', type: 'bytea', nullable: true })
  sealedReversalReason: Buffer | null;

  /** Minor units. */
  @Column({ name: 'reversed_amount', type: 'bigint', nullable: true })
  reversedAmount: number | null;

  @Column({ name: 'reversed_at', type: 'timestamptz', nullable: true })
  reversedAt: Date | null;
}

constraintProblem('offline_payment_reference_key', () => new Problem('unavailable'));
constraintProblem(
  'offline_payment_money_once',
  () => new Problem('already_exists', { field: 'bankReference' }),
);
