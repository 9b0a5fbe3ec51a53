import { Module } from '@nestjs/common';
import { AccountController } from './account.controller';
import { CompanyTotalsService } from './company-totals.service';
import { LedgerService } from './ledger.service';
import { TransferController } from './transfer.controller';
import { VerificationController } from './verification.controller';
import { VerificationService } from './verification.service';
import { WalletController } from './wallet.controller';
import { WalletExpiry } from './wallet-expiry.service';

@Module({
  controllers: [WalletController, TransferController, VerificationController, AccountController],
  providers: [LedgerService, VerificationService, WalletExpiry, CompanyTotalsService],
  exports: [LedgerService],
})
export class LedgerModule {}
