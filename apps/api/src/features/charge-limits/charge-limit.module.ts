import { Module } from '@nestjs/common';
import { SettingModule } from '../settings/setting.module';
import { ChargeExceptionController } from './charge-exception.controller';
import { ChargeExceptionService } from './charge-exception.service';
import { TopUpLimitController } from './top-up-limit.controller';
import { VelocityLimitController } from './velocity-limit.controller';

@Module({
  imports: [SettingModule],
  controllers: [ChargeExceptionController, TopUpLimitController, VelocityLimitController],
  providers: [ChargeExceptionService],
})
export class ChargeLimitModule {}
