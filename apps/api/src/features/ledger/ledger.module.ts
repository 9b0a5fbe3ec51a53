import { Module } from '@nestjs/common';
import { AccountController } from './account.controller';
import { LedgerService } from './ledger.service';
import { TransferController } from './transfer.controller';
import { WalletController } from './wallet.controller';

@Module({
  controllers: [WalletController, TransferController, AccountController],
  providers: [LedgerService],
  exports: [LedgerService],
})
export class LedgerModule {}
