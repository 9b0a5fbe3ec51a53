import { Controller, Get, Post } from '@nestjs/common';
import { AccountView, CompanyTotalsView } from '@ur-desk/domain/ledger';
import { Can } from '../../platform/auth/access.decorators';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, ListOf } from '../../platform/http/route.decorators';
import { CompanyTotalsService } from './company-totals.service';
import { accountList } from './ledger.list';
import { LedgerService } from './ledger.service';

@Controller('accounts')
export class AccountController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly company: CompanyTotalsService,
  ) {}

  @Get()
  @Can('transfers:read')
  @AnswersList(AccountView, accountList)
  list(@ListOf(accountList) query: ListQuery): Promise<ListPage<AccountView>> {
    return this.ledger.listAccounts(query);
  }

  @Get('totals')
  @Can('accounts:total')
  @Answers(CompanyTotalsView, { summary: 'What all accounts come to, per currency, and as of when' })
  totals(): Promise<CompanyTotalsView> {
    return this.company.totals();
  }

  @Post('totals')
  @Can('accounts:total')
  @Answers(CompanyTotalsView, { summary: 'Sum up all accounts now' })
  takeTotals(): Promise<CompanyTotalsView> {
    return this.company.exact();
  }
}
