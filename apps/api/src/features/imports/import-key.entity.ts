import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ImportJobEntity } from './import-job.entity';

/** In which line of a file an external id came first; kept until the import is through. */
@Entity('import_key')
export class ImportKeyEntity {
  @ForeignKey(() => ImportJobEntity, { name: 'import_key_job_fkey' })
  @PrimaryColumn({ name: 'import_id', type: 'uuid', primaryKeyConstraintName: 'import_key_pkey' })
  importId: string;

  /** 128 bits of the SHA-256 of import and id: the id itself is not kept outside of its customer. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_key_pkey' })
  key: string;

  @Column({ type: 'integer' })
  line: number;
}
