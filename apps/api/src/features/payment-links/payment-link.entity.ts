import { type Locale } from '@ur-desk/domain/kernel';
import { type PaymentLinkKind } from '@ur-desk/domain/payment-links';
import { type PaymentMethodKind } from '@ur-desk/domain/payments';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PaymentEntity } from '../payments/payment.entity';

/** The page on which a customer makes or confirms one payment. How it stands is said by the payment. */
@Entity('payment_link')
@ForeignKey(() => PaymentEntity, ['customerId', 'paymentId'], ['customerId', 'id'], {
  name: 'payment_link_payment_fkey',
})
@Unique('payment_link_token_key', ['token'])
@Index('payment_link_payment', ['paymentId'])
@Index('payment_link_created_at', ['createdAt', 'paymentId'])
export class PaymentLinkEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'payment_link_pkey' })
  customerId: string;

  @PrimaryColumn({ name: 'payment_id', type: 'uuid', primaryKeyConstraintName: 'payment_link_pkey' })
  paymentId: string;

  /** The secret part of the address that the customer opens. */
  @Column({ type: 'text' })
  token: string;

  @Column({ type: 'text' })
  kind: PaymentLinkKind;

  /** The provider's page; null until the provider has made it. */
  @Column({ name: 'provider_url', type: 'text', nullable: true })
  providerUrl: string | null;

  @Column({ name: 'method_kinds', type: 'text', array: true })
  methodKinds: PaymentMethodKind[];

  @Column({ name: 'save_method', type: 'boolean' })
  saveMethod: boolean;

  @Column({ name: 'send_by_email', type: 'boolean' })
  sendByEmail: boolean;

  @Column({ type: 'text' })
  locale: Locale;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
