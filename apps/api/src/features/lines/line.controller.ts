import { Body, Controller, Get, Post } from '@nestjs/common';
import { ActivationCodeView, LineView, RevealActivationCodeInput } from '@ur-desk/domain/lines';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { lineList } from './line.list';
import { LineService } from './line.service';

@Controller('lines')
export class LineController {
  constructor(private readonly lines: LineService) {}

  @Get()
  @Can('lines:read')
  @AnswersList(LineView, lineList)
  list(@ListOf(lineList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<LineView>> {
    return this.lines.list(query, ctx);
  }

  @Get(':id')
  @Can('lines:read')
  @Answers(LineView, { summary: 'A line with its SIM profile', problems: ['not_found'] })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<LineView> {
    return this.lines.get(id, ctx);
  }

  @Post(':id/reveal-activation-code')
  @Can('lines:revealActivationCode')
  @Answers(ActivationCodeView, {
    summary: 'Show the eSIM activation code, for a reason',
    problems: ['not_found'],
  })
  reveal(
    @IdParam('id') id: string,
    @Body() input: RevealActivationCodeInput,
    @Ctx() ctx: CallContext,
  ): Promise<ActivationCodeView> {
    return this.lines.revealActivationCode(id, input, ctx);
  }
}
