import { fieldProblem, type LocalText } from '@ur-desk/domain/kernel';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** What plans are grouped under (decision 0510). Never deleted: it is no longer offered. */
@Entity('plan_family')
@Unique('plan_family_code_key', ['code'])
export class PlanFamilyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_family_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalText;

  /** The smaller, the earlier in the list. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('plan_family_code_key', () => fieldProblem('code', 'already_exists', { field: 'code' }));
