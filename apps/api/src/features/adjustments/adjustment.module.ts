import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { adjustmentList } from './adjustment.list';
import { adjustmentView } from './adjustment.view';
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
export class AdjustmentModule {
  constructor(files: ExportSources) {
    files.add('adjustments', shownToAll(adjustmentList, adjustmentView));
  }
}
