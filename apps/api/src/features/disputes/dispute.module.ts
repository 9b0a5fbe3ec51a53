import { Module } from '@nestjs/common';
import { PaymentProvidersModule } from '../../providers/payment/payment-providers.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { LedgerModule } from '../ledger/ledger.module';
import { ProviderEventModule } from '../provider-events/provider-event.module';
import { RefundModule } from '../refunds/refund.module';
import { DisputeAnswers } from './dispute-answers.service';
import { DisputeBooking } from './dispute-booking.service';
import { DisputeEvents } from './dispute-events.service';
import { DisputeInquiry } from './dispute-inquiry.service';
import { DisputeController } from './dispute.controller';
import { DisputeJobs } from './dispute.jobs';
import { DisputeService } from './dispute.service';

/** Payments to which their payers objected at the provider. */
@Module({
  imports: [EvidenceModule, LedgerModule, PaymentProvidersModule, ProviderEventModule, RefundModule],
  controllers: [DisputeController],
  providers: [DisputeService, DisputeBooking, DisputeInquiry, DisputeEvents, DisputeAnswers, DisputeJobs],
  exports: [DisputeBooking],
})
export class DisputeModule {}
