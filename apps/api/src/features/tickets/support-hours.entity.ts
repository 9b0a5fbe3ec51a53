import { type Weekday } from '@ur-desk/domain/tickets';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** When somebody is there to answer customers: one row, on the operator's clock. */
@Entity('support_hours')
@Unique('support_hours_one', ['sole'])
@Check('support_hours_sole', 'sole')
@Check('support_hours_open', 'closes_at > opens_at AND jsonb_array_length(weekdays) > 0')
export class SupportHoursEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'support_hours_pkey' })
  id: string;

  /** Always true, so that there is no second row. */
  @Column({ type: 'boolean' })
  sole: boolean;

  @Column({ name: 'opens_at', type: 'text' })
  opensAt: string;

  @Column({ name: 'closes_at', type: 'text' })
  closesAt: string;

  @Column({ type: 'jsonb' })
  weekdays: Weekday[];

  /** Days of the calendar, `2027-01-01`. */
  @Column({ type: 'jsonb' })
  holidays: string[];

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
