import { type BacktestMode, type BacktestState } from '@ur-desk/domain/backtests';
import { type PromotionContent } from '@ur-desk/domain/promotions';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PromotionVersionEntity } from '../promotions/promotion-version.entity';
import { PromotionEntity } from '../promotions/promotion.entity';

/** Renewals of the past made again with a promotion, and how far that has got. */
@Entity('backtest')
@Index('backtest_promotion', ['promotionId', 'createdAt'])
@Index('backtest_running', ['progressedAt'], { where: `state = 'running'` })
@Check('backtest_state_known', `state IN ('running', 'done', 'cancelled')`)
@Check('backtest_mode_known', `mode IN ('beside', 'instead')`)
@Check('backtest_done', 'done >= 0 AND done <= total')
@Check('backtest_ended', `(state = 'running') = (finished_at IS NULL)`)
export class BacktestEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'backtest_pkey' })
  id: string;

  @Column({ name: 'promotion_id', type: 'uuid' })
  @ForeignKey(() => PromotionEntity, { name: 'backtest_promotion_fkey' })
  promotionId: string;

  @Column({ name: 'version_id', type: 'uuid' })
  @ForeignKey(() => PromotionVersionEntity, { name: 'backtest_version_fkey' })
  versionId: string;

  @Column({ name: 'version_no', type: 'integer' })
  versionNo: number;

  /** What the version said then: a draft is changed later. */
  @Column({ type: 'jsonb' })
  content: PromotionContent;

  @Column({ type: 'text' })
  mode: BacktestMode;

  @Column({ type: 'integer' })
  days: number;

  @Column({ name: 'from_at', type: 'timestamptz' })
  fromAt: Date;

  /** Exclusive; renewals that had not succeeded by then are left out, so that the set never changes. */
  @Column({ name: 'until_at', type: 'timestamptz' })
  untilAt: Date;

  @Column({ type: 'text' })
  state: BacktestState;

  /** Renewals. */
  @Column({ type: 'integer' })
  total: number;

  /** Counted in the transaction that sums them up. */
  @Column({ type: 'integer' })
  done: number;

  /** The last renewal that was made again: by when it was made, then by its id. */
  @Column({ name: 'cursor_at', type: 'timestamptz' })
  cursorAt: Date;

  @Column({ name: 'cursor_id', type: 'uuid' })
  cursorId: string;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** When it last went on: one that is silent has lost its worker. */
  @Column({ name: 'progressed_at', type: 'timestamptz' })
  progressedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
