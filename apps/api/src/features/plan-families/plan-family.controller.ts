import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { CreatePlanFamilyInput, PlanFamilyView, UpdatePlanFamilyInput } from '@ur-desk/domain/plan-families';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { planFamilyList } from './plan-family.list';
import { PlanFamilyService } from './plan-family.service';

const CHANGE = { summary: 'Change a family of plans, or offer it no longer' } as const;

@Controller('plan-families')
export class PlanFamilyController {
  constructor(private readonly families: PlanFamilyService) {}

  @Get()
  @Can('plans:read')
  @AnswersList(PlanFamilyView, planFamilyList)
  list(@ListOf(planFamilyList) query: ListQuery): Promise<ListPage<PlanFamilyView>> {
    return this.families.list(query);
  }

  @Get(':id')
  @Can('plans:read')
  @Answers(PlanFamilyView, { summary: 'One family of plans' })
  get(@IdParam('id') id: string): Promise<PlanFamilyView> {
    return this.families.get(id);
  }

  @Post()
  @Can('plans:create')
  @Answers(PlanFamilyView, { status: 201, summary: 'Add a family of plans', problems: ['already_exists'] })
  create(@Body() input: CreatePlanFamilyInput, @Ctx() ctx: CallContext): Promise<PlanFamilyView> {
    return this.families.create(input, ctx);
  }

  @Patch(':id')
  @Can('plans:update')
  @Versioned()
  @Answers(PlanFamilyView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanFamilyInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanFamilyView> {
    return this.families.update(id, input, ctx);
  }

  @Put(':id')
  @Can('plans:update')
  @Versioned()
  @Answers(PlanFamilyView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanFamilyInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanFamilyView> {
    return this.families.update(id, input, ctx);
  }
}
