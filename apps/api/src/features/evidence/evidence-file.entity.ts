import { type EvidenceKind, type EvidenceMediaType, type EvidenceSubject } from '@ur-desk/domain/evidence';
import { fieldProblem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CustomerEntity } from '../customers/customer.entity';

/**
 * A file that proves something about a customer's money. It stands in the database, sealed with the customer's key: it comes
 * and goes with the record that it proves, and with the person (decision 0431).
 */
@Entity('evidence_file')
@Unique('evidence_file_once', ['subjectKind', 'subjectId', 'kind'])
@Index('evidence_file_id', ['id'])
@Check('evidence_file_size', 'bytes > 0 AND bytes <= 4000000')
export class EvidenceFileEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'evidence_file_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'evidence_file_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'evidence_file_pkey' })
  id: string;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: EvidenceSubject;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ type: 'text' })
  kind: EvidenceKind;

  /** By its first bytes. */
  @Column({ name: 'media_type', type: 'text' })
  mediaType: EvidenceMediaType;

  @Column({ type: 'int' })
  bytes: number;

  @Column({ name: 'sealed_name', type: 'bytea' })
  sealedName: Buffer;

  /** Base64 of the file. */
  @Column({ name: 'sealed_content', type: 'bytea' })
  sealedContent: Buffer;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('evidence_file_once', () => fieldProblem('kind', 'evidence_kind_taken'));
