import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PaymentModule } from '../payments/payment.module';
import { OfflinePaymentApproval } from './offline-payment.approval';
import { OfflinePaymentReader } from './offline-payment-reader.service';
import { OfflinePaymentReversal } from './offline-payment-reversal.service';
import { OfflinePaymentController } from './offline-payment.controller';
import { OfflinePaymentService } from './offline-payment.service';

/** Money that reached the operator outside of the providers. */
@Module({
  imports: [ApprovalModule, EvidenceModule, LedgerModule, PaymentModule],
  controllers: [OfflinePaymentController],
  providers: [OfflinePaymentService, OfflinePaymentReader, OfflinePaymentApproval, OfflinePaymentReversal],
})
export class OfflinePaymentModule {}
