import { Controller, Get } from '@nestjs/common';
import { SubscriptionView } from '@ur-desk/domain/subscriptions';
import { Can } from '../../platform/auth/access.decorators';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { subscriptionList } from './subscription.list';
import { SubscriptionService } from './subscription.service';

@Controller('subscriptions')
export class SubscriptionController {
  constructor(private readonly subscriptions: SubscriptionService) {}

  @Get()
  @Can('subscriptions:read')
  @AnswersList(SubscriptionView, subscriptionList)
  list(@ListOf(subscriptionList) query: ListQuery): Promise<ListPage<SubscriptionView>> {
    return this.subscriptions.list(query);
  }

  @Get(':id')
  @Can('subscriptions:read')
  @Answers(SubscriptionView, { summary: 'One subscription' })
  get(@IdParam('id') id: string): Promise<SubscriptionView> {
    return this.subscriptions.get(id);
  }
}
