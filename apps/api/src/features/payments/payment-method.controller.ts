import { Body, Controller, Get, Post } from '@nestjs/common';
import { AddPaymentMethodInput, MethodConsentInput, PaymentMethodView } from '@ur-desk/domain/payments';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { PaymentMethodService } from './payment-method.service';
import { paymentMethodList } from './payment.list';

@Controller('payment-methods')
export class PaymentMethodController {
  constructor(private readonly methods: PaymentMethodService) {}

  @Get()
  @Can('paymentMethods:read')
  @AnswersList(PaymentMethodView, paymentMethodList)
  list(@ListOf(paymentMethodList) query: ListQuery): Promise<ListPage<PaymentMethodView>> {
    return this.methods.list(query);
  }

  @Get(':id')
  @Can('paymentMethods:read')
  @Answers(PaymentMethodView, { summary: 'One saved payment method', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<PaymentMethodView> {
    return this.methods.get(id);
  }

  @Post()
  @Can('paymentMethods:create')
  @Answers(PaymentMethodView, {
    status: 201,
    summary: 'Save a payment method by its token',
    problems: [
      'not_found',
      'customer_closed',
      'customer_closing',
      'payment_provider_off',
      'payment_method_refused',
      'payment_method_unusable',
      'already_exists',
      'provider_silent',
    ],
  })
  add(@Body() input: AddPaymentMethodInput, @Ctx() ctx: CallContext): Promise<PaymentMethodView> {
    return this.methods.add(input, ctx);
  }

  @Post(':id/make-default')
  @Can('paymentMethods:update')
  @Answers(PaymentMethodView, {
    summary: 'Let this method pay when nobody names another one',
    problems: ['not_found', 'payment_method_unusable', 'payment_method_blocked'],
  })
  makeDefault(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<PaymentMethodView> {
    return this.methods.makeDefault(id, ctx);
  }

  @Post(':id/consent')
  @Can('paymentMethods:update')
  @Answers(PaymentMethodView, {
    summary: 'Whether the customer lets us charge it without asking each time',
    problems: ['not_found', 'payment_method_unusable', 'payment_method_blocked'],
  })
  consent(
    @IdParam('id') id: string,
    @Body() input: MethodConsentInput,
    @Ctx() ctx: CallContext,
  ): Promise<PaymentMethodView> {
    return this.methods.consent(id, input, ctx);
  }

  @Post(':id/remove')
  @Can('paymentMethods:remove')
  @Answers(PaymentMethodView, {
    summary: 'Forget a saved payment method, here and at the provider',
    problems: ['not_found', 'wrong_state'],
  })
  remove(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<PaymentMethodView> {
    return this.methods.remove(id, ctx);
  }
}
