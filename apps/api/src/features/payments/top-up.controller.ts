import { Body, Controller, Get, Post } from '@nestjs/common';
import { CreateTopUpInput, TopUpOfferInput, TopUpOfferView, TopUpView } from '@ur-desk/domain/payments';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  DryRunnable,
  Idempotent,
  IdParam,
  ListOf,
} from '../../platform/http/route.decorators';
import { topUpList } from './payment.list';
import { TopUpService } from './top-up.service';

@Controller('top-ups')
export class TopUpController {
  constructor(private readonly topUps: TopUpService) {}

  @Get()
  @Can('payments:read')
  @AnswersList(TopUpView, topUpList)
  list(@ListOf(topUpList) query: ListQuery): Promise<ListPage<TopUpView>> {
    return this.topUps.list(query);
  }

  @Get(':id')
  @Can('payments:read')
  @Answers(TopUpView, { summary: 'One top-up with its payment', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<TopUpView> {
    return this.topUps.get(id);
  }

  @Post('offer')
  @Can('topUps:create')
  @Answers(TopUpOfferView, {
    summary: 'What promotions give with a top-up of this amount now',
    problems: ['not_found', 'currency_mismatch'],
  })
  offer(@Body() input: TopUpOfferInput, @Ctx() ctx: CallContext): Promise<TopUpOfferView> {
    return this.topUps.offer(input, ctx);
  }

  @Post()
  @Can('topUps:create')
  @Idempotent()
  @DryRunnable()
  @Answers(TopUpView, {
    status: 201,
    summary: 'Charge a saved method and put the money into the wallet; `payment.state` says how it went',
    problems: [
      'not_found',
      'customer_closed',
      'customer_closing',
      'currency_mismatch',
      'amount_too_small',
      'amount_too_large',
      'payment_method_unusable',
      'payment_method_blocked',
      'payments_blocked',
      'method_tries_reached',
      'method_sum_reached',
      'customer_tries_reached',
      'customer_sum_reached',
      'payment_unknown',
      'top_up_bonus_changed',
    ],
  })
  create(@Body() input: CreateTopUpInput, @Ctx() ctx: CallContext): Promise<TopUpView> {
    return this.topUps.create(input, ctx);
  }
}
