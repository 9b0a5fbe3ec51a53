import { Body, Controller, Get, Post } from '@nestjs/common';
import { NotificationDetailView, NotificationView, ResendInput } from '@ur-desk/domain/notifications';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, Idempotent, ListOf } from '../../platform/http/route.decorators';
import { notificationList } from './notification.queries';
import { NotificationService } from './notification.service';

@Controller('notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Get()
  @Can('notifications:read')
  @AnswersList(NotificationView, notificationList)
  list(
    @ListOf(notificationList) query: ListQuery,
    @Ctx() ctx: CallContext,
  ): Promise<ListPage<NotificationView>> {
    return this.notifications.list(query, ctx);
  }

  @Get(':id')
  @Can('notifications:read')
  @Answers(NotificationDetailView, { summary: 'A message with its body' })
  get(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<NotificationDetailView> {
    return this.notifications.get(id, ctx);
  }

  @Post(':id/resend')
  @Can('notifications:resend')
  @Idempotent()
  @Answers(NotificationView, {
    status: 201,
    summary:
      'Send the message again, to the address that the customer has now, by the same way or by the other one',
    problems: [
      'wrong_state',
      'notification_no_address',
      'notification_one_way',
      'notification_opted_out',
      'notification_secret',
    ],
  })
  resend(
    @IdParam('id') id: string,
    @Body() input: ResendInput,
    @Ctx() ctx: CallContext,
  ): Promise<NotificationView> {
    return this.notifications.resend(id, input, ctx);
  }
}
