import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { Answers, QueryParams } from '../../platform/http/route.decorators';
import { EventService } from './event.service';

/** Throws `malformed_query`. */
function secondsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,4}$/.test(text)) throw new Problem('malformed_query', { parameter: 'forSeconds' });
  return Number(text);
}

@Controller('events')
export class EventController {
  constructor(private readonly events: EventService) {}

  @Get()
  @Can('events:read')
  @QueryParams('forSeconds')
  @Header('X-Accel-Buffering', 'no')
  @Answers(null, {
    status: 200,
    contentType: 'text/event-stream',
    summary:
      'What changes, as server-sent events with kinds and ids alone: `hello` first, then `changes` and `beat`; ends with the ' +
      'session, or after `forSeconds`',
    problems: ['too_many_event_streams'],
  })
  async open(@Ctx() ctx: CallContext, @Query('forSeconds') forSeconds?: string): Promise<StreamableFile> {
    const stream = await this.events.open(ctx, secondsOf(forSeconds));
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }
}
