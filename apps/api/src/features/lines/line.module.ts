import { Module } from '@nestjs/common';
import { NetworkModule } from '../../providers/network/network.module';
import { LineController } from './line.controller';
import { LineChanges } from './line-changes.service';
import { LineSuspension } from './line-suspension.service';
import { LineMoves } from './line-moves.service';
import { LineCreation } from './line-creation.service';
import { LineJobs } from './line.jobs';
import { LineReconciliation } from './line-reconciliation.service';
import { LineOrders } from './line-orders.service';
import { LineService } from './line.service';

@Module({
  imports: [NetworkModule],
  controllers: [LineController],
  providers: [
    LineService,
    LineCreation,
    LineChanges,
    LineMoves,
    LineSuspension,
    LineReconciliation,
    LineOrders,
    LineJobs,
  ],
  exports: [LineService, LineOrders],
})
export class LineModule {}
