import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ImportJobEntity } from './import-job.entity';

/** One thing that is wrong in one line of a file: where and what, never the value. */
@Entity('import_error')
@Index('import_error_line', ['importId', 'line', 'id'])
export class ImportErrorEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_error_pkey' })
  id: string;

  @Column({ name: 'import_id', type: 'uuid' })
  @ForeignKey(() => ImportJobEntity, { name: 'import_error_job_fkey' })
  importId: string;

  @Column({ type: 'integer' })
  line: number;

  @Column({ name: 'column_name', type: 'text', nullable: true })
  column: string | null;

  @Column({ type: 'text' })
  field: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  params: Record<string, unknown>;
}
