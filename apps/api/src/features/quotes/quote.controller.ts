import { Body, Controller, Get, Post } from '@nestjs/common';
import { CreateQuoteInput, QuoteView } from '@ur-desk/domain/renewals';
import { PurchasePromotionsView } from '@ur-desk/domain/promotions';
import { Can } from '../../platform/auth/access.decorators';
import { Answers, IdParam } from '../../platform/http/route.decorators';
import { QuoteService } from './quote.service';

@Controller('quotes')
export class QuoteController {
  constructor(private readonly quotes: QuoteService) {}

  @Post()
  @Can('quotes:create')
  @Answers(QuoteView, {
    status: 201,
    summary: 'Price a renewal, line by line, with its end state',
    problems: [
      'plan_not_released',
      'plan_not_sold',
      'plan_not_extendable',
      'plan_none_to_replace',
      'add_on_no_plan',
      'add_on_only_added',
      'add_on_not_one',
      'plan_queued_behind',
      'payment_disputed',
      'line_not_renewable',
      'customer_closed',
      'customer_closing',
      'wrong_state',
      'payment_method_unusable',
      'payment_method_blocked',
      'payment_provider_off',
      'payment_link_unsupported',
    ],
  })
  create(@Body() input: CreateQuoteInput): Promise<QuoteView> {
    return this.quotes.create(input);
  }

  @Get(':id')
  @Can('quotes:create')
  @Answers(QuoteView, { summary: 'A quote as it was shown' })
  get(@IdParam('id') id: string): Promise<QuoteView> {
    return this.quotes.get(id);
  }

  @Get(':id/promotions')
  @Can('quotes:create')
  @Answers(PurchasePromotionsView, { summary: 'Why this price: every promotion with its every condition' })
  promotions(@IdParam('id') id: string): Promise<PurchasePromotionsView> {
    return this.quotes.promotionsOf(id);
  }
}
