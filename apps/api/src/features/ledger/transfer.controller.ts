import { Controller, Get } from '@nestjs/common';
import { TransferView } from '@ur-desk/domain/ledger';
import { Can } from '../../platform/auth/access.decorators';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { transferList } from './ledger.list';
import { LedgerService } from './ledger.service';

@Controller('transfers')
export class TransferController {
  constructor(private readonly ledger: LedgerService) {}

  @Get()
  @Can('transfers:read')
  @AnswersList(TransferView, transferList)
  list(@ListOf(transferList) query: ListQuery): Promise<ListPage<TransferView>> {
    return this.ledger.listTransfers(query);
  }

  @Get(':id')
  @Can('transfers:read')
  @Answers(TransferView, { summary: 'One transfer', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<TransferView> {
    return this.ledger.transfer(id);
  }
}
