import { Module } from '@nestjs/common';
import { PaymentProvidersModule } from '../../providers/payment/payment-providers.module';
import { PlanModule } from '../plans/plan.module';
import { PromotionModule } from '../promotions/promotion.module';
import { RefundModule } from '../refunds/refund.module';
import { DryRunController } from './dry-run.controller';
import { DryRunService } from './dry-run.service';
import { QuoteController } from './quote.controller';
import { QuoteService } from './quote.service';

@Module({
  imports: [PaymentProvidersModule, PlanModule, PromotionModule, RefundModule],
  controllers: [DryRunController, QuoteController],
  providers: [DryRunService, QuoteService],
  exports: [QuoteService],
})
export class QuoteModule {}
