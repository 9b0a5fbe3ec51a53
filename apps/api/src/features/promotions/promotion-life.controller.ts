import { Body, Controller, Post } from '@nestjs/common';
import { PromotionDetailView, ReleasePromotionInput, StopPromotionInput } from '@ur-desk/domain/promotions';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, DryRunnable, Idempotent, IdParam, Versioned } from '../../platform/http/route.decorators';
import { PromotionLife } from './promotion-life.service';

@Controller('promotions')
export class PromotionLifeController {
  constructor(private readonly life: PromotionLife) {}

  @Post(':id/test')
  @Can('promotions:update')
  @Idempotent()
  @Versioned()
  @Answers(PromotionDetailView, { summary: 'Try the draft in dry runs', problems: ['wrong_state'] })
  test(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<PromotionDetailView> {
    return this.life.move(id, 'test', { ctx });
  }

  @Post(':id/release')
  @Can('promotions:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PromotionDetailView, {
    summary: 'Put the version in preparation live',
    problems: ['wrong_state', 'promotion_incomplete', 'promotion_needs_approval'],
  })
  release(
    @IdParam('id') id: string,
    @Body() input: ReleasePromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.life.release(id, input.reason, ctx);
  }

  @Post(':id/submit')
  @Can('promotions:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PromotionDetailView, {
    summary: 'Ask somebody else to release it: its budget is above what one person decides',
    problems: ['wrong_state', 'promotion_incomplete', 'promotion_needs_no_approval'],
  })
  submit(
    @IdParam('id') id: string,
    @Body() input: ReleasePromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.life.submit(id, input.reason, ctx);
  }

  @Post(':id/suspend')
  @Can('promotions:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PromotionDetailView, { summary: 'Stop it for a while', problems: ['wrong_state'] })
  suspend(
    @IdParam('id') id: string,
    @Body() { reason }: StopPromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.life.move(id, 'suspend', { ctx, reason });
  }

  @Post(':id/resume')
  @Can('promotions:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PromotionDetailView, { summary: 'Let it go on', problems: ['wrong_state'] })
  resume(
    @IdParam('id') id: string,
    @Body() { reason }: StopPromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.life.move(id, 'resume', { ctx, reason });
  }

  @Post(':id/retire')
  @Can('promotions:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PromotionDetailView, { summary: 'End it for good', problems: ['wrong_state'] })
  retire(
    @IdParam('id') id: string,
    @Body() { reason }: StopPromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.life.move(id, 'retire', { ctx, reason });
  }
}
