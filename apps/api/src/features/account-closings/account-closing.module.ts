import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { DisputeModule } from '../disputes/dispute.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { LedgerModule } from '../ledger/ledger.module';
import { LineModule } from '../lines/line.module';
import { RefundModule } from '../refunds/refund.module';
import { AccountClosingApproval } from './account-closing.approval';
import { AccountClosingController } from './account-closing.controller';
import { AccountClosingService } from './account-closing.service';
import { ClosingProgress } from './closing-progress.service';
import { ClosingSteps } from './closing-steps.service';

@Module({
  imports: [ApprovalModule, DisputeModule, EvidenceModule, LedgerModule, LineModule, RefundModule],
  controllers: [AccountClosingController],
  providers: [AccountClosingService, AccountClosingApproval, ClosingSteps, ClosingProgress],
})
export class AccountClosingModule {}
