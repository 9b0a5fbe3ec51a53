import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { transferList, walletEntryFile } from './ledger.list';
import { transferView, walletEntryView } from './ledger.view';
import { AccountController } from './account.controller';
import { CompanyTotalsService } from './company-totals.service';
import { LedgerService } from './ledger.service';
import { TransferController } from './transfer.controller';
import { VerificationController } from './verification.controller';
import { VerificationService } from './verification.service';
import { WalletController } from './wallet.controller';
import { WalletHolds } from './wallet-hold.service';
import { WalletExpiry } from './wallet-expiry.service';

@Module({
  controllers: [WalletController, TransferController, VerificationController, AccountController],
  providers: [LedgerService, VerificationService, WalletExpiry, WalletHolds, CompanyTotalsService],
  exports: [LedgerService, WalletHolds],
})
export class LedgerModule {
  constructor(files: ExportSources) {
    files.add('transfers', shownToAll(transferList, transferView));
    files.add('wallet-entries', shownToAll(walletEntryFile, walletEntryView));
  }
}
