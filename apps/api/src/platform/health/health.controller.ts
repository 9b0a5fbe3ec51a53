import { Controller, Get } from '@nestjs/common';
import { OneOf, Problem } from '@ur-desk/domain/kernel';
import { Public } from '../auth/access.decorators';
import { Db } from '../db/db';
import { Answers } from '../http/route.decorators';

/** `ok`, or the request fails. */
export class HealthView {
  @OneOf(['ok'])
  status: 'ok';
}

/** For balancers: is the process alive, may it be given work? */
@Controller('health')
export class HealthController {
  private stopping = false;

  constructor(private readonly db: Db) {}

  @Get('live')
  @Public()
  @Answers(HealthView, { summary: 'The process runs' })
  live(): HealthView {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @Answers(HealthView, { summary: 'The process can serve: the database answers', problems: ['unavailable'] })
  async ready(): Promise<HealthView> {
    if (this.stopping) throw new Problem('unavailable');
    await this.db.now().catch(() => {
      throw new Problem('unavailable');
    });
    return { status: 'ok' };
  }

  /** Once told to stop, take no new work. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}
