import { fieldProblem, type LocalText } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** A named set of countries (decision 0510). Never deleted: it is no longer offered. */
@Entity('plan_region')
@Unique('plan_region_code_key', ['code'])
@Check('plan_region_somewhere', 'cardinality(countries) > 0')
export class PlanRegionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_region_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalText;

  /** ISO 3166 codes, sorted, each once. */
  @Column({ type: 'text', array: true })
  countries: string[];

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

constraintProblem('plan_region_code_key', () => fieldProblem('code', 'already_exists', { field: 'code' }));
