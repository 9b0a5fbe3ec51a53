import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BacktestEntity } from './backtest.entity';

/** What came out for one of the operator's days in one currency; amounts in minor units. */
@Entity('backtest_day')
export class BacktestDayEntity {
  @PrimaryColumn({ name: 'backtest_id', type: 'uuid', primaryKeyConstraintName: 'backtest_day_pkey' })
  @ForeignKey(() => BacktestEntity, { name: 'backtest_day_backtest_fkey' })
  backtestId: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'backtest_day_pkey' })
  day: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'backtest_day_pkey' })
  currency: CurrencyCode;

  @Column({ type: 'integer' })
  renewals: number;

  @Column({ type: 'integer' })
  uses: number;

  @Column({ type: 'bigint' })
  discount: number;

  @Column({ type: 'bigint' })
  revenue: number;

  @Column({ type: 'bigint' })
  booked: number;

  @Column({ type: 'integer' })
  differing: number;
}
