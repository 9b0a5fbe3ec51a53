import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { CreateReasonCodeInput, ReasonCodeView, UpdateReasonCodeInput } from '@ur-desk/domain/reason-codes';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { reasonCodeList } from './reason-code.list';
import { ReasonCodeService } from './reason-code.service';

@Controller('reason-codes')
export class ReasonCodeController {
  constructor(private readonly reasons: ReasonCodeService) {}

  @Get()
  @Can('reasonCodes:read')
  @AnswersList(ReasonCodeView, reasonCodeList)
  list(@ListOf(reasonCodeList) query: ListQuery): Promise<ListPage<ReasonCodeView>> {
    return this.reasons.list(query);
  }

  @Get(':id')
  @Can('reasonCodes:read')
  @Answers(ReasonCodeView, { summary: 'One reason' })
  get(@IdParam('id') id: string): Promise<ReasonCodeView> {
    return this.reasons.get(id);
  }

  @Post()
  @Can('reasonCodes:create')
  @Answers(ReasonCodeView, { status: 201, summary: 'Add a reason', problems: ['already_exists'] })
  create(@Body() input: CreateReasonCodeInput, @Ctx() ctx: CallContext): Promise<ReasonCodeView> {
    return this.reasons.create(input, ctx);
  }

  @Patch(':id')
  @Can('reasonCodes:update')
  @Versioned()
  @Answers(ReasonCodeView, {
    summary: 'Change a reason, or retire it',
    problems: ['reason_last', 'reason_reserved'],
  })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateReasonCodeInput,
    @Ctx() ctx: CallContext,
  ): Promise<ReasonCodeView> {
    return this.reasons.update(id, input, ctx);
  }

  @Put(':id')
  @Can('reasonCodes:update')
  @Versioned()
  @Answers(ReasonCodeView, {
    summary: 'Change a reason, or retire it',
    problems: ['reason_last', 'reason_reserved'],
  })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateReasonCodeInput,
    @Ctx() ctx: CallContext,
  ): Promise<ReasonCodeView> {
    return this.reasons.update(id, input, ctx);
  }
}
