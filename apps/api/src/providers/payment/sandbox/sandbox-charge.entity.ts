import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type DeclineCode } from '@ur-desk/domain/payments';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What the sandbox remembers of its charges, as a provider does on its side: so that a charge whose answer got lost is
 * found again, also after a restart. It belongs to the outside world, hence no customer and no audit.
 */
@Entity('sandbox_charge')
export class SandboxChargeEntity {
  @PrimaryColumn({ name: 'idempotency_key', type: 'text', primaryKeyConstraintName: 'sandbox_charge_pkey' })
  idempotencyKey: string;

  @Column({ name: 'provider_reference', type: 'text' })
  providerReference: string;

  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'text' })
  result: 'captured' | 'declined' | 'silent';

  @Column({ name: 'decline_code', type: 'text', nullable: true })
  declineCode: DeclineCode | null;
}
