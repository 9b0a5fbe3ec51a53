import { type LocalText, Problem, type Validity } from '@ur-desk/domain/kernel';
import { type PlanPrice, type PlanVersionState, type RunningRenewals } from '@ur-desk/domain/plans';
import { type PlanRegion } from '@ur-desk/domain/plan-regions';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PlanEntity } from './plan.entity';

/**
 * What a plan says. A draft can be edited; from its release on it never changes but to `retired` (a trigger holds that),
 * because subscriptions, quotes and receipts refer to it (rules 3).
 */
@Entity('plan_version')
@Unique('plan_version_no_key', ['planId', 'versionNo'])
@Index('plan_version_one_draft', ['planId'], { unique: true, where: `state = 'draft'` })
@Index('plan_version_one_released', ['planId'], { unique: true, where: `state = 'released'` })
@Index('plan_version_planned', ['releaseAt'], { where: 'release_at IS NOT NULL' })
@Check('plan_version_state_known', `state IN ('draft', 'released', 'retired')`)
@Check('plan_version_renewals_known', `running_renewals IN ('keep', 'move')`)
@Check('plan_version_only_drafts_wait', `release_at IS NULL OR state = 'draft'`)
export class PlanVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'plan_version_pkey' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  @ForeignKey(() => PlanEntity, { name: 'plan_version_plan_fkey' })
  planId: string;

  @Column({ name: 'version_no', type: 'integer' })
  versionNo: number;

  @Column({ type: 'text' })
  state: PlanVersionState;

  @Column({ type: 'jsonb' })
  name: LocalText;

  /** Null: unlimited; 0: none; likewise the two that follow. */
  @Column({ name: 'voice_seconds', type: 'bigint', nullable: true })
  voiceSeconds: number | null;

  @Column({ name: 'sms_count', type: 'bigint', nullable: true })
  smsCount: number | null;

  @Column({ name: 'data_bytes', type: 'bigint', nullable: true })
  dataBytes: number | null;

  @Column({ type: 'jsonb' })
  validity: Validity;

  /** Minor units per currency. */
  @Column({ type: 'jsonb' })
  prices: PlanPrice[];

  @Column({ type: 'text', array: true })
  coverage: string[];

  /** As they were at its release; those of a draft follow `plan_region`. */
  @Column({ type: 'jsonb' })
  regions: PlanRegion[];

  @Column({ type: 'jsonb' })
  terms: LocalText;

  /** What its release does, or did, with lines that renew an earlier version by themselves. */
  @Column({ name: 'running_renewals', type: 'text' })
  runningRenewals: RunningRenewals;

  /** When the job releases it; null: nothing is planned. */
  @Column({ name: 'release_at', type: 'timestamptz', nullable: true })
  releaseAt: Date | null;

  /** The latest request for its release. */
  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'released_at', type: 'timestamptz', nullable: true })
  releasedAt: Date | null;

  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('plan_version_one_draft', () => new Problem('version_conflict'));
constraintProblem('plan_version_no_key', () => new Problem('version_conflict'));
constraintProblem('plan_version_one_released', () => new Problem('version_conflict'));
