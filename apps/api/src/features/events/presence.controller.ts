import { Body, Controller, Post } from '@nestjs/common';
import { LeaveInput, PresenceInput, PresenceView } from '@ur-desk/domain/events';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers } from '../../platform/http/route.decorators';
import { PresenceService } from './presence.service';

@Controller('presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Post()
  @Can('events:read')
  @Answers(PresenceView, {
    summary: 'Say that I have a record open, again every 20 s; who else has it open',
    problems: ['not_found'],
  })
  look(@Body() input: PresenceInput, @Ctx() ctx: CallContext): Promise<PresenceView> {
    return this.presence.look(input, ctx);
  }

  @Post('leave')
  @Can('events:read')
  @Answers(null, { summary: 'Say that I have it open no more' })
  leave(@Body() { tab }: LeaveInput, @Ctx() ctx: CallContext): Promise<void> {
    return this.presence.leave(tab, ctx);
  }
}
