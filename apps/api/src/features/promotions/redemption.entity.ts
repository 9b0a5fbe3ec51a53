import { Problem } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { PromotionVersionEntity } from './promotion-version.entity';

/** One use of a promotion by a purchase: reserved while the purchase waits for its money, then redeemed, or released. */
@Entity('redemption')
@Index('redemption_use', ['customerId', 'promotionId', 'useNo'], {
  unique: true,
  where: `state <> 'released'`,
})
@Index('redemption_once_per_purpose', ['purposeId', 'promotionId'], {
  unique: true,
  where: `state <> 'released'`,
})
@Index('redemption_coupon_once', ['couponCodeId'], {
  unique: true,
  where: `coupon_code_id IS NOT NULL AND state <> 'released'`,
})
@Index('redemption_promotion', ['promotionId', 'createdAt'])
@Index('redemption_reserved', ['reservedUntil'], { where: `state = 'reserved'` })
@Check('redemption_state_known', `state IN ('reserved', 'redeemed', 'released')`)
@Check('redemption_amount_not_negative', 'amount >= 0')
@Check('redemption_per_customer', 'use_no > 0 AND (per_customer IS NULL OR use_no <= per_customer)')
@Check('redemption_ended', `(state = 'reserved') = (ended_at IS NULL)`)
export class RedemptionEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'redemption_pkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'redemption_pkey' })
  id: string;

  @Column({ name: 'promotion_id', type: 'uuid' })
  promotionId: string;

  @Column({ name: 'version_id', type: 'uuid' })
  @ForeignKey(() => PromotionVersionEntity, { name: 'redemption_version_fkey' })
  versionId: string;

  /** The renewal or top-up that it is for. */
  @Column({ name: 'purpose_id', type: 'uuid' })
  purposeId: string;

  /** The code from a batch that it took; null: none, or a shared one. */
  @Column({ name: 'coupon_code_id', type: 'uuid', nullable: true })
  couponCodeId: string | null;

  /** Which use of this customer it is; the smallest number that is free (M2). */
  @Column({ name: 'use_no', type: 'integer' })
  useNo: number;

  /** The limit when it was taken; null: none. */
  @Column({ name: 'per_customer', type: 'integer', nullable: true })
  perCustomer: number | null;

  @Column({ type: 'text' })
  currency: string;

  /** What it took off or gave, minor units. */
  @Column({ type: 'bigint' })
  amount: number;

  /** The budgets that it was taken from: where it goes back to. */
  @Column({ name: 'budget_periods', type: 'text', array: true })
  budgetPeriods: string[];

  /** Whether the total of uses counts it. */
  @Column({ type: 'boolean' })
  counted: boolean;

  @Column({ type: 'text' })
  state: 'reserved' | 'redeemed' | 'released';

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'reserved_until', type: 'timestamptz' })
  reservedUntil: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}

// Two uses of one customer at once are kept apart by the customer's lock; this is for whoever forgets it.
constraintProblem('redemption_coupon_once', () => new Problem('unavailable'));
constraintProblem('redemption_use', () => new Problem('unavailable'));
constraintProblem('redemption_once_per_purpose', () => new Problem('unavailable'));
