import { Body, Controller, Get, Post } from '@nestjs/common';
import { CreatePaymentLinkInput, LinkProvidersView, PaymentLinkView } from '@ur-desk/domain/payment-links';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Idempotent, IdParam, ListOf } from '../../platform/http/route.decorators';
import { paymentLinkList } from './payment-link.list';
import { PaymentLinkService } from './payment-link.service';

@Controller('payment-links')
export class PaymentLinkController {
  constructor(private readonly links: PaymentLinkService) {}

  @Get()
  @Can('payments:read')
  @AnswersList(PaymentLinkView, paymentLinkList)
  list(@ListOf(paymentLinkList) query: ListQuery): Promise<ListPage<PaymentLinkView>> {
    return this.links.list(query);
  }

  @Get('providers')
  @Can('paymentLinks:create')
  @Answers(LinkProvidersView, { summary: 'Whose page a customer can pay on, and what it takes' })
  providers(): LinkProvidersView {
    return this.links.providers();
  }

  @Get(':id')
  @Can('payments:read')
  @Answers(PaymentLinkView, { summary: 'A payment link, as it stands now', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<PaymentLinkView> {
    return this.links.get(id);
  }

  @Post()
  @Can('paymentLinks:create')
  @Idempotent()
  @Answers(PaymentLinkView, {
    status: 201,
    summary: 'Let the customer top up on a page of the provider',
    problems: [
      'not_found',
      'customer_closed',
      'customer_closing',
      'currency_mismatch',
      'amount_too_small',
      'amount_too_large',
      'payments_blocked',
      'customer_tries_reached',
      'customer_sum_reached',
      'payment_provider_off',
      'payment_link_unsupported',
      'payment_unknown',
      'payment_link_open',
    ],
  })
  create(@Body() input: CreatePaymentLinkInput, @Ctx() ctx: CallContext): Promise<PaymentLinkView> {
    return this.links.create(input, ctx);
  }

  @Post(':id/cancel')
  @Can('paymentLinks:create')
  @Answers(PaymentLinkView, {
    summary: 'Close a payment link; `paid` when the customer was faster',
    problems: ['not_found', 'wrong_state'],
  })
  cancel(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<PaymentLinkView> {
    return this.links.cancel(ctx, id);
  }

  @Post(':id/send')
  @Can('paymentLinks:create')
  @Idempotent()
  @Answers(PaymentLinkView, {
    summary: 'Send a payment link to the customer by e-mail',
    problems: ['not_found', 'wrong_state'],
  })
  send(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<PaymentLinkView> {
    return this.links.send(ctx, id);
  }
}
