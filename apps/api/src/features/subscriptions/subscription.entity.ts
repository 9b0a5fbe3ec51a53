import { Problem } from '@ur-desk/domain/kernel';
import { type SubscriptionState } from '@ur-desk/domain/subscriptions';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { constraintProblem } from '../../platform/db/constraint-problems';
import { LineEntity } from '../lines/line.entity';
import { PlanVersionEntity } from '../plans/plan-version.entity';

/** A plan version running on a line. No two of a line overlap, and each has one successor at most (rules 3, R1, R2). */
@Entity('subscription')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], {
  name: 'subscription_line_fkey',
})
@Unique('subscription_reference_key', ['reference'])
@Index('subscription_one_successor', ['customerId', 'predecessorId'], {
  unique: true,
  where: `predecessor_id IS NOT NULL AND state <> 'revoked'`,
})
@Index('subscription_moved_from', ['movedFromId'], { unique: true, where: 'moved_from_id IS NOT NULL' })
@Index('subscription_line', ['customerId', 'lineId', 'endsAt'])
@Index('subscription_created_at', ['createdAt', 'id'])
@Index('subscription_to_start', ['startsAt'], { where: `state = 'queued'` })
@Index('subscription_to_end', ['endsAt'], { where: `state IN ('queued', 'active')` })
@Index('subscription_ended', ['endsAt'], { where: `state = 'expired'` })
@Index('subscription_running_version', ['planVersionId', 'endsAt'], {
  where: `state IN ('queued', 'active')`,
})
@Check('subscription_state_known', `state IN ('queued', 'active', 'expired', 'revoked')`)
@Check('subscription_span', 'starts_at < ends_at')
@Exclusion(
  'subscription_no_overlap',
  `USING gist (line_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state <> 'revoked')`,
)
export class SubscriptionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'subscription_pkey' })
  id: string;

  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'subscription_pkey' })
  customerId: string;

  @Column({ type: 'text', collation: 'C' })
  reference: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'plan_version_id', type: 'uuid' })
  @ForeignKey(() => PlanVersionEntity, { name: 'subscription_plan_version_fkey' })
  planVersionId: string;

  /** As it was stored last; readers compute it from the span and the time. */
  @Column({ type: 'text' })
  state: SubscriptionState;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  /** Exclusive. */
  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  /** Day of the month that monthly ends aim at, in `zone`. */
  @Column({ name: 'anchor_day', type: 'integer' })
  anchorDay: number;

  @Column({ type: 'text' })
  zone: string;

  /** The one it starts behind. */
  @Column({ name: 'predecessor_id', type: 'uuid', nullable: true })
  predecessorId: string | null;

  /** The renewal that made it; null: imported. */
  @Column({ name: 'renewal_id', type: 'uuid', nullable: true })
  renewalId: string | null;

  /** Which one of another customer it goes on with, since its line was moved (0503). */
  @Column({ name: 'moved_from_id', type: 'uuid', nullable: true })
  movedFromId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

constraintProblem('subscription_no_overlap', () => new Problem('quote_changed'));
constraintProblem('subscription_one_successor', () => new Problem('quote_changed'));
constraintProblem('subscription_reference_key', () => new Problem('unavailable'));
