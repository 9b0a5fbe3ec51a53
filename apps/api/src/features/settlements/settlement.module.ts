import { Module, type OnModuleInit } from '@nestjs/common';
import { Uploads } from '../../platform/uploads/uploads';
import { UploadsModule } from '../../platform/uploads/uploads.module';
import { PaymentModule } from '../payments/payment.module';
import { RefundModule } from '../refunds/refund.module';
import { ProviderQuestions } from './provider-questions.service';
import { SettlementLineController } from './settlement-line.controller';
import { SettlementLineService } from './settlement-line.service';
import { SettlementRun } from './settlement-run';
import { SettlementController } from './settlement.controller';
import { SettlementService } from './settlement.service';

const UPLOAD_URL = '/api/v1/settlements';

/** Providers' settlement reports against our books (L9). */
@Module({
  imports: [PaymentModule, RefundModule, UploadsModule],
  controllers: [SettlementController, SettlementLineController],
  providers: [SettlementService, SettlementLineService, SettlementRun, ProviderQuestions],
})
export class SettlementModule implements OnModuleInit {
  constructor(private readonly uploads: Uploads) {}

  onModuleInit(): void {
    this.uploads.acceptAt(UPLOAD_URL);
  }
}
