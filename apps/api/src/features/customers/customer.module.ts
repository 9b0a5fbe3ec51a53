import { Module } from '@nestjs/common';
import { ExportSources, type Seen } from '../../platform/exports/export-sources';
import { customerListFor } from './customer.list';
import { type CustomerRow, customerView, customerViewFor } from './customer.view';
import { CustomerController } from './customer.controller';
import { CustomerPageService } from './customer-page.service';
import { CustomerService } from './customer.service';

@Module({
  controllers: [CustomerController],
  providers: [CustomerService, CustomerPageService],
  exports: [CustomerService],
})
export class CustomerModule {
  constructor(files: ExportSources) {
    const view = (row: CustomerRow, { role }: Seen) => customerViewFor(role, customerView(row));
    files.add('customers', { spec: customerListFor, view });
  }
}
