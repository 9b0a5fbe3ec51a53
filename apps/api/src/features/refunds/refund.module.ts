import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { refundList } from './refund.list';
import { refundView } from './refund.view';
import { PaymentProvidersModule } from '../../providers/payment/payment-providers.module';
import { ApprovalModule } from '../approvals/approval.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PromotionModule } from '../promotions/promotion.module';
import { ProviderEventModule } from '../provider-events/provider-event.module';
import { PlanCredits } from './plan-credit.service';
import { RefundBooking } from './refund-booking.service';
import { RefundEvents } from './refund-events.service';
import { RefundApproval } from './refund.approval';
import { RefundLimits } from './refund-limits.service';
import { EvidenceModule } from '../evidence/evidence.module';
import { RefundPayOut } from './refund-payout.service';
import { RefundRetry } from './refund-retry.service';
import { RefundSources } from './refund-sources.service';
import { RefundUndo } from './refund-undo.service';
import { RefundFactsController } from './refund-facts.controller';
import { RefundSource } from './refund-source.service';
import { TopUpBonusReturns } from './top-up-bonus.service';
import { RefundController } from './refund.controller';
import { RefundJobs } from './refund.jobs';
import { RefundService } from './refund.service';

@Module({
  imports: [
    ApprovalModule,
    EvidenceModule,
    LedgerModule,
    PaymentProvidersModule,
    PromotionModule,
    ProviderEventModule,
  ],
  controllers: [RefundController, RefundFactsController],
  providers: [
    PlanCredits,
    RefundService,
    RefundRetry,
    RefundPayOut,
    RefundUndo,
    RefundApproval,
    RefundBooking,
    RefundLimits,
    RefundSource,
    RefundSources,
    TopUpBonusReturns,
    RefundJobs,
    RefundEvents,
  ],
  exports: [
    PlanCredits,
    RefundBooking,
    RefundLimits,
    RefundService,
    RefundSource,
    RefundSources,
    TopUpBonusReturns,
  ],
})
export class RefundModule {
  constructor(files: ExportSources) {
    files.add('refunds', shownToAll(refundList, refundView));
  }
}
