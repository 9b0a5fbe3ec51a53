import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  fieldProblem,
  Problem,
  type CurrencyCode,
  type Locale,
  type MessageChannel,
} from '@ur-desk/domain/kernel';
import { type CustomerStatus } from '@ur-desk/domain/customers';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** A customer without anything that tells who he is: that stands in `customer_contact` and can be erased. */
@Entity('customer')
@Unique('customer_reference_key', ['reference'])
@Unique('customer_external_key', ['externalSource', 'externalId'])
@Index('customer_created_at', ['createdAt', 'id'])
@Index('customer_country_created_at', ['country', 'createdAt', 'id'])
@Index('customer_status_created_at', ['status', 'createdAt', 'id'])
@Index('customer_tags', { synchronize: false })
@Check('customer_status_known', `status IN ('active', 'suspended', 'closing', 'closed')`)
@Check('customer_opt_outs_known', `opt_outs <@ ARRAY['email', 'sms']`)
@Check('customer_anonymised_is_closed', `anonymised_at IS NULL OR status IN ('closing', 'closed')`)
@Check('customer_external_whole', `(external_source IS NULL) = (external_id IS NULL)`)
export class CustomerEntity {
  /** UUIDv4: random, so that customers spread evenly over shards (reliability D2). */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'customer_pkey' })
  id: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  status: CustomerStatus;

  @Column({ type: 'text' })
  country: string;

  @Column({ type: 'text' })
  locale: Locale;

  /** IANA. */
  @Column({ type: 'text' })
  zone: string;

  @Column({ name: 'wallet_currency', type: 'text' })
  walletCurrency: CurrencyCode;

  @Column({ type: 'text', array: true })
  tags: string[];

  /** By which ways he wants no reminders and no advertising. */
  @Column({ name: 'opt_outs', type: 'text', array: true, default: () => `'{}'` })
  optOuts: MessageChannel[];

  @Column({ name: 'external_source', type: 'text', nullable: true })
  externalSource: string | null;

  /** The key of a re-import, unique per source. */
  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId: string | null;

  @Column({ type: 'integer' })
  version: number;

  /** When everything about the person was removed (decision 0541); from then on the database takes nothing about him. */
  @Column({ name: 'anonymised_at', type: 'timestamptz', nullable: true })
  anonymisedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

constraintProblem('customer_external_key', () =>
  fieldProblem('externalId', 'already_exists', { field: 'externalId' }),
);
constraintProblem('customer_anonymised', () => new Problem('customer_anonymised'));
constraintProblem('customer_reference_key', () => new Problem('unavailable'));
