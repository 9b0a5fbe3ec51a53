import { fieldProblem, type LocalText, type Money } from '@ur-desk/domain/kernel';
import { type SupportPriority, type TierBonus } from '@ur-desk/domain/memberships';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';

/** A tier of the membership programme. It is never deleted: histories, promotions and prices name its code. */
@Entity('membership_tier')
@Unique('membership_tier_code_key', ['code'])
@Unique('membership_tier_rank_key', ['rank'])
@Check('membership_tier_code_is_one', `code <> 'none'`)
@Check('membership_tier_rank_above_none', 'rank > 0')
@Check('membership_tier_discount', 'discount_bps BETWEEN 0 AND 10000')
export class MembershipTierEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'membership_tier_pkey' })
  id: string;

  /** Never changes. */
  @Column({ type: 'text' })
  code: string;

  /** The higher, the better. */
  @Column({ type: 'integer' })
  rank: number;

  @Column({ type: 'jsonb' })
  name: LocalText;

  @Column({ type: 'text' })
  colour: string;

  /** Net spend within the window that leads into it, per currency. */
  @Column({ type: 'jsonb' })
  thresholds: Money[];

  @Column({ name: 'discount_bps', type: 'integer' })
  discountBps: number;

  @Column({ name: 'support_priority', type: 'text' })
  supportPriority: SupportPriority;

  @Column({ name: 'sla_minutes', type: 'integer' })
  slaMinutes: number;

  @Column({ name: 'monthly_bonuses', type: 'jsonb' })
  monthlyBonuses: TierBonus[];

  @Column({ name: 'free_services', type: 'text', array: true })
  freeServices: string[];

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}

constraintProblem('membership_tier_code_key', () =>
  fieldProblem('code', 'already_exists', { field: 'code' }),
);
constraintProblem('membership_tier_rank_key', () =>
  fieldProblem('rank', 'already_exists', { field: 'rank' }),
);
