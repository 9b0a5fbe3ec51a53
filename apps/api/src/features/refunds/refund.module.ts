import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { RefundFactsController } from './refund-facts.controller';
import { RefundController } from './refund.controller';
import { RefundService } from './refund.service';

@Module({
  imports: [LedgerModule],
  controllers: [RefundController, RefundFactsController],
  providers: [RefundService],
  exports: [RefundService],
})
export class RefundModule {}
