import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';
import { PaymentEntity } from '../payments/payment.entity';

/** Leave for one charge above the limits: somebody took the responsibility, and it is used once. */
@Entity('charge_exception')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'charge_exception_payment_fkey',
})
@Index('charge_exception_id', ['id'])
@Index('charge_exception_one_use', ['customerId', 'paymentId'], {
  unique: true,
  where: 'payment_id IS NOT NULL',
})
@Check('charge_exception_used', '(payment_id IS NULL) = (used_at IS NULL)')
export class ChargeExceptionEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'charge_exception_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'charge_exception_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'charge_exception_pkey' })
  id: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'granted_by', type: 'text' })
  grantedBy: string;

  @Column({ name: 'granted_by_id', type: 'uuid' })
  grantedById: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'payment_id', type: 'uuid', nullable: true })
  paymentId: string | null;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}
