import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  NotificationTemplateDetailView,
  NotificationTemplateView,
  PreviewTemplateInput,
  TemplatePreviewView,
  UpdateTemplateInput,
} from '@ur-desk/domain/notifications';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { templateList } from './template.queries';
import { NotificationTemplateService } from './template.service';

const CHANGE = { summary: 'Give a message new words, from the next one on' } as const;

@Controller('notification-templates')
export class NotificationTemplateController {
  constructor(private readonly templates: NotificationTemplateService) {}

  @Get()
  @Can('notificationTemplates:read')
  @AnswersList(NotificationTemplateView, templateList)
  list(@ListOf(templateList) query: ListQuery): Promise<ListPage<NotificationTemplateView>> {
    return this.templates.list(query);
  }

  @Get(':id')
  @Can('notificationTemplates:read')
  @Answers(NotificationTemplateDetailView, {
    summary: 'The words of a message, what they can say, and what they were before',
  })
  get(@IdParam('id') id: string): Promise<NotificationTemplateDetailView> {
    return this.templates.get(id);
  }

  @Patch(':id')
  @Can('notificationTemplates:update')
  @Versioned()
  @Answers(NotificationTemplateDetailView, CHANGE)
  change(
    @IdParam('id') id: string,
    @Body() input: UpdateTemplateInput,
    @Ctx() ctx: CallContext,
  ): Promise<NotificationTemplateDetailView> {
    return this.templates.update(id, input, ctx);
  }

  @Put(':id')
  @Can('notificationTemplates:update')
  @Versioned()
  @Answers(NotificationTemplateDetailView, CHANGE)
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateTemplateInput,
    @Ctx() ctx: CallContext,
  ): Promise<NotificationTemplateDetailView> {
    return this.templates.update(id, input, ctx);
  }

  @Post(':id/restore')
  @Can('notificationTemplates:update')
  @Versioned()
  @Answers(NotificationTemplateDetailView, {
    summary: 'Go back to the words that come with the product',
    problems: ['template_built_in'],
  })
  restore(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<NotificationTemplateDetailView> {
    return this.templates.restore(id, ctx);
  }

  @Post(':id/preview')
  @Can('notificationTemplates:read')
  @Answers(TemplatePreviewView, { summary: 'What a customer would get with these words' })
  preview(
    @IdParam('id') id: string,
    @Body() input: PreviewTemplateInput,
    @Ctx() ctx: CallContext,
  ): Promise<TemplatePreviewView> {
    return this.templates.preview(id, input, ctx);
  }
}
