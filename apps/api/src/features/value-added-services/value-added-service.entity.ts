import { fieldProblem, type LocalText, type Money } from '@ur-desk/domain/kernel';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** A service that a line can have beside its plan (decision 0514). Never deleted: it is retired. */
@Entity('value_added_service')
@Unique('value_added_service_code_key', ['code'])
export class ValueAddedServiceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'value_added_service_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  name: LocalText;

  @Column({ type: 'jsonb' })
  description: LocalText;

  /** For a month, tax included, each currency once. */
  @Column({ type: 'jsonb' })
  fees: Money[];

  /** False: retired. */
  @Column({ type: 'boolean' })
  active: boolean;

  /** The smaller, the earlier in the list. */
  @Column({ type: 'integer' })
  position: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('value_added_service_code_key', () =>
  fieldProblem('code', 'already_exists', { field: 'code' }),
);
