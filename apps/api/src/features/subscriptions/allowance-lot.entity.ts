import { type AllowanceKind, type LotOrigin } from '@ur-desk/domain/allowances';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubscriptionEntity } from './subscription.entity';

/** One grant of one kind with its own expiry; a new lot never changes another one (rules 3). */
@Entity('allowance_lot')
@ForeignKey(() => SubscriptionEntity, ['subscriptionId', 'customerId'], ['id', 'customerId'], {
  name: 'allowance_lot_subscription_fkey',
})
@Index('allowance_lot_line', ['customerId', 'lineId', 'expiresAt'])
@Index('allowance_lot_subscription', ['subscriptionId'])
@Check('allowance_lot_kind_known', `kind IN ('voice', 'sms', 'data')`)
@Check('allowance_lot_origin_known', `origin IN ('plan', 'bonus', 'goodwill')`)
@Check('allowance_lot_remaining', 'remaining >= 0')
@Check('allowance_lot_unlimited', '(granted IS NULL) = (remaining IS NULL)')
export class AllowanceLotEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'allowance_lot_pkey' })
  id: string;

  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'allowance_lot_pkey' })
  customerId: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ name: 'subscription_id', type: 'uuid', nullable: true })
  subscriptionId: string | null;

  @Column({ type: 'text' })
  kind: AllowanceKind;

  @Column({ type: 'text' })
  origin: LotOrigin;

  /** Seconds, messages or bytes; null: unlimited. */
  @Column({ type: 'bigint', nullable: true })
  granted: number | null;

  @Column({ type: 'bigint', nullable: true })
  remaining: number | null;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom: Date;

  /** Exclusive; null: never. */
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;
}
