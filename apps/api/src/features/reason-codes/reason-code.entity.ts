import { fieldProblem, type LocalText } from '@ur-desk/domain/kernel';
import { type ReasonUse } from '@ur-desk/domain/reason-codes';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** A reason that staff give for what they do with a customer's money or plan (rules 7). Never deleted: what was done names it. */
@Entity('reason_code')
@Unique('reason_code_code_key', ['code'])
export class ReasonCodeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reason_code_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  text: LocalText;

  /** What it can be given for. */
  @Column({ type: 'text', array: true })
  uses: ReasonUse[];

  @Column({ name: 'comment_needed', type: 'boolean' })
  commentNeeded: boolean;

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

constraintProblem('reason_code_code_key', () => fieldProblem('code', 'already_exists', { field: 'code' }));
