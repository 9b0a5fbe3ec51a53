import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  CancelReleaseInput,
  PlanDetailView,
  PlanImpactView,
  PlanVersionView,
  ReleasePlanInput,
  RetirePlanInput,
} from '@ur-desk/domain/plans';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  DryRunnable,
  Idempotent,
  IdParam,
  ListOf,
  Versioned,
} from '../../platform/http/route.decorators';
import { PlanLife } from './plan-life.service';
import { planVersionList } from './plan.list';
import { PlanService } from './plan.service';

@Controller('plan-versions')
export class PlanVersionController {
  constructor(
    private readonly plans: PlanService,
    private readonly life: PlanLife,
  ) {}

  @Get()
  @Can('plans:read')
  @AnswersList(PlanVersionView, planVersionList)
  list(@ListOf(planVersionList) query: ListQuery): Promise<ListPage<PlanVersionView>> {
    return this.plans.listVersions(query);
  }

  @Get(':id')
  @Can('plans:read')
  @Answers(PlanVersionView, { summary: 'One version of a plan' })
  get(@IdParam('id') id: string): Promise<PlanVersionView> {
    return this.plans.getVersion(id);
  }

  @Get(':id/impact')
  @Can('plans:read')
  @Answers(PlanImpactView, { summary: 'What a release of this version would touch' })
  impact(@IdParam('id') id: string): Promise<PlanImpactView> {
    return this.plans.impact(id);
  }

  @Post(':id/release')
  @Can('plans:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PlanDetailView, {
    summary: 'Put a draft on sale, now or at an instant; above the limit it becomes a request',
    problems: [
      'plan_released_already',
      'plan_release_planned',
      'plan_incomplete',
      'plan_release_past',
      'plan_release_too_far',
    ],
  })
  release(
    @IdParam('id') id: string,
    @Body() input: ReleasePlanInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanDetailView> {
    return this.life.release(id, input, ctx);
  }

  @Post(':id/cancel-release')
  @Can('plans:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PlanDetailView, { summary: 'Call a planned release off', problems: ['plan_release_not_planned'] })
  cancelRelease(
    @IdParam('id') id: string,
    @Body() input: CancelReleaseInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanDetailView> {
    return this.life.cancelRelease(id, input.reason, ctx);
  }

  @Post(':id/retire')
  @Can('plans:release')
  @Idempotent()
  @Versioned()
  @DryRunnable()
  @Answers(PlanDetailView, { summary: 'Take a version off sale', problems: ['wrong_state'] })
  retire(
    @IdParam('id') id: string,
    @Body() input: RetirePlanInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanDetailView> {
    return this.life.retire(id, input.reason, ctx);
  }
}
