import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { refundList } from './refund.list';
import { refundView } from './refund.view';
import { PaymentProvidersModule } from '../../providers/payment/payment-providers.module';
import { LedgerModule } from '../ledger/ledger.module';
import { ProviderEventModule } from '../provider-events/provider-event.module';
import { RefundBooking } from './refund-booking.service';
import { RefundEvents } from './refund-events.service';
import { RefundFactsController } from './refund-facts.controller';
import { RefundSource } from './refund-source.service';
import { RefundController } from './refund.controller';
import { RefundJobs } from './refund.jobs';
import { RefundService } from './refund.service';

@Module({
  imports: [LedgerModule, PaymentProvidersModule, ProviderEventModule],
  controllers: [RefundController, RefundFactsController],
  providers: [RefundService, RefundBooking, RefundSource, RefundJobs, RefundEvents],
  exports: [RefundService],
})
export class RefundModule {
  constructor(files: ExportSources) {
    files.add('refunds', shownToAll(refundList, refundView));
  }
}
