import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type RefundFailure } from '@ur-desk/domain/payments';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type SandboxRefundResult = 'succeeded' | 'failed' | 'silent' | 'processing';

/** What the sandbox remembers of money that it gave back; like its charges part of the outside world. */
@Entity('sandbox_refund')
@Index('sandbox_refund_charge', ['chargeKey'])
@Index('sandbox_refund_untold', ['idempotencyKey'], { where: 'untold' })
@Index('sandbox_refund_moved', ['movedAt', 'idempotencyKey'], { where: 'moved_at IS NOT NULL' })
@Index('sandbox_refund_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class SandboxRefundEntity {
  @PrimaryColumn({ name: 'idempotency_key', type: 'text', primaryKeyConstraintName: 'sandbox_refund_pkey' })
  idempotencyKey: string;

  @Column({ name: 'charge_key', type: 'text' })
  chargeKey: string;

  @Column({ name: 'provider_reference', type: 'text' })
  providerReference: string;

  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'text' })
  result: SandboxRefundResult;

  @Column({ name: 'failure_code', type: 'text', nullable: true })
  failureCode: RefundFailure | null;

  /** When `processing` ends as `due_result`. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'due_result', type: 'text', nullable: true })
  dueResult: SandboxRefundResult | null;

  /** When the money moved; null: it has not. */
  @Column({ name: 'moved_at', type: 'timestamptz', nullable: true })
  movedAt: Date | null;

  /** An event about how it stands is still to be written. */
  @Column({ type: 'boolean', default: false })
  untold: boolean;
}
