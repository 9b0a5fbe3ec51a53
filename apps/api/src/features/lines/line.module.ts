import { Module } from '@nestjs/common';
import { NetworkModule } from '../../providers/network/network.module';
import { LineController } from './line.controller';
import { LineSuspension } from './line-suspension.service';
import { LineCreation } from './line-creation.service';
import { LineJobs } from './line.jobs';
import { LineOrders } from './line-orders.service';
import { LineService } from './line.service';

@Module({
  imports: [NetworkModule],
  controllers: [LineController],
  providers: [LineService, LineCreation, LineSuspension, LineOrders, LineJobs],
  exports: [LineService],
})
export class LineModule {}
