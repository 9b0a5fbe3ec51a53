import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PromotionEntity } from './promotion.entity';

/** What a promotion has taken off of a budget: of the whole one (`all`), or of one period's (M3); minor units. */
@Entity('promotion_budget')
@Check('promotion_budget_within', 'spent >= 0 AND spent <= most')
export class PromotionBudgetEntity {
  @PrimaryColumn({ name: 'promotion_id', type: 'uuid', primaryKeyConstraintName: 'promotion_budget_pkey' })
  @ForeignKey(() => PromotionEntity, { name: 'promotion_budget_promotion_fkey' })
  promotionId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'promotion_budget_pkey' })
  currency: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'promotion_budget_pkey' })
  period: string;

  @Column({ type: 'bigint' })
  most: number;

  /** By reserved and redeemed uses. */
  @Column({ type: 'bigint' })
  spent: number;
}
