import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  CreatePlanReviewInput,
  HideReviewInput,
  ModerateReviewsInput,
  ModerationView,
  PlanReviewView,
  PublishReviewInput,
  ReplyToReviewInput,
  UpdatePlanReviewInput,
} from '@ur-desk/domain/plan-reviews';
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
import { ModerationService } from './moderation.service';
import { PlanReviewService } from './plan-review.service';
import { planReviewList } from './plan-review.view';

const CHANGE = { summary: 'Change what the customer said; it waits for a moderator again' } as const;

@Controller('plan-reviews')
export class PlanReviewController {
  constructor(
    private readonly reviews: PlanReviewService,
    private readonly moderation: ModerationService,
  ) {}

  @Get()
  @Can('planReviews:read')
  @AnswersList(PlanReviewView, planReviewList)
  list(@ListOf(planReviewList) query: ListQuery): Promise<ListPage<PlanReviewView>> {
    return this.reviews.list(query);
  }

  @Get(':id')
  @Can('planReviews:read')
  @Answers(PlanReviewView, { summary: 'What a customer says of a plan' })
  get(@IdParam('id') id: string): Promise<PlanReviewView> {
    return this.reviews.get(id);
  }

  /** By the key of the operator's shop, or by staff on the customer's behalf. */
  @Post()
  @Can('planReviews:create')
  @Idempotent()
  @Answers(PlanReviewView, {
    status: 201,
    summary: 'Take down what a customer says of a plan that he bought',
    problems: ['review_not_bought', 'already_exists'],
  })
  create(@Body() input: CreatePlanReviewInput, @Ctx() ctx: CallContext): Promise<PlanReviewView> {
    return this.reviews.create(input, ctx);
  }

  @Post('moderate')
  @Can('planReviews:moderate')
  @Idempotent()
  @DryRunnable()
  @Answers(ModerationView, {
    summary: 'Publish or hide several reviews',
    problems: ['reviews_decided_already'],
  })
  moderate(@Body() input: ModerateReviewsInput, @Ctx() ctx: CallContext): Promise<ModerationView> {
    return this.moderation.moderate(input, ctx);
  }

  @Patch(':id')
  @Can('planReviews:update')
  @Versioned()
  @Answers(PlanReviewView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanReviewInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanReviewView> {
    return this.reviews.update(id, input, ctx);
  }

  @Put(':id')
  @Can('planReviews:update')
  @Versioned()
  @Answers(PlanReviewView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdatePlanReviewInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanReviewView> {
    return this.reviews.update(id, input, ctx);
  }

  @Post(':id/publish')
  @Can('planReviews:moderate')
  @Versioned()
  @Answers(PlanReviewView, { summary: 'Show it with the plan', problems: ['wrong_state'] })
  publish(
    @IdParam('id') id: string,
    @Body() { reason }: PublishReviewInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanReviewView> {
    return this.reviews.decide(id, 'publish', { reason, ctx });
  }

  @Post(':id/hide')
  @Can('planReviews:moderate')
  @Versioned()
  @Answers(PlanReviewView, { summary: 'Show it no more', problems: ['wrong_state'] })
  hide(
    @IdParam('id') id: string,
    @Body() { reason }: HideReviewInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanReviewView> {
    return this.reviews.decide(id, 'hide', { reason, ctx });
  }

  @Post(':id/reply')
  @Can('planReviews:moderate')
  @Versioned()
  @Answers(PlanReviewView, { summary: 'Answer it, or take the answer back' })
  reply(
    @IdParam('id') id: string,
    @Body() { text }: ReplyToReviewInput,
    @Ctx() ctx: CallContext,
  ): Promise<PlanReviewView> {
    return this.reviews.reply(id, text, ctx);
  }
}
