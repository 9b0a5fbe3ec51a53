import { Controller, Get, Query } from '@nestjs/common';
import { WalletEntryView, WalletLotView, WalletView } from '@ur-desk/domain/ledger';
import { Can } from '../../platform/auth/access.decorators';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, QueryParams } from '../../platform/http/route.decorators';
import { walletEntryList, walletList, walletLotList } from './ledger.list';
import { LedgerService } from './ledger.service';

@Controller('wallets')
export class WalletController {
  constructor(private readonly ledger: LedgerService) {}

  @Get()
  @Can('wallets:read')
  @AnswersList(WalletView, walletList)
  list(@ListOf(walletList) query: ListQuery): Promise<ListPage<WalletView>> {
    return this.ledger.listWallets(query);
  }

  @Get(':customerId')
  @Can('wallets:read')
  @QueryParams('at')
  @Answers(WalletView, {
    summary: "A customer's wallet; with `at`, as it was at that instant",
    problems: ['not_found', 'malformed_query'],
  })
  get(@IdParam('customerId') customerId: string, @Query('at') at?: unknown): Promise<WalletView> {
    return this.ledger.wallet(customerId, at);
  }

  @Get(':customerId/entries')
  @Can('wallets:read')
  @AnswersList(WalletEntryView, walletEntryList, "A wallet's statement, with the balance after each line")
  entries(
    @IdParam('customerId') customerId: string,
    @ListOf(walletEntryList) query: ListQuery,
  ): Promise<ListPage<WalletEntryView>> {
    return this.ledger.listEntries(customerId, query);
  }

  @Get(':customerId/lots')
  @Can('wallets:read')
  @AnswersList(
    WalletLotView,
    walletLotList,
    "A wallet's lots in the order of spending, and what each paid for",
  )
  lots(
    @IdParam('customerId') customerId: string,
    @ListOf(walletLotList) query: ListQuery,
  ): Promise<ListPage<WalletLotView>> {
    return this.ledger.listLots(customerId, query);
  }
}
