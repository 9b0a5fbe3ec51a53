import { type FindingCode, type FindingSubject } from '@ur-desk/domain/customers';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/**
 * What was wrong with a customer when he was looked at last, without what it says: the evidence is read when it is shown. Derived from
 * everything else; it can be emptied at any time and is full again after the next night.
 */
@Entity('finding')
@Unique('finding_key', ['customerId', 'code', 'subjectId'])
@Index('finding_code', ['code', 'foundAt'])
export class FindingEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'finding_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'finding_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'finding_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: FindingCode;

  @Column({ name: 'subject_kind', type: 'text' })
  subjectKind: FindingSubject['kind'];

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'found_at', type: 'timestamptz' })
  foundAt: Date;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: Date;
}
