import { Module } from '@nestjs/common';
import { PromotionModule } from '../promotions/promotion.module';
import { BacktestRun } from './backtest-run';
import { BacktestController } from './backtest.controller';
import { BacktestService } from './backtest.service';

/** Renewals of the past made again with a promotion that is not released. */
@Module({
  imports: [PromotionModule],
  controllers: [BacktestController],
  providers: [BacktestRun, BacktestService],
})
export class BacktestModule {}
