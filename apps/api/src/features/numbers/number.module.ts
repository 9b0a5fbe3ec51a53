import { Module } from '@nestjs/common';
import { NumberController, StockProfileController } from './number.controller';
import { NumberJobs } from './number.jobs';
import { StockService } from './stock.service';

/** The stock of numbers and SIM profiles. */
@Module({
  controllers: [NumberController, StockProfileController],
  providers: [StockService, NumberJobs],
})
export class NumberModule {}
