import { Controller, Get } from '@nestjs/common';
import { AccountView } from '@ur-desk/domain/ledger';
import { Can } from '../../platform/auth/access.decorators';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { AnswersList, ListOf } from '../../platform/http/route.decorators';
import { accountList } from './ledger.list';
import { LedgerService } from './ledger.service';

@Controller('accounts')
export class AccountController {
  constructor(private readonly ledger: LedgerService) {}

  @Get()
  @Can('transfers:read')
  @AnswersList(AccountView, accountList)
  list(@ListOf(accountList) query: ListQuery): Promise<ListPage<AccountView>> {
    return this.ledger.listAccounts(query);
  }
}
