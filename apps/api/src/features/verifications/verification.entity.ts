import {
  type VerificationMethod,
  type VerificationPurpose,
  type VerificationState,
  type VerifiedContact,
} from '@ur-desk/domain/verifications';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/** A code that was sent to a customer's contact, or a word given for a caller. One code of a kind waits at a time. */
@Entity('verification')
@Index('verification_id', ['id'])
@Index('verification_one_open', ['customerId', 'purpose', 'contact'], {
  unique: true,
  where: `state = 'sent'`,
})
@Check('verification_state_known', `state IN ('sent', 'confirmed', 'failed', 'expired', 'replaced')`)
@Check('verification_confirmed', `(state = 'confirmed') = (confirmed_at IS NOT NULL)`)
@Check('verification_code_while_sent', `state = 'sent' OR secret_sealed IS NULL`)
@Check('verification_tries', 'tries BETWEEN 0 AND 5')
export class VerificationEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'verification_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'verification_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'verification_pkey' })
  id: string;

  @Column({ type: 'text' })
  purpose: VerificationPurpose;

  @Column({ type: 'text' })
  method: VerificationMethod;

  @Column({ type: 'text', nullable: true })
  contact: VerifiedContact | null;

  @Column({ type: 'text' })
  state: VerificationState;

  /** The code and the address that it went to, with the customer's key; gone as soon as nobody waits for it. */
  @Column({ name: 'secret_sealed', type: 'bytea', nullable: true })
  secretSealed: Buffer | null;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ name: 'staff_id', type: 'uuid' })
  staffId: string;

  @Column({ name: 'staff_name', type: 'text' })
  staffName: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;
}
