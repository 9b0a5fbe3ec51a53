import { type UnusualRule } from '@ur-desk/domain/risk-rules';
import { type UnusualEvidenceView, type UnusualState } from '@ur-desk/domain/unusual-activities';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../staff/staff.entity';

/** A pattern in what a colleague did; of the same rule, person and subject at most one is open. */
@Entity('unusual_activity')
@Index('unusual_activity_open', ['rule', 'actorId', 'subjectKey'], { unique: true, where: `state = 'open'` })
@Index('unusual_activity_found_at', ['foundAt', 'id'])
@Check('unusual_activity_state_known', `state IN ('open', 'reviewed', 'dismissed')`)
@Check(
  'unusual_activity_decided',
  `(state = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (note IS NULL)`,
)
export class UnusualActivityEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'unusual_activity_pkey' })
  id: string;

  @Column({ type: 'text' })
  rule: UnusualRule;

  @Column({ name: 'actor_id', type: 'uuid' })
  @ForeignKey(() => StaffEntity, { name: 'unusual_activity_actor_fkey' })
  actorId: string;

  /** To which customer, where the pattern is about one. */
  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  /** Who granted the requests. */
  @Column({ name: 'other_id', type: 'uuid', nullable: true })
  @ForeignKey(() => StaffEntity, { name: 'unusual_activity_other_fkey' })
  otherId: string | null;

  /** Customer or other person, or empty: what tells two open ones of a person apart. */
  @Column({ name: 'subject_key', type: 'text' })
  subjectKey: string;

  @Column({ type: 'jsonb' })
  evidence: UnusualEvidenceView[];

  @Column({ type: 'integer' })
  occurrences: number;

  @Column({ name: 'first_at', type: 'timestamptz' })
  firstAt: Date;

  @Column({ name: 'last_at', type: 'timestamptz' })
  lastAt: Date;

  @Column({ type: 'text' })
  state: UnusualState;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'found_at', type: 'timestamptz' })
  foundAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
