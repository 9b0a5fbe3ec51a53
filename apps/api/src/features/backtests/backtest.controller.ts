import { Body, Controller, Get, Post } from '@nestjs/common';
import { BacktestDetailView, BacktestView, CreateBacktestInput } from '@ur-desk/domain/backtests';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Idempotent, IdParam, ListOf } from '../../platform/http/route.decorators';
import { BacktestService } from './backtest.service';
import { backtestList } from './backtest.view';

@Controller()
export class BacktestController {
  constructor(private readonly backtests: BacktestService) {}

  @Get('backtests')
  @Can('promotions:read')
  @AnswersList(BacktestView, backtestList)
  list(@ListOf(backtestList) query: ListQuery): Promise<ListPage<BacktestView>> {
    return this.backtests.list(query);
  }

  @Get('backtests/:id')
  @Can('promotions:read')
  @Answers(BacktestDetailView, { summary: 'A backtest with its sums, and how far it is' })
  get(@IdParam('id') id: string): Promise<BacktestDetailView> {
    return this.backtests.get(id);
  }

  @Post('promotions/:id/backtests')
  @Can('promotions:update')
  @Idempotent()
  @Answers(BacktestView, {
    status: 202,
    summary: 'Begin to make the renewals of the last days again with a promotion; in the background',
    problems: ['wrong_state'],
  })
  create(
    @IdParam('id') id: string,
    @Body() input: CreateBacktestInput,
    @Ctx() ctx: CallContext,
  ): Promise<BacktestView> {
    return this.backtests.create(id, input, ctx);
  }

  @Post('backtests/:id/cancel')
  @Can('promotions:update')
  @Idempotent()
  @Answers(BacktestDetailView, { summary: 'Stop a backtest', problems: ['wrong_state'] })
  cancel(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<BacktestDetailView> {
    return this.backtests.cancel(id, ctx);
  }
}
