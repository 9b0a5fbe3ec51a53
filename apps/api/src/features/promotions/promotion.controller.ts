import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ClonePromotionInput,
  CreatePromotionInput,
  PromotionDetailView,
  PromotionReportView,
  PromotionView,
  UpdatePromotionInput,
} from '@ur-desk/domain/promotions';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import {
  Answers,
  AnswersList,
  IdParam,
  ListOf,
  QueryParams,
  Versioned,
} from '../../platform/http/route.decorators';
import { PromotionReports } from './promotion-report.service';
import { promotionList } from './promotion.list';
import { PromotionService } from './promotion.service';

@Controller('promotions')
export class PromotionController {
  constructor(
    private readonly promotions: PromotionService,
    private readonly reports: PromotionReports,
  ) {}

  @Get()
  @Can('promotions:read')
  @AnswersList(PromotionView, promotionList)
  list(@ListOf(promotionList) query: ListQuery): Promise<ListPage<PromotionView>> {
    return this.promotions.list(query);
  }

  @Get(':id')
  @Can('promotions:read')
  @Answers(PromotionDetailView, {
    summary: 'One promotion with its versions, what it meets, what it has spent',
  })
  get(@IdParam('id') id: string): Promise<PromotionDetailView> {
    return this.promotions.get(id);
  }

  @Get(':id/report')
  @Can('promotions:read')
  @QueryParams('days')
  @Answers(PromotionReportView, {
    summary:
      'What its uses of the last `days` (30 unless asked otherwise) came to, by day and plan, and what is left',
    problems: ['malformed_query'],
  })
  report(@IdParam('id') id: string, @Query('days') days?: unknown): Promise<PromotionReportView> {
    return this.reports.of(id, days);
  }

  @Post()
  @Can('promotions:create')
  @Answers(PromotionDetailView, {
    status: 201,
    summary: 'Create a promotion as a draft',
    problems: ['already_exists', 'promotion_circle'],
  })
  create(@Body() input: CreatePromotionInput, @Ctx() ctx: CallContext): Promise<PromotionDetailView> {
    return this.promotions.create(input, ctx);
  }

  @Post(':id/clone')
  @Can('promotions:create')
  @Answers(PromotionDetailView, {
    status: 201,
    summary: 'Create a promotion that says the same',
    problems: ['already_exists', 'promotion_circle'],
  })
  clone(
    @IdParam('id') id: string,
    @Body() input: ClonePromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.promotions.clone(id, input, ctx);
  }

  @Patch(':id')
  @Can('promotions:update')
  @Versioned()
  @Answers(PromotionDetailView, {
    summary: 'Change the draft, or begin the next one',
    problems: ['wrong_state', 'promotion_circle'],
  })
  change(
    @IdParam('id') id: string,
    @Body() input: UpdatePromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.promotions.update(id, input, ctx);
  }

  @Put(':id')
  @Can('promotions:update')
  @Versioned()
  @Answers(PromotionDetailView, {
    summary: 'Change the draft, or begin the next one',
    problems: ['wrong_state', 'promotion_circle'],
  })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdatePromotionInput,
    @Ctx() ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.promotions.update(id, input, ctx);
  }
}
