import { Module } from '@nestjs/common';
import { PaymentModule } from '../payments/payment.module';
import { PayPageController } from './pay-page.controller';
import { PaymentLinkController } from './payment-link.controller';
import { PaymentLinkService } from './payment-link.service';

/** Pages of providers on which customers pay or confirm themselves. */
@Module({
  imports: [PaymentModule],
  controllers: [PaymentLinkController, PayPageController],
  providers: [PaymentLinkService],
})
export class PaymentLinkModule {}
