import { Module } from '@nestjs/common';
import { LineModule } from '../lines/line.module';
import { LineServiceController } from './line-service.controller';
import { LineServices } from './line-services.service';
import { ValueAddedServiceController } from './value-added-service.controller';
import { ValueAddedServiceService } from './value-added-service.service';

/** The catalogue of services that a line can have beside its plan, and the switch at each line. */
@Module({
  imports: [LineModule],
  controllers: [ValueAddedServiceController, LineServiceController],
  providers: [ValueAddedServiceService, LineServices],
})
export class ValueAddedServiceModule {}
