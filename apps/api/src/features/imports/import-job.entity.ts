import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import {
  IMPORT_STATES,
  type ColumnMapping,
  type ImportDefaults,
  type ImportDelimiter,
  type ImportEncoding,
  type ImportState,
  type ImportTally,
} from '@ur-desk/domain/imports';
import { type ProblemCode } from '@ur-desk/domain/kernel';
import { type Actor } from '../../platform/db/call-context';

const STATES = IMPORT_STATES.map((state) => `'${state}'`).join(', ');

/** One uploaded file and what became of it. It holds nothing of the file's rows: those stand in the file, which is deleted. */
@Entity('import_job')
@Unique('import_job_reference_key', ['reference'])
@Index('import_job_created_at', ['createdAt', 'id'])
@Check('import_job_state_known', `state IN (${STATES})`)
export class ImportJobEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_job_pkey' })
  id: string;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  state: ImportState;

  /** As the browser named it; on disk the file has the import's id. */
  @Column({ name: 'file_name', type: 'text' })
  fileName: string;

  @Column({ name: 'file_bytes', type: 'bigint' })
  fileBytes: number;

  @Column({ type: 'text' })
  encoding: ImportEncoding;

  @Column({ type: 'text' })
  delimiter: ImportDelimiter;

  @Column({ type: 'text', array: true })
  columns: string[];

  @Column({ name: 'rows_total', type: 'integer' })
  rowsTotal: number;

  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'jsonb' })
  mapping: ColumnMapping[];

  @Column({ type: 'jsonb' })
  defaults: ImportDefaults;

  @Column({ type: 'jsonb', nullable: true })
  forecast: ImportTally | null;

  @Column({ type: 'jsonb', nullable: true })
  result: ImportTally | null;

  @Column({ name: 'errors_total', type: 'integer' })
  errorsTotal: number;

  /** The first chunk that is not written yet: where a run goes on. */
  @Column({ name: 'next_chunk', type: 'integer' })
  nextChunk: number;

  /** Tries in a row without a chunk written. */
  @Column({ type: 'integer' })
  attempts: number;

  @Column({ name: 'problem_code', type: 'text', nullable: true })
  problemCode: ProblemCode | null;

  /** Who last asked for work on it; a run acts in this name. */
  @Column({ name: 'requested_by', type: 'jsonb' })
  requestedBy: Actor;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ name: 'progressed_at', type: 'timestamptz' })
  progressedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
