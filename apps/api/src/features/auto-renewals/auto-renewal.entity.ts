import { type AutoRenewOrder, type AutoRenewStop } from '@ur-desk/domain/auto-renewals';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LineEntity } from '../lines/line.entity';
import { PlanEntity } from '../plans/plan.entity';

/**
 * How a line is renewed by itself, and what became of the tries (rules 4). Whether it is, stands at the line; a line without a
 * row has the usual terms. What is kept of tries is about one subscription: a new one makes it history.
 */
@Entity('auto_renewal')
@ForeignKey(() => LineEntity, ['customerId', 'lineId'], ['customerId', 'id'], {
  name: 'auto_renewal_line_fkey',
})
@Index('auto_renewal_due', ['nextTryAt'], { where: 'next_try_at IS NOT NULL' })
@Index('auto_renewal_troubled', ['lastTryAt', 'lineId'], { where: 'last_error IS NOT NULL' })
@Check('auto_renewal_order_known', `payment_order IN ('walletFirst', 'methodOnly', 'walletOnly')`)
@Check('auto_renewal_tries', '(tries = 0) = (last_try_at IS NULL)')
@Check('auto_renewal_stopped', '(stop_reason IS NULL) = (stopped_at IS NULL)')
@Check('auto_renewal_stopped_is_over', 'stopped_at IS NULL OR next_try_at IS NULL')
export class AutoRenewalEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'auto_renewal_pkey' })
  customerId: string;

  @PrimaryColumn({ name: 'line_id', type: 'uuid', primaryKeyConstraintName: 'auto_renewal_pkey' })
  lineId: string;

  /** Null: the plan that runs. */
  @Column({ name: 'plan_id', type: 'uuid', nullable: true })
  @ForeignKey(() => PlanEntity, { name: 'auto_renewal_plan_fkey' })
  planId: string | null;

  @Column({ name: 'payment_order', type: 'text' })
  paymentOrder: AutoRenewOrder;

  /** Since when it is on, or was. */
  @Column({ type: 'timestamptz' })
  since: Date;

  /** What the tries are about. */
  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ name: 'last_try_at', type: 'timestamptz', nullable: true })
  lastTryAt: Date | null;

  /** Decline reason or problem code; null: the last try has no answer yet, or there was none. */
  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError: string | null;

  @Column({ name: 'last_renewal_id', type: 'uuid', nullable: true })
  lastRenewalId: string | null;

  @Column({ name: 'next_try_at', type: 'timestamptz', nullable: true })
  nextTryAt: Date | null;

  @Column({ name: 'stop_reason', type: 'text', nullable: true })
  stopReason: AutoRenewStop | null;

  @Column({ name: 'stopped_at', type: 'timestamptz', nullable: true })
  stoppedAt: Date | null;
}
