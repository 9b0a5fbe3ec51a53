import { fieldProblem } from '@ur-desk/domain/kernel';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** The identity of a promotion; what it says stands in its versions. */
@Entity('promotion')
@Unique('promotion_code_key', ['code'])
export class PromotionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'promotion_pkey' })
  id: string;

  /** What staff and reports call it; never changes. */
  @Column({ type: 'text' })
  code: string;

  /** The version that is released or suspended; null: none. */
  @Column({ name: 'current_version_id', type: 'uuid', nullable: true })
  currentVersionId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('promotion_code_key', () => fieldProblem('code', 'already_exists', { field: 'code' }));
