import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { renewalList } from './renewal.list';
import { renewalView } from './renewal.view';
import { LedgerModule } from '../ledger/ledger.module';
import { PaymentModule } from '../payments/payment.module';
import { PlanModule } from '../plans/plan.module';
import { PromotionModule } from '../promotions/promotion.module';
import { RefundModule } from '../refunds/refund.module';
import { QuoteModule } from '../quotes/quote.module';
import { RenewalPosting } from './renewal-posting.service';
import { RenewalSaga } from './renewal-saga.service';
import { RenewalController } from './renewal.controller';
import { RenewalService } from './renewal.service';

@Module({
  imports: [LedgerModule, PaymentModule, PlanModule, PromotionModule, QuoteModule, RefundModule],
  controllers: [RenewalController],
  providers: [RenewalPosting, RenewalSaga, RenewalService],
  exports: [RenewalService],
})
export class RenewalModule {
  constructor(files: ExportSources) {
    files.add('renewals', shownToAll(renewalList, renewalView));
  }
}
