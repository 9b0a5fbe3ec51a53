import { Module } from '@nestjs/common';
import { ChargeExceptionController } from './charge-exception.controller';
import { ChargeExceptionService } from './charge-exception.service';
import { TopUpLimitController } from './top-up-limit.controller';
import { TopUpLimitService } from './top-up-limit.service';
import { VelocityLimitController } from './velocity-limit.controller';
import { VelocityLimitService } from './velocity-limit.service';

@Module({
  controllers: [ChargeExceptionController, TopUpLimitController, VelocityLimitController],
  providers: [ChargeExceptionService, TopUpLimitService, VelocityLimitService],
})
export class ChargeLimitModule {}
