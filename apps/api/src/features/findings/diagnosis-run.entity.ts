import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One look at all customers; it goes on behind the last customer after the process died. */
@Entity('diagnosis_run')
export class DiagnosisRunEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'diagnosis_run_pkey' })
  id: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** The last customer that was looked at; null: none yet. */
  @Column({ name: 'after_id', type: 'uuid', nullable: true })
  afterId: string | null;

  /** How many were looked at. */
  @Column({ type: 'bigint' })
  customers: number;
}
