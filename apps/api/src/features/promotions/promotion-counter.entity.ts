import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PromotionEntity } from './promotion.entity';

/** Uses of a promotion that has a limit of them, all customers together (M1); one row, changed by conditional UPDATEs. */
@Entity('promotion_counter')
@Check('promotion_counter_within', 'uses >= 0 AND uses <= most')
export class PromotionCounterEntity {
  @PrimaryColumn({ name: 'promotion_id', type: 'uuid', primaryKeyConstraintName: 'promotion_counter_pkey' })
  @ForeignKey(() => PromotionEntity, { name: 'promotion_counter_promotion_fkey' })
  promotionId: string;

  @Column({ type: 'bigint' })
  most: number;

  /** Reserved and redeemed ones. */
  @Column({ type: 'bigint' })
  uses: number;
}
