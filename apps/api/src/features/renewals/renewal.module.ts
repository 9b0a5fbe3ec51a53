import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { PaymentModule } from '../payments/payment.module';
import { PlanModule } from '../plans/plan.module';
import { QuoteModule } from '../quotes/quote.module';
import { RenewalPosting } from './renewal-posting.service';
import { RenewalSaga } from './renewal-saga.service';
import { RenewalController } from './renewal.controller';
import { RenewalService } from './renewal.service';

@Module({
  imports: [LedgerModule, PaymentModule, PlanModule, QuoteModule],
  controllers: [RenewalController],
  providers: [RenewalPosting, RenewalSaga, RenewalService],
  exports: [RenewalService],
})
export class RenewalModule {}
