import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Can } from '../../platform/auth/access.decorators';
import { Answers, IdParam } from '../../platform/http/route.decorators';
import { type ReceiptFile, ReceiptService } from './receipt.service';

const PDF = 'application/pdf';

const fileOf = ({ name, content }: ReceiptFile): StreamableFile =>
  new StreamableFile(content, {
    type: PDF,
    length: content.length,
    disposition: `attachment; filename="${name}"`,
  });

const answer = (summary: string) =>
  Answers(null, { summary, contentType: PDF, problems: ['not_found', 'wrong_state'] });

@Controller()
export class ReceiptController {
  constructor(private readonly receipts: ReceiptService) {}

  @Get('payments/:id/receipt')
  @Can('payments:read')
  @answer('The receipt of a payment that was taken; of a renewal it names all payments')
  async payment(@IdParam('id') id: string): Promise<StreamableFile> {
    return fileOf(await this.receipts.of('payment', id));
  }

  @Get('renewals/:id/receipt')
  @Can('payments:read')
  @answer('The receipt of a renewal that succeeded')
  async renewal(@IdParam('id') id: string): Promise<StreamableFile> {
    return fileOf(await this.receipts.of('renewal', id));
  }

  @Get('refunds/:id/receipt')
  @Can('refunds:read')
  @answer('The receipt of a refund that succeeded')
  async refund(@IdParam('id') id: string): Promise<StreamableFile> {
    return fileOf(await this.receipts.of('refund', id));
  }
}
