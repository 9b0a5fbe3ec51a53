import { Module } from '@nestjs/common';
import { TopUpLimitController } from './top-up-limit.controller';
import { TopUpLimitService } from './top-up-limit.service';

@Module({
  controllers: [TopUpLimitController],
  providers: [TopUpLimitService],
})
export class ChargeLimitModule {}
