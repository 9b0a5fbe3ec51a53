import { Problem } from '@ur-desk/domain/kernel';
import { type PromotionContent, type PromotionState } from '@ur-desk/domain/promotions';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PromotionEntity } from './promotion.entity';

/**
 * What a promotion says. A draft and a test can be edited; from its release on only the state changes (a trigger holds that),
 * because purchases refer to it (rules 5).
 */
@Entity('promotion_version')
@Unique('promotion_version_no_key', ['promotionId', 'versionNo'])
@Index('promotion_version_one_draft', ['promotionId'], {
  unique: true,
  where: `state IN ('draft', 'test', 'awaitingApproval')`,
})
@Index('promotion_version_one_live', ['promotionId'], {
  unique: true,
  where: `state IN ('released', 'suspended')`,
})
@Check(
  'promotion_version_state_known',
  `state IN ('draft', 'test', 'awaitingApproval', 'released', 'suspended', 'retired')`,
)
@Check('promotion_version_window', 'ends_at > starts_at')
export class PromotionVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'promotion_version_pkey' })
  id: string;

  @Column({ name: 'promotion_id', type: 'uuid' })
  @ForeignKey(() => PromotionEntity, { name: 'promotion_version_promotion_fkey' })
  promotionId: string;

  @Column({ name: 'version_no', type: 'integer' })
  versionNo: number;

  @Column({ type: 'text' })
  state: PromotionState;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  /** Exclusive; null: until it is ended by hand. */
  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt: Date | null;

  /** All but the window. */
  @Column({ type: 'jsonb' })
  content: Omit<PromotionContent, 'window'>;

  /** The latest request for its release. */
  @Column({ name: 'approval_id', type: 'uuid', nullable: true })
  approvalId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'released_at', type: 'timestamptz', nullable: true })
  releasedAt: Date | null;

  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt: Date | null;
}

constraintProblem('promotion_version_one_draft', () => new Problem('version_conflict'));
constraintProblem('promotion_version_no_key', () => new Problem('version_conflict'));
constraintProblem('promotion_version_one_live', () => new Problem('version_conflict'));
