import { Problem, type ProblemCode } from '@ur-desk/domain/kernel';
import { type ImportDelimiter, type ImportEncoding } from '@ur-desk/domain/imports';
import { type OutsideProviderName } from '@ur-desk/domain/payments';
import { type MovementSum, type SettlementFormat, type SettlementState } from '@ur-desk/domain/settlements';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { type Actor } from '../../platform/db/call-context';

/** A provider's report of what it moved in a period, and how far its comparison with our books is. */
@Entity('settlement')
@Unique('settlement_reference_key', ['reference'])
@Unique('settlement_file_hash_key', ['fileHash'])
@Index('settlement_created_at', ['createdAt', 'id'])
@Check('settlement_state_known', `state IN ('uploaded', 'loading', 'matching', 'finished', 'failed')`)
@Check('settlement_period', 'period_from < period_to AND period_from <= lines_from AND period_to >= lines_to')
@Check('settlement_compared_is_loaded', `state NOT IN ('matching', 'finished') OR loaded_at IS NOT NULL`)
export class SettlementEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'settlement_pkey' })
  id: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  provider: OutsideProviderName;

  @Column({ type: 'text' })
  format: SettlementFormat;

  @Column({ type: 'text' })
  state: SettlementState;

  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'file_bytes', type: 'bigint' })
  fileBytes: number;

  /** SHA-256: the same file again is recognised. */
  @Column({ name: 'file_hash', type: 'text' })
  fileHash: string;

  @Column({ type: 'text' })
  encoding: ImportEncoding;

  @Column({ type: 'text' })
  delimiter: ImportDelimiter;

  @Column({ name: 'lines_total', type: 'integer' })
  linesTotal: number;

  /** What the lines themselves span; the period holds it. */
  @Column({ name: 'lines_from', type: 'timestamptz' })
  linesFrom: Date;

  @Column({ name: 'lines_to', type: 'timestamptz' })
  linesTo: Date;

  @Column({ name: 'period_from', type: 'timestamptz' })
  periodFrom: Date;

  @Column({ name: 'period_to', type: 'timestamptz' })
  periodTo: Date;

  @Column({ type: 'jsonb' })
  movements: MovementSum[];

  /** Since when all lines stand in the database; the file is gone then. */
  @Column({ name: 'loaded_at', type: 'timestamptz', nullable: true })
  loadedAt: Date | null;

  /** Where the step under way goes on: the next chunk of the file, or the last line that was compared. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ name: 'lines_done', type: 'integer' })
  linesDone: number;

  /** Tries in a row without progress. */
  @Column({ type: 'integer' })
  attempts: number;

  @Column({ name: 'problem_code', type: 'text', nullable: true })
  problemCode: ProblemCode | null;

  /** Who last asked for work on it; the job acts in this name. */
  @Column({ name: 'requested_by', type: 'jsonb' })
  requestedBy: Actor;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'progressed_at', type: 'timestamptz' })
  progressedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}

// Two uploads of the same file at the same moment.
constraintProblem('settlement_file_hash_key', () => new Problem('already_exists', { field: 'file' }));
constraintProblem('settlement_reference_key', () => new Problem('unavailable'));
