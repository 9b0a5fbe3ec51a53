import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** When plans are renewed by themselves: one row, for all lines (rules 4). */
@Entity('auto_renew_schedule')
@Unique('auto_renew_schedule_one', ['sole'])
@Check('auto_renew_schedule_sole', 'sole')
@Check('auto_renew_schedule_some', 'jsonb_array_length(hours) BETWEEN 1 AND 8')
export class AutoRenewScheduleEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'auto_renew_schedule_pkey' })
  id: string;

  /** Always true, so that there is no second row. */
  @Column({ type: 'boolean' })
  sole: boolean;

  /** From the end of a plan, earliest first; negative is before it. */
  @Column({ type: 'jsonb' })
  hours: number[];

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
