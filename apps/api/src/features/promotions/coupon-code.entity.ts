import { fieldProblem } from '@ur-desk/domain/kernel';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PromotionEntity } from './promotion.entity';

/** A code and the promotion that it opens. No two are the same by their keys, whoever writes them. */
@Entity('coupon_code')
@Unique('coupon_code_key_key', ['key'])
@Index('coupon_code_promotion', ['promotionId'])
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

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('coupon_code_key_key', () =>
  fieldProblem('coupon.code', 'already_exists', { field: 'code' }),
);
