import { type CouponCodeState } from '@ur-desk/domain/coupons';
import { fieldProblem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { CouponBatchEntity } from '../coupons/coupon-batch.entity';
import { PromotionEntity } from './promotion.entity';

/** A code and the promotion that it opens. No two are the same by their keys, whoever writes them. */
@Entity('coupon_code')
@Unique('coupon_code_key_key', ['key'])
@Index('coupon_code_shared', ['promotionId'], { where: 'batch_id IS NULL' })
@Index('coupon_code_in_batch', ['batchId', 'createdAt', 'id'])
@Index('coupon_code_used_in_batch', ['batchId', 'state'], { where: `state <> 'free'` })
@Index('coupon_code_disabled_in_batch', ['batchId'], { where: 'disabled_at IS NOT NULL' })
@Index('coupon_code_customer', ['customerId'], { where: 'customer_id IS NOT NULL' })
@Check('coupon_code_state_known', `state IN ('free', 'reserved', 'redeemed')`)
@Check('coupon_code_used', `(state = 'free') = (used_for IS NULL) AND (used_for IS NULL) = (used_by IS NULL)`)
export class CouponCodeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'coupon_code_pkey' })
  id: string;

  /** By what two codes are the same (`couponKeyOf`). */
  @Column({ type: 'text' })
  key: string;

  /** As it is written. */
  @Column({ type: 'text' })
  code: string;

  @Column({ name: 'promotion_id', type: 'uuid' })
  @ForeignKey(() => PromotionEntity, { name: 'coupon_code_promotion_fkey' })
  promotionId: string;

  /** Null: the code that everybody may use. */
  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  @ForeignKey(() => CouponBatchEntity, { name: 'coupon_code_batch_fkey' })
  batchId: string | null;

  /** Of a code from a batch: whether its one use is taken. */
  @Column({ type: 'text', default: 'free' })
  state: CouponCodeState;

  /** For whom alone it is. */
  @Column({ name: 'customer_id', type: 'uuid', nullable: true })
  customerId: string | null;

  /** Who has taken its use. */
  @Column({ name: 'used_by', type: 'uuid', nullable: true })
  usedBy: string | null;

  /** The renewal. */
  @Column({ name: 'used_for', type: 'uuid', nullable: true })
  usedFor: string | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('coupon_code_key_key', () =>
  fieldProblem('coupon.code', 'already_exists', { field: 'code' }),
);
