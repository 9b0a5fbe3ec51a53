import { Body, Controller, Get, Post } from '@nestjs/common';
import { ExplainLineInput, LinkLineInput, SettlementLineView } from '@ur-desk/domain/settlements';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { settlementLineList } from './settlement-line.queries';
import { SettlementLineService } from './settlement-line.service';

@Controller('settlement-lines')
export class SettlementLineController {
  constructor(private readonly lines: SettlementLineService) {}

  @Get()
  @Can('settlements:read')
  @AnswersList(SettlementLineView, settlementLineList)
  list(@ListOf(settlementLineList) query: ListQuery): Promise<ListPage<SettlementLineView>> {
    return this.lines.list(query);
  }

  @Get(':id')
  @Can('settlements:read')
  @Answers(SettlementLineView, { summary: 'One line with both sides', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<SettlementLineView> {
    return this.lines.get(id);
  }

  @Post(':id/link')
  @Can('settlements:resolve')
  @Answers(SettlementLineView, {
    summary: 'Say which payment or refund of ours a line stands for',
    problems: ['not_found', 'settlement_line_settled', 'settlement_taken'],
  })
  link(
    @IdParam('id') id: string,
    @Body() input: LinkLineInput,
    @Ctx() ctx: CallContext,
  ): Promise<SettlementLineView> {
    return this.lines.link(id, input, ctx);
  }

  @Post(':id/explain')
  @Can('settlements:resolve')
  @Answers(SettlementLineView, {
    summary: 'Say why a difference is none',
    problems: ['not_found', 'settlement_line_settled'],
  })
  explain(
    @IdParam('id') id: string,
    @Body() input: ExplainLineInput,
    @Ctx() ctx: CallContext,
  ): Promise<SettlementLineView> {
    return this.lines.explain(id, input, ctx);
  }

  @Post(':id/reopen')
  @Can('settlements:resolve')
  @Answers(SettlementLineView, {
    summary: 'Take an explanation back',
    problems: ['not_found', 'settlement_line_settled'],
  })
  reopen(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<SettlementLineView> {
    return this.lines.reopen(id, ctx);
  }

  @Post(':id/ask')
  @Can('settlements:resolve')
  @Answers(SettlementLineView, {
    summary: 'Ask the provider about our payment or refund, and compare once more',
    problems: ['not_found', 'settlement_line_settled', 'settlement_nothing_to_ask', 'payment_provider_off'],
  })
  ask(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<SettlementLineView> {
    return this.lines.ask(id, ctx);
  }
}
