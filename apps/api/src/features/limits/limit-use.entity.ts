import { Problem } from '@ur-desk/domain/kernel';
import { type Measure } from '@ur-desk/domain/limits';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** What one person has given by hand on one day of the operator, without approval: never more than the limit (X6). */
@Entity('staff_limit_use')
@Check('staff_limit_use_within', 'used >= 0 AND used <= most')
export class LimitUseEntity {
  /** Staff or API key. */
  @PrimaryColumn({ name: 'actor_id', type: 'uuid', primaryKeyConstraintName: 'staff_limit_use_pkey' })
  actorId: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'staff_limit_use_pkey' })
  day: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'staff_limit_use_pkey' })
  measure: Measure;

  @Column({ type: 'bigint' })
  used: number;

  /** The limit of the day as it was when something was given last. */
  @Column({ type: 'bigint' })
  most: number;
}

constraintProblem('staff_limit_use_within', () => new Problem('unavailable'));
