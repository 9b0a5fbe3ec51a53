import { fieldProblem, type LocalText } from '@ur-desk/domain/kernel';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** An answer that is given again and again (rules 9). Never deleted: it is no longer offered. */
@Entity('canned_reply')
@Unique('canned_reply_code_key', ['code'])
export class CannedReplyEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'canned_reply_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'jsonb' })
  title: LocalText;

  /** With variables. */
  @Column({ type: 'jsonb' })
  text: LocalText;

  /** With which reason such a ticket is resolved; null: none. */
  @Column({ name: 'reason_code', type: 'text', nullable: true })
  reasonCode: string | null;

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

constraintProblem('canned_reply_code_key', () => fieldProblem('code', 'already_exists', { field: 'code' }));
