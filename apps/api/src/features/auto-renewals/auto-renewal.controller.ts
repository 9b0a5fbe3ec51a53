import { Body, Controller, Get, Put } from '@nestjs/common';
import { AutoRenewalView, SetAutoRenewInput } from '@ur-desk/domain/auto-renewals';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { autoRenewalList } from './auto-renewal.list';
import { AutoRenewalService } from './auto-renewal.service';

@Controller('auto-renewals')
export class AutoRenewalController {
  constructor(private readonly autoRenewals: AutoRenewalService) {}

  @Get()
  @Can('autoRenewals:read')
  @AnswersList(AutoRenewalView, autoRenewalList)
  list(
    @ListOf(autoRenewalList) query: ListQuery,
    @Ctx() ctx: CallContext,
  ): Promise<ListPage<AutoRenewalView>> {
    return this.autoRenewals.list(query, ctx);
  }

  @Get(':id')
  @Can('autoRenewals:read')
  @Answers(AutoRenewalView, { summary: 'How a line is renewed by itself', problems: ['not_found'] })
  get(@IdParam('id') lineId: string, @Ctx() ctx: CallContext): Promise<AutoRenewalView> {
    return this.autoRenewals.get(lineId, ctx);
  }
}

@Controller('lines')
export class LineAutoRenewalController {
  constructor(private readonly autoRenewals: AutoRenewalService) {}

  @Put(':id/auto-renew')
  @Can('autoRenewals:update')
  @Versioned()
  @Answers(AutoRenewalView, {
    summary: 'Renew a line by itself, or no longer; the plan that runs keeps running to its end',
    problems: [
      'not_found',
      'wrong_state',
      'customer_closed',
      'customer_closing',
      'line_not_renewable',
      'plan_not_released',
      'add_on_only_added',
      'plan_not_sold',
      'auto_renew_no_method',
    ],
  })
  set(
    @IdParam('id') lineId: string,
    @Body() input: SetAutoRenewInput,
    @Ctx() ctx: CallContext,
  ): Promise<AutoRenewalView> {
    return this.autoRenewals.set(lineId, input, ctx);
  }
}
