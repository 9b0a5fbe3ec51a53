import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { paymentList } from './payment.list';
import { paymentView } from './payment.view';
import { PaymentProvidersModule } from '../../providers/payment/payment-providers.module';
import { ApprovalModule } from '../approvals/approval.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PromotionModule } from '../promotions/promotion.module';
import { ProviderEventModule } from '../provider-events/provider-event.module';
import { PaymentEvents } from './payment-events.service';
import { PaymentInquiry } from './payment-inquiry.service';
import { PaymentMethodController } from './payment-method.controller';
import { PaymentMethodService } from './payment-method.service';
import { PaymentResolutions } from './payment-resolution.service';
import { PaymentSettling } from './payment-settling.service';
import { TopUpBonuses } from './top-up-bonus.service';
import { PaymentController } from './payment.controller';
import { PaymentJobs } from './payment.jobs';
import { PaymentService } from './payment.service';
import { TopUpController } from './top-up.controller';
import { TopUpService } from './top-up.service';

@Module({
  imports: [ApprovalModule, LedgerModule, PaymentProvidersModule, PromotionModule, ProviderEventModule],
  controllers: [PaymentController, PaymentMethodController, TopUpController],
  providers: [
    PaymentService,
    PaymentSettling,
    PaymentInquiry,
    PaymentEvents,
    PaymentResolutions,
    PaymentMethodService,
    TopUpService,
    TopUpBonuses,
    PaymentJobs,
  ],
  exports: [PaymentService, PaymentInquiry, TopUpService, PaymentProvidersModule],
})
export class PaymentModule {
  constructor(files: ExportSources) {
    files.add('payments', shownToAll(paymentList, paymentView));
  }
}
