import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type TierChangeCause } from '@ur-desk/domain/memberships';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CustomerEntity } from '../customers/customer.entity';

/** One change of a customer's tier; each begins where the one before ended, and none is ever changed (TR1, TR2). */
@Entity('tier_change')
@Unique('tier_change_seq_key', ['customerId', 'seq'])
@Unique('tier_change_made_key', ['customerId', 'id', 'toTier'])
@Unique('tier_change_prev_key', ['customerId', 'prevId'])
@ForeignKey(() => TierChangeEntity, ['customerId', 'prevId', 'fromTier'], ['customerId', 'id', 'toTier'], {
  name: 'tier_change_prev_fkey',
})
@Check('tier_change_first', `(seq = 1) = (prev_id IS NULL) AND (seq > 1 OR from_tier = 'none')`)
@Check('tier_change_cause_known', `cause IN ('upgrade', 'downgrade', 'override', 'overrideEnded')`)
@Check(
  'tier_change_override_whole',
  `(cause = 'override') = (until IS NOT NULL) AND (cause <> 'override' OR reason IS NOT NULL)`,
)
export class TierChangeEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'tier_change_pkey' })
  @ForeignKey(() => CustomerEntity, { name: 'tier_change_customer_fkey' })
  customerId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'tier_change_pkey' })
  id: string;

  /** From 1, without gaps. */
  @Column({ type: 'integer' })
  seq: number;

  @Column({ name: 'prev_id', type: 'uuid', nullable: true })
  prevId: string | null;

  /** `none`: no tier. */
  @Column({ name: 'from_tier', type: 'text' })
  fromTier: string;

  @Column({ name: 'to_tier', type: 'text' })
  toTier: string;

  @Column({ type: 'text' })
  cause: TierChangeCause;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  until: Date | null;

  /** Net spend within the window then, minor units. */
  @Column({ type: 'bigint' })
  spend: number;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: 'staff' | 'apiKey' | 'system';

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'actor_name', type: 'text', nullable: true })
  actorName: string | null;

  @Column({ type: 'timestamptz' })
  at: Date;
}
