import { Body, Controller, Get, Post } from '@nestjs/common';
import { CouponBatchView, CreateCouponBatchInput, DisableCouponInput } from '@ur-desk/domain/coupons';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  Idempotent,
  IdParam,
  ListOf,
  Versioned,
} from '../../platform/http/route.decorators';
import { CouponBatchService } from './coupon-batch.service';
import { couponBatchList } from './coupon-batch.view';

@Controller('coupon-batches')
export class CouponBatchController {
  constructor(private readonly batches: CouponBatchService) {}

  @Get()
  @Can('couponBatches:read')
  @AnswersList(CouponBatchView, couponBatchList)
  list(@ListOf(couponBatchList) query: ListQuery): Promise<ListPage<CouponBatchView>> {
    return this.batches.list(query);
  }

  @Get(':id')
  @Can('couponBatches:read')
  @Answers(CouponBatchView, { summary: 'A batch of codes, and how far it is' })
  get(@IdParam('id') id: string): Promise<CouponBatchView> {
    return this.batches.get(id);
  }

  @Post()
  @Can('couponBatches:create')
  @Idempotent()
  @Answers(CouponBatchView, { status: 201, summary: 'Order codes; they are made in the background' })
  create(@Body() input: CreateCouponBatchInput, @Ctx() ctx: CallContext): Promise<CouponBatchView> {
    return this.batches.create(input, ctx);
  }

  @Post(':id/disable')
  @Can('couponBatches:update')
  @Idempotent()
  @Versioned()
  @Answers(CouponBatchView, {
    summary: 'Make all codes of a batch useless that were not used',
    problems: ['wrong_state'],
  })
  disable(
    @IdParam('id') id: string,
    @Body() input: DisableCouponInput,
    @Ctx() ctx: CallContext,
  ): Promise<CouponBatchView> {
    return this.batches.disable(id, input.reason, ctx);
  }
}
