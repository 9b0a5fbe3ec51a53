import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs';
import { DisputeAnswers } from './dispute-answers.service';

export const DISPUTE_JANITOR_JOB = 'dispute-janitor';
const EVERY_SECONDS = 15;

/** Asks the providers how open disputes stand, should an event get lost, and sends answers that were not sent yet. */
@Injectable()
export class DisputeJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly answers: DisputeAnswers,
  ) {}

  onModuleInit(): void {
    this.jobs.define(DISPUTE_JANITOR_JOB, () => this.askAboutDue(), { everySeconds: EVERY_SECONDS });
  }

  private async askAboutDue(): Promise<void> {
    const { asked, failed } = await this.answers.askAboutDue();
    if (failed > 0) throw new Error(`${failed} of ${asked} disputes could not be asked about`);
  }
}
