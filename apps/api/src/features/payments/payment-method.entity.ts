import { fieldProblem } from '@ur-desk/domain/kernel';
import {
  type CardBrand,
  type PaymentMethodKind,
  type PaymentMethodState,
  type PaymentProviderName,
} from '@ur-desk/domain/payments';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';

/** A saved method: the provider's token, and of the card only what staff may see (rules 4). */
@Entity('payment_method')
@Index('payment_method_id', ['id'])
@Index('payment_method_last_four', ['lastFour', 'createdAt'], { where: `state = 'active'` })
@Index('payment_method_once', ['customerId', 'provider', 'token'], {
  unique: true,
  where: `state = 'active'`,
})
@Index('payment_method_one_default', ['customerId'], { unique: true, where: 'is_default' })
@Check('payment_method_default_is_active', `NOT is_default OR state = 'active'`)
@Check('payment_method_removed_at', `(state = 'removed') = (removed_at IS NOT NULL)`)
@Check('payment_method_state_known', `state IN ('active', 'removed')`)
export class PaymentMethodEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'payment_method_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'payment_method_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'payment_method_pkey' })
  id: string;

  @Column({ type: 'text' })
  provider: PaymentProviderName;

  @Column({ type: 'text' })
  token: string;

  @Column({ type: 'text' })
  kind: PaymentMethodKind;

  @Column({ type: 'text', nullable: true })
  brand: CardBrand | null;

  @Column({ name: 'last_four', type: 'text', nullable: true })
  lastFour: string | null;

  @Column({ name: 'expiry_month', type: 'smallint', nullable: true })
  expiryMonth: number | null;

  @Column({ name: 'expiry_year', type: 'smallint', nullable: true })
  expiryYear: number | null;

  @Column({ type: 'text' })
  state: PaymentMethodState;

  /** Pays when nobody names another one. */
  @Column({ name: 'is_default', type: 'boolean', default: false })
  isDefault: boolean;

  /** Since when the customer lets us charge it without asking each time. */
  @Column({ name: 'automatic_use_since', type: 'timestamptz', nullable: true })
  automaticUseSince: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: Date | null;
}

constraintProblem('payment_method_once', () => fieldProblem('token', 'already_exists', { field: 'token' }));
