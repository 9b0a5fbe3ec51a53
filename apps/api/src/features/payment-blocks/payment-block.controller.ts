import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  CreatePaymentBlockInput,
  LiftPaymentBlockInput,
  PaymentBlockView,
} from '@ur-desk/domain/payment-blocks';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { paymentBlockList } from './payment-block.queries';
import { PaymentBlockService } from './payment-block.service';

@Controller('payment-blocks')
export class PaymentBlockController {
  constructor(private readonly blocks: PaymentBlockService) {}

  @Get()
  @Can('paymentBlocks:read')
  @AnswersList(PaymentBlockView, paymentBlockList)
  list(@ListOf(paymentBlockList) query: ListQuery): Promise<ListPage<PaymentBlockView>> {
    return this.blocks.list(query);
  }

  @Get(':id')
  @Can('paymentBlocks:read')
  @Answers(PaymentBlockView, {
    summary: 'One block of a saved method or a customer',
    problems: ['not_found'],
  })
  get(@IdParam('id') id: string): Promise<PaymentBlockView> {
    return this.blocks.get(id);
  }

  @Post()
  @Can('paymentBlocks:create')
  @Answers(PaymentBlockView, {
    status: 201,
    summary: 'Charge nothing more to a saved method, or to a customer at all',
    problems: ['not_found', 'block_end_past', 'payment_block_exists'],
  })
  create(@Body() input: CreatePaymentBlockInput, @Ctx() ctx: CallContext): Promise<PaymentBlockView> {
    return this.blocks.create(input, ctx);
  }

  @Post(':id/lift')
  @Can('paymentBlocks:lift')
  @Answers(PaymentBlockView, { summary: 'Let it be charged again', problems: ['not_found', 'wrong_state'] })
  lift(
    @IdParam('id') id: string,
    @Body() input: LiftPaymentBlockInput,
    @Ctx() ctx: CallContext,
  ): Promise<PaymentBlockView> {
    return this.blocks.lift(id, input, ctx);
  }
}
