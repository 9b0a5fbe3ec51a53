import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { LedgerModule } from '../ledger/ledger.module';
import { AdjustmentFactsController } from './adjustment-facts.controller';
import { AdjustmentApproval } from './adjustment.approval';
import { AdjustmentCarrier } from './adjustment.carrier';
import { AdjustmentController } from './adjustment.controller';
import { AdjustmentService } from './adjustment.service';

@Module({
  imports: [LedgerModule, ApprovalModule],
  controllers: [AdjustmentController, AdjustmentFactsController],
  providers: [AdjustmentCarrier, AdjustmentApproval, AdjustmentService],
  exports: [AdjustmentService],
})
export class AdjustmentModule {}
