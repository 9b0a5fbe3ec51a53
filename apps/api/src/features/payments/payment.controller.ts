import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApprovalView } from '@ur-desk/domain/approvals';
import { PaymentView, ResolvePaymentInput } from '@ur-desk/domain/payments';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Idempotent, IdParam, ListOf } from '../../platform/http/route.decorators';
import { PaymentInquiry } from './payment-inquiry.service';
import { PaymentResolutions } from './payment-resolution.service';
import { paymentList } from './payment.list';
import { PaymentService } from './payment.service';

@Controller('payments')
export class PaymentController {
  constructor(
    private readonly payments: PaymentService,
    private readonly inquiry: PaymentInquiry,
    private readonly resolutions: PaymentResolutions,
  ) {}

  @Get()
  @Can('payments:read')
  @AnswersList(PaymentView, paymentList)
  list(@ListOf(paymentList) query: ListQuery): Promise<ListPage<PaymentView>> {
    return this.payments.list(query);
  }

  @Get(':id')
  @Can('payments:read')
  @Answers(PaymentView, { summary: 'One payment', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<PaymentView> {
    return this.payments.get(id);
  }

  @Post(':id/check')
  @Can('payments:check')
  @Answers(PaymentView, {
    summary: 'Ask the provider now what became of a payment without an answer',
    problems: ['not_found', 'wrong_state'],
  })
  check(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<PaymentView> {
    return this.inquiry.check(ctx, id);
  }

  @Post(':id/resolve')
  @Can('payments:resolve')
  @Idempotent()
  @Answers(ApprovalView, {
    status: 201,
    summary: 'Say how a payment ended that the provider could not tell us; somebody else has to agree',
    problems: ['not_found', 'wrong_state', 'payment_resolution_waits'],
  })
  resolve(
    @IdParam('id') id: string,
    @Body() input: ResolvePaymentInput,
    @Ctx() ctx: CallContext,
  ): Promise<ApprovalView> {
    return this.resolutions.ask(id, input, ctx);
  }
}
