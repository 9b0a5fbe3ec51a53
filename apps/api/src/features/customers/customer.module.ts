import { Module } from '@nestjs/common';
import { CustomerController } from './customer.controller';
import { CustomerPageService } from './customer-page.service';
import { CustomerService } from './customer.service';

@Module({
  controllers: [CustomerController],
  providers: [CustomerService, CustomerPageService],
  exports: [CustomerService],
})
export class CustomerModule {}
