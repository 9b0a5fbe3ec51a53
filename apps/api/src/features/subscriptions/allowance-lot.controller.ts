import { Controller, Get } from '@nestjs/common';
import { AllowanceLotView } from '@ur-desk/domain/allowances';
import { Can } from '../../platform/auth/access.decorators';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { allowanceLotList } from './subscription.list';
import { SubscriptionService } from './subscription.service';

@Controller('allowance-lots')
export class AllowanceLotController {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @Get()
  @Can('subscriptions:read')
  @AnswersList(AllowanceLotView, allowanceLotList)
  list(@ListOf(allowanceLotList) query: ListQuery): Promise<ListPage<AllowanceLotView>> {
    return this.subscriptions.listLots(query);
  }

  @Get(':id')
  @Can('subscriptions:read')
  @Answers(AllowanceLotView, { summary: 'One allowance lot' })
  get(@IdParam('id') id: string): Promise<AllowanceLotView> {
    return this.subscriptions.getLot(id);
  }
}
