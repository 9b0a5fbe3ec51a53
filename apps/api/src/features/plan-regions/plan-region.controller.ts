import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { CreatePlanRegionInput, PlanRegionView, UpdatePlanRegionInput } from '@ur-desk/domain/plan-regions';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { planRegionList } from './plan-region.list';
import { PlanRegionService } from './plan-region.service';

const CHANGE = { summary: 'Change a region: drafts follow, what was released keeps its countries' } as const;

@Controller('plan-regions')
export class PlanRegionController {
  constructor(private readonly regions: PlanRegionService) {}

  @Get()
  @Can('plans:read')
  @AnswersList(PlanRegionView, planRegionList)
  list(@ListOf(planRegionList) query: ListQuery): Promise<ListPage<PlanRegionView>> {
    return this.regions.list(query);
  }

  @Get(':id')
  @Can('plans:read')
  @Answers(PlanRegionView, { summary: 'One region' })
  get(@IdParam('id') id: string): Promise<PlanRegionView> {
    return this.regions.get(id);
  }

  @Post()
  @Can('plans:create')
  @Answers(PlanRegionView, { status: 201, summary: 'Add a region', problems: ['already_exists'] })
  create(@Body() input: CreatePlanRegionInput, @Ctx() ctx: CallContext): Promise<PlanRegionView> {
    return this.regions.create(input, ctx);
  }

  @Patch(':id')
  @Can('plans:update')
  @Versioned()
  @Answers(PlanRegionView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanRegionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanRegionView> {
    return this.regions.update(id, input, ctx);
  }

  @Put(':id')
  @Can('plans:update')
  @Versioned()
  @Answers(PlanRegionView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanRegionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanRegionView> {
    return this.regions.update(id, input, ctx);
  }
}
