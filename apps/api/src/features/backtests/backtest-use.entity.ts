import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BacktestEntity } from './backtest.entity';

/** How often a customer would have used a promotion that is limited per customer; kept only while the backtest runs. */
@Entity('backtest_use')
@Index('backtest_use_backtest', ['backtestId'])
export class BacktestUseEntity {
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'backtest_use_pkey' })
  customerId: string;

  @PrimaryColumn({ name: 'backtest_id', type: 'uuid', primaryKeyConstraintName: 'backtest_use_pkey' })
  @ForeignKey(() => BacktestEntity, { name: 'backtest_use_backtest_fkey' })
  backtestId: string;

  @Column({ type: 'integer' })
  uses: number;
}
