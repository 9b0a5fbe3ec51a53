import { type RiskRule } from '@ur-desk/domain/risk-rules';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** From when on a rule speaks up; one row per rule. */
@Entity('risk_rule')
@Unique('risk_rule_rule_key', ['rule'])
@Check('risk_rule_positive', 'times > 0 AND within_days > 0')
@Check('risk_rule_percent', 'percent BETWEEN 1 AND 100')
@Check(
  'risk_rule_hours',
  '(from_hour IS NULL) = (to_hour IS NULL) AND from_hour >= 0 AND from_hour < to_hour AND to_hour <= 24',
)
export class RiskRuleEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'risk_rule_pkey' })
  id: string;

  @Column({ type: 'text' })
  rule: RiskRule;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'integer' })
  times: number;

  @Column({ name: 'within_days', type: 'integer' })
  withinDays: number;

  @Column({ type: 'integer', nullable: true })
  percent: number | null;

  @Column({ name: 'from_hour', type: 'integer', nullable: true })
  fromHour: number | null;

  /** Exclusive. */
  @Column({ name: 'to_hour', type: 'integer', nullable: true })
  toHour: number | null;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
