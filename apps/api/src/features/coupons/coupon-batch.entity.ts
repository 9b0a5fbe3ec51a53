import { type CodeCharset, type CouponBatchState } from '@ur-desk/domain/coupons';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PromotionEntity } from '../promotions/promotion.entity';

/** An order of codes, and how far it has been carried out. */
@Entity('coupon_batch')
@Index('coupon_batch_promotion', ['promotionId'])
@Check('coupon_batch_state_known', `state IN ('making', 'ready', 'disabled')`)
@Check('coupon_batch_made', 'made >= 0 AND made <= count')
export class CouponBatchEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'coupon_batch_pkey' })
  id: string;

  @Column({ name: 'promotion_id', type: 'uuid' })
  @ForeignKey(() => PromotionEntity, { name: 'coupon_batch_promotion_fkey' })
  promotionId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  pattern: string;

  @Column({ type: 'text' })
  charset: CodeCharset;

  @Column({ type: 'integer' })
  count: number;

  /** So many of its codes are there: counted in the transaction that writes them. */
  @Column({ type: 'integer' })
  made: number;

  @Column({ type: 'text' })
  state: CouponBatchState;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** When it last went on: one that is silent has lost its worker. */
  @Column({ name: 'progressed_at', type: 'timestamptz' })
  progressedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
