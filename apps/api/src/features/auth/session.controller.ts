import { Controller, Delete, Get } from '@nestjs/common';
import { SessionView } from '@ur-desk/domain/staff';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf } from '../../platform/http/route.decorators';
import { sessionList } from './session.queries';
import { SessionService } from './session.service';

@Controller('sessions')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @Can('me:read')
  @AnswersList(SessionView, sessionList, 'My sessions in progress; with sessions:read, everybody’s')
  list(@ListOf(sessionList) query: ListQuery, @Ctx() ctx: CallContext): Promise<ListPage<SessionView>> {
    return this.sessions.list(query, ctx);
  }

  @Delete(':id')
  @Can('me:update')
  @Answers(null, { summary: 'End a session of mine; with sessions:revoke, anybody’s' })
  revoke(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<void> {
    return this.sessions.revoke(id, ctx);
  }
}
