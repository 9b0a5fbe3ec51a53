import {
  type LedgerVerificationView,
  VERIFICATION_STATES,
  type VerificationState,
} from '@ur-desk/domain/ledger';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const STATES = VERIFICATION_STATES.map((state) => `'${state}'`).join(', ');

/** One run of the verifier and what it found. */
@Entity('ledger_verification')
@Index('ledger_verification_created_at', ['createdAt', 'id'])
@Check('ledger_verification_state_known', `state IN (${STATES})`)
@Check('ledger_verification_finished', `(state = 'finished') = (result IS NOT NULL)`)
export class LedgerVerificationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ledger_verification_pkey' })
  id: string;

  @Column({ type: 'text' })
  state: VerificationState;

  /** By name; the audit log has the rest. */
  @Column({ name: 'requested_by', type: 'text' })
  requestedBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'checks_done', type: 'integer' })
  checksDone: number;

  @Column({ name: 'difference_count', type: 'bigint', nullable: true })
  differenceCount: number | null;

  @Column({ type: 'jsonb', nullable: true })
  result: LedgerVerificationView | null;
}
