import { Module } from '@nestjs/common';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { LedgerModule } from '../ledger/ledger.module';
import { PaymentMethodController } from './payment-method.controller';
import { PaymentMethodService } from './payment-method.service';
import { PaymentController } from './payment.controller';
import { PaymentJobs } from './payment.jobs';
import { PaymentService } from './payment.service';
import { TopUpController } from './top-up.controller';
import { TopUpService } from './top-up.service';

@Module({
  imports: [LedgerModule],
  controllers: [PaymentController, PaymentMethodController, TopUpController],
  providers: [
    SandboxProvider,
    PaymentProviders,
    PaymentService,
    PaymentMethodService,
    TopUpService,
    PaymentJobs,
  ],
  exports: [PaymentService, SandboxProvider],
})
export class PaymentModule {}
