import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TierChangeEntity } from './tier-change.entity';

/** What a customer is, made so by his last change (TR1). No row: no tier, and there never was one. */
@Entity('membership')
@ForeignKey(() => TierChangeEntity, ['customerId', 'changeId', 'tier'], ['customerId', 'id', 'toTier'], {
  name: 'membership_change_fkey',
})
@Index('membership_tier_members', ['tier', 'customerId'], { where: `tier <> 'none'` })
@Check('membership_earned', `(earned_tier = 'none') = (period_ends_at IS NULL)`)
@Check('membership_warned', '(warned_days IS NULL) = (warned_of IS NULL)')
@Index('membership_to_lose', ['periodEndsAt'], {
  where: 'override_until IS NULL AND period_ends_at IS NOT NULL',
})
@Check('membership_tier_is_earned', 'tier = earned_tier OR override_until IS NOT NULL')
export class MembershipEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'membership_pkey' })
  customerId: string;

  /** The code of the tier that counts; `none`: no tier. */
  @Column({ type: 'text' })
  tier: string;

  @Column({ name: 'change_id', type: 'uuid' })
  changeId: string;

  /** What his spending has led to; another one than `tier` only while a person's decision stands. */
  @Column({ name: 'earned_tier', type: 'text' })
  earnedTier: string;

  @Column({ name: 'period_ends_at', type: 'timestamptz', nullable: true })
  periodEndsAt: Date | null;

  @Column({ name: 'override_until', type: 'timestamptz', nullable: true })
  overrideUntil: Date | null;

  /** The last warning of a lower tier, in days before its loss, and which loss it was about. */
  @Column({ name: 'warned_days', type: 'integer', nullable: true })
  warnedDays: number | null;

  @Column({ name: 'warned_of', type: 'timestamptz', nullable: true })
  warnedOf: Date | null;
}
