import { type VelocityScope } from '@ur-desk/domain/charge-limits';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** How often and how much may be charged, in all and by one card; two rows per currency. Sums in minor units. */
@Entity('velocity_limit')
@Unique('velocity_limit_scope_key', ['currency', 'scope'])
@Check('velocity_limit_positive', 'hour_count >= 0 AND hour_sum >= 0 AND day_count >= 0 AND day_sum >= 0')
export class VelocityLimitEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'velocity_limit_pkey' })
  id: string;

  @Column({ type: 'text' })
  currency: CurrencyCode;

  @Column({ type: 'text' })
  scope: VelocityScope;

  @Column({ name: 'hour_count', type: 'bigint' })
  hourCount: number;

  @Column({ name: 'hour_sum', type: 'bigint' })
  hourSum: number;

  @Column({ name: 'day_count', type: 'bigint' })
  dayCount: number;

  @Column({ name: 'day_sum', type: 'bigint' })
  daySum: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
