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
@Index('payment_method_once', ['customerId', 'provider', 'token'], {
  unique: true,
  where: `state = 'active'`,
})
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

  @Column({ type: 'text' })
  brand: CardBrand;

  @Column({ name: 'last_four', type: 'text' })
  lastFour: string;

  @Column({ name: 'expiry_month', type: 'smallint' })
  expiryMonth: number;

  @Column({ name: 'expiry_year', type: 'smallint' })
  expiryYear: number;

  @Column({ type: 'text' })
  state: PaymentMethodState;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('payment_method_once', () => fieldProblem('token', 'already_exists', { field: 'token' }));
