import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  CannedReplyView,
  CreateCannedReplyInput,
  OfferedRepliesView,
  UpdateCannedReplyInput,
} from '@ur-desk/domain/canned-replies';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { cannedReplyList } from './canned-reply.list';
import { CannedReplyService } from './canned-reply.service';
import { OfferedRepliesService } from './offered-replies.service';

const CHANGE = { summary: 'Change a canned reply, or offer it no longer' } as const;

@Controller('canned-replies')
export class CannedReplyController {
  constructor(private readonly replies: CannedReplyService) {}

  @Get()
  @Can('cannedReplies:read')
  @AnswersList(CannedReplyView, cannedReplyList)
  list(@ListOf(cannedReplyList) query: ListQuery): Promise<ListPage<CannedReplyView>> {
    return this.replies.list(query);
  }

  @Get(':id')
  @Can('cannedReplies:read')
  @Answers(CannedReplyView, { summary: 'One canned reply' })
  get(@IdParam('id') id: string): Promise<CannedReplyView> {
    return this.replies.get(id);
  }

  @Post()
  @Can('cannedReplies:create')
  @Answers(CannedReplyView, { status: 201, summary: 'Add a canned reply', problems: ['already_exists'] })
  create(@Body() input: CreateCannedReplyInput, @Ctx() ctx: CallContext): Promise<CannedReplyView> {
    return this.replies.create(input, ctx);
  }

  @Patch(':id')
  @Can('cannedReplies:update')
  @Versioned()
  @Answers(CannedReplyView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateCannedReplyInput,
    @Ctx() ctx: CallContext,
  ): Promise<CannedReplyView> {
    return this.replies.update(id, input, ctx);
  }

  @Put(':id')
  @Can('cannedReplies:update')
  @Versioned()
  @Answers(CannedReplyView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateCannedReplyInput,
    @Ctx() ctx: CallContext,
  ): Promise<CannedReplyView> {
    return this.replies.update(id, input, ctx);
  }
}

@Controller('tickets')
export class OfferedRepliesController {
  constructor(private readonly replies: OfferedRepliesService) {}

  @Get(':id/canned-replies')
  @Can('tickets:update')
  @Answers(OfferedRepliesView, { summary: 'The canned replies with the data of a ticket’s customer' })
  forTicket(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<OfferedRepliesView> {
    return this.replies.forTicket(id, ctx);
  }
}
