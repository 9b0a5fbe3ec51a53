import { Module } from '@nestjs/common';
import { ValueAddedServiceController } from './value-added-service.controller';
import { ValueAddedServiceService } from './value-added-service.service';

/** The catalogue of services that a line can have beside its plan. */
@Module({
  controllers: [ValueAddedServiceController],
  providers: [ValueAddedServiceService],
})
export class ValueAddedServiceModule {}
