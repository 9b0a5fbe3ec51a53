import { type LimitRole, type Measure } from '@ur-desk/domain/limits';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** How much a role may give by hand without approval; one row per role and currency or quantity (rules 7). */
@Entity('staff_limit')
@Unique('staff_limit_measure_key', ['role', 'measure'])
@Check('staff_limit_positive', 'per_action >= 0 AND per_customer_day >= 0 AND per_agent_day >= 0')
export class LimitEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_limit_pkey' })
  id: string;

  @Column({ type: 'text' })
  role: LimitRole;

  /** A currency (then in minor units) or a quantity. */
  @Column({ type: 'text' })
  measure: Measure;

  @Column({ name: 'per_action', type: 'bigint' })
  perAction: number;

  @Column({ name: 'per_customer_day', type: 'bigint' })
  perCustomerDay: number;

  @Column({ name: 'per_agent_day', type: 'bigint' })
  perAgentDay: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
