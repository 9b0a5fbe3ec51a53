import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerEntity } from './customer.entity';

/** Who a customer is and how he is reached: the one table from which a person is erased (rules 10). */
@Entity('customer_contact')
@Index('customer_contact_phone', ['phone'], { where: 'phone IS NOT NULL' })
@Index('customer_contact_email', ['email'], { where: 'email IS NOT NULL' })
@Index('customer_contact_name', { synchronize: false })
@Index('customer_contact_search_text', { synchronize: false })
export class CustomerContactEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'customer_contact_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'customer_contact_customer_fkey' })
  customerId: string;

  @Column({ type: 'text', nullable: true })
  name: string | null;

  /** E.164. */
  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ name: 'phone_verified_at', type: 'timestamptz', nullable: true })
  phoneVerifiedAt: Date | null;

  @Column({ name: 'email_verified_at', type: 'timestamptz', nullable: true })
  emailVerifiedAt: Date | null;

  /** A message could not be delivered there, for good; null again when the address is another one or was verified. */
  @Column({ name: 'phone_bounced_at', type: 'timestamptz', nullable: true })
  phoneBouncedAt: Date | null;

  @Column({ name: 'email_bounced_at', type: 'timestamptz', nullable: true })
  emailBouncedAt: Date | null;

  /** When phone or e-mail were changed last; null: never since the customer was made. */
  @Column({ name: 'changed_at', type: 'timestamptz', nullable: true })
  changedAt: Date | null;

  @Column({ name: 'custom_fields', type: 'jsonb' })
  customFields: Record<string, unknown>;

  /** `searchTextOf` in the domain: written whenever a part of it changes. */
  @Column({ name: 'search_text', type: 'text' })
  searchText: string;
}
