import { Body, Controller, Get, Post } from '@nestjs/common';
import { BindCouponInput, CouponCodeView, DisableCouponInput } from '@ur-desk/domain/coupons';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, Idempotent, IdParam, ListOf } from '../../platform/http/route.decorators';
import { CouponCodeService } from './coupon-code.service';
import { couponCodeList } from './coupon-code.view';

@Controller('coupon-codes')
export class CouponCodeController {
  constructor(private readonly codes: CouponCodeService) {}

  @Get()
  @Can('couponCodes:list')
  @AnswersList(CouponCodeView, couponCodeList)
  list(@ListOf(couponCodeList) query: ListQuery): Promise<ListPage<CouponCodeView>> {
    return this.codes.list(query);
  }

  @Get(':id')
  @Can('couponCodes:read')
  @Answers(CouponCodeView, { summary: 'A code, and who has used it' })
  get(@IdParam('id') id: string): Promise<CouponCodeView> {
    return this.codes.get(id);
  }

  @Post(':id/disable')
  @Can('couponCodes:update')
  @Idempotent()
  @Answers(CouponCodeView, { summary: 'Make a code useless that was not used', problems: ['wrong_state'] })
  disable(
    @IdParam('id') id: string,
    @Body() input: DisableCouponInput,
    @Ctx() ctx: CallContext,
  ): Promise<CouponCodeView> {
    return this.codes.disable(id, input.reason, ctx);
  }

  @Post(':id/bind')
  @Can('couponCodes:update')
  @Idempotent()
  @Answers(CouponCodeView, { summary: 'Keep a code for one customer', problems: ['wrong_state'] })
  bind(
    @IdParam('id') id: string,
    @Body() input: BindCouponInput,
    @Ctx() ctx: CallContext,
  ): Promise<CouponCodeView> {
    return this.codes.bind(id, input.customerId, ctx);
  }
}
