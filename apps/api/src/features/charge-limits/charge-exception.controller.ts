import { Body, Controller, Get, Post } from '@nestjs/common';
import { ChargeExceptionView, CreateChargeExceptionInput } from '@ur-desk/domain/charge-limits';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Idempotent, IdParam, ListOf } from '../../platform/http/route.decorators';
import { chargeExceptionList } from './charge-exception.queries';
import { ChargeExceptionService } from './charge-exception.service';

@Controller('charge-exceptions')
export class ChargeExceptionController {
  constructor(private readonly exceptions: ChargeExceptionService) {}

  @Get()
  @Can('chargeExceptions:read')
  @AnswersList(ChargeExceptionView, chargeExceptionList)
  list(@ListOf(chargeExceptionList) query: ListQuery): Promise<ListPage<ChargeExceptionView>> {
    return this.exceptions.list(query);
  }

  @Get(':id')
  @Can('chargeExceptions:read')
  @Answers(ChargeExceptionView, { summary: 'Leave for one charge above the limits', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<ChargeExceptionView> {
    return this.exceptions.get(id);
  }

  @Post()
  @Can('chargeExceptions:create')
  @Idempotent()
  @Answers(ChargeExceptionView, {
    status: 201,
    summary: 'Let the next charge of a customer go above how often and how much may be charged',
    problems: ['not_found', 'charge_exception_open'],
  })
  create(@Body() input: CreateChargeExceptionInput, @Ctx() ctx: CallContext): Promise<ChargeExceptionView> {
    return this.exceptions.create(input, ctx);
  }
}
