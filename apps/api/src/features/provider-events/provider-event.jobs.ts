import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/db/db';
import { Jobs } from '../../platform/jobs/jobs';
import { forgetOldRefusals } from './provider-event.queries';
import { ProviderEventService } from './provider-event.service';

export const PROVIDER_EVENTS_JOB = 'provider-events';
const EVERY_SECONDS = 15;
const TIDYING_SECONDS = 86_400;

/** Applies events that a crash or a problem left behind (J2). */
@Injectable()
export class ProviderEventJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: Db,
    private readonly events: ProviderEventService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(PROVIDER_EVENTS_JOB, () => this.events.applyDue(), { everySeconds: EVERY_SECONDS });
    this.jobs.define('provider-event-refusals-tidy', () => this.tidy(), { everySeconds: TIDYING_SECONDS });
  }

  private async tidy(): Promise<void> {
    const now = await this.db.now();
    await this.db.read((em) => forgetOldRefusals(em, now));
  }
}
