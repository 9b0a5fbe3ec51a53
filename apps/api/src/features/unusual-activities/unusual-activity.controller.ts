import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  DecideUnusualInput,
  UnusualActivityView,
  UnusualSearchView,
} from '@ur-desk/domain/unusual-activities';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { unusualActivityList } from './unusual-activity.queries';
import { UnusualActivityService } from './unusual-activity.service';

@Controller('unusual-activities')
export class UnusualActivityController {
  constructor(private readonly activities: UnusualActivityService) {}

  @Get()
  @Can('unusualActivities:read')
  @AnswersList(UnusualActivityView, unusualActivityList)
  list(@ListOf(unusualActivityList) query: ListQuery): Promise<ListPage<UnusualActivityView>> {
    return this.activities.list(query);
  }

  @Get(':id')
  @Can('unusualActivities:read')
  @Answers(UnusualActivityView, { summary: 'One pattern with its evidence', problems: ['not_found'] })
  get(@IdParam('id') id: string): Promise<UnusualActivityView> {
    return this.activities.get(id);
  }

  @Post('find')
  @Can('unusualActivities:review')
  @Answers(UnusualSearchView, { summary: 'Look for unusual patterns in what staff did, now' })
  find(@Ctx() ctx: CallContext): Promise<UnusualSearchView> {
    return this.activities.find(ctx);
  }

  @Post(':id/review')
  @Can('unusualActivities:review')
  @Versioned()
  @Answers(UnusualActivityView, {
    summary: 'Say that a pattern was looked into, and what came of it',
    problems: ['not_found', 'unusual_own', 'wrong_state'],
  })
  review(
    @IdParam('id') id: string,
    @Body() input: DecideUnusualInput,
    @Ctx() ctx: CallContext,
  ): Promise<UnusualActivityView> {
    return this.activities.decide({ id, state: 'reviewed' }, input, ctx);
  }

  @Post(':id/dismiss')
  @Can('unusualActivities:review')
  @Versioned()
  @Answers(UnusualActivityView, {
    summary: 'Say that a pattern is nothing, and why',
    problems: ['not_found', 'unusual_own', 'wrong_state'],
  })
  dismiss(
    @IdParam('id') id: string,
    @Body() input: DecideUnusualInput,
    @Ctx() ctx: CallContext,
  ): Promise<UnusualActivityView> {
    return this.activities.decide({ id, state: 'dismissed' }, input, ctx);
  }
}
