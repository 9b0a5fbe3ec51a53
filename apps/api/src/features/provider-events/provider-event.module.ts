import { Module } from '@nestjs/common';
import { PaymentProvidersModule } from '../../providers/payment/payment-providers.module';
import { PaymentProviderController } from './payment-provider.controller';
import { PaymentProviderService } from './payment-provider.service';
import { ProviderEventHandlers } from './provider-event-handlers.service';
import { ProviderEventController } from './provider-event.controller';
import { ProviderEventJobs } from './provider-event.jobs';
import { ProviderEventService } from './provider-event.service';

/** What providers tell us, and the providers themselves. */
@Module({
  imports: [PaymentProvidersModule],
  controllers: [ProviderEventController, PaymentProviderController],
  providers: [ProviderEventService, ProviderEventHandlers, ProviderEventJobs, PaymentProviderService],
  exports: [ProviderEventHandlers],
})
export class ProviderEventModule {}
