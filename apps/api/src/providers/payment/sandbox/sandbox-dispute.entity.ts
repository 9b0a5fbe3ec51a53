import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `none`: the payer has not objected yet. */
export type SandboxDisputeState = 'none' | 'needsResponse' | 'underReview' | 'won' | 'lost';

/** What the sandbox got from us: how long the text is and which files came with it. */
export interface SandboxEvidence {
  textLength: number;
  files: string[];
}

/** What the sandbox remembers of a charge that its payer disputes; like its charges part of the outside world. */
@Entity('sandbox_dispute')
@Index('sandbox_dispute_reference', ['providerReference'], { unique: true })
@Index('sandbox_dispute_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@Index('sandbox_dispute_untold', ['chargeKey'], { where: 'untold' })
export class SandboxDisputeEntity {
  @PrimaryColumn({ name: 'charge_key', type: 'text', primaryKeyConstraintName: 'sandbox_dispute_pkey' })
  chargeKey: string;

  @Column({ name: 'provider_reference', type: 'text' })
  providerReference: string;

  @Column({ type: 'bigint' })
  amount: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  /** In the same currency. */
  @Column({ type: 'bigint' })
  fee: number;

  @Column({ type: 'text' })
  reason: string;

  /** How it ends when we contest it. */
  @Column({ type: 'text' })
  contested: 'won' | 'lost';

  @Column({ type: 'text' })
  state: SandboxDisputeState;

  @Column({ name: 'evidence_due_at', type: 'timestamptz', nullable: true })
  evidenceDueAt: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  evidence: SandboxEvidence | null;

  /** When it becomes `due_state`. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'due_state', type: 'text', nullable: true })
  dueState: SandboxDisputeState | null;

  /** An event about how it stands is still to be written. */
  @Column({ type: 'boolean', default: false })
  untold: boolean;
}
