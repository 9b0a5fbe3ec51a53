import { Module } from '@nestjs/common';
import { PaymentBlockController } from './payment-block.controller';
import { PaymentBlockService } from './payment-block.service';

@Module({ controllers: [PaymentBlockController], providers: [PaymentBlockService] })
export class PaymentBlockModule {}
