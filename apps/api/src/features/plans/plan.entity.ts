import { fieldProblem, Problem } from '@ur-desk/domain/kernel';
import { type PlanKind } from '@ur-desk/domain/plans';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PlanFamilyEntity } from '../plan-families/plan-family.entity';

/** The identity of a plan; what it says stands in its versions. */
@Entity('plan')
@Unique('plan_code_key', ['code'])
@Check('plan_kind_known', `kind IN ('plan', 'addOn')`)
export class PlanEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_pkey' })
  id: string;

  /** What staff and other systems call it; never changes. */
  @Column({ type: 'text' })
  code: string;

  /** Never changes either. */
  @Column({ type: 'text' })
  kind: PlanKind;

  /** What the catalogue groups it under; null: nothing. No part of its terms. */
  @Column({ name: 'family_id', type: 'uuid', nullable: true })
  @ForeignKey(() => PlanFamilyEntity, { name: 'plan_family_fkey' })
  @Index('plan_by_family')
  familyId: string | null;

  /** The version on sale; null: none. */
  @Column({ name: 'current_version_id', type: 'uuid', nullable: true })
  currentVersionId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('plan_code_key', () => fieldProblem('code', 'already_exists', { field: 'code' }));
constraintProblem(
  'plan_family_fkey',
  () => new Problem('validation_failed', {}, [{ field: 'familyId', code: 'not_known' }]),
);
