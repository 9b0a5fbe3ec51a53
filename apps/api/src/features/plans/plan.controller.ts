import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { CreatePlanInput, PlanDetailView, PlanView, UpdatePlanInput } from '@ur-desk/domain/plans';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { planList } from './plan.list';
import { PlanService } from './plan.service';

@Controller('plans')
export class PlanController {
  constructor(private readonly plans: PlanService) {}

  @Get()
  @Can('plans:read')
  @AnswersList(PlanView, planList)
  list(@ListOf(planList) query: ListQuery): Promise<ListPage<PlanView>> {
    return this.plans.list(query);
  }

  @Get(':id')
  @Can('plans:read')
  @Answers(PlanDetailView, { summary: 'One plan with all its versions' })
  get(@IdParam('id') id: string): Promise<PlanDetailView> {
    return this.plans.get(id);
  }

  @Post()
  @Can('plans:create')
  @Answers(PlanDetailView, { status: 201, summary: 'Create a plan as a draft', problems: ['already_exists'] })
  create(@Body() input: CreatePlanInput, @Ctx() ctx: CallContext): Promise<PlanDetailView> {
    return this.plans.create(input, ctx);
  }

  @Patch(':id')
  @Can('plans:update')
  @Versioned()
  @Answers(PlanDetailView, { summary: 'Change the draft, or begin the next one' })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanDetailView> {
    return this.plans.update(id, input, ctx);
  }

  @Put(':id')
  @Can('plans:update')
  @Versioned()
  @Answers(PlanDetailView, { summary: 'Change the draft, or begin the next one' })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanDetailView> {
    return this.plans.update(id, input, ctx);
  }
}
