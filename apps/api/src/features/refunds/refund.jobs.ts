import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemContext } from '../../platform/db/call-context';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { Jobs } from '../../platform/jobs/jobs';
import { RefundSource } from './refund-source.service';

export const REFUND_JANITOR_JOB = 'refund-janitor';
const EVERY_SECONDS = 15;

/** Asks the providers, on the schedule of payments, what became of refunds without an answer (rules 7, P4). */
@Injectable()
export class RefundJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly source: RefundSource,
  ) {}

  /** What was approved is submitted by then; the provider hears of it at once, or from the janitor (J2: as often as it takes). */
  @OnEvent('refund.approved')
  async onApproved({ payload, id }: DomainEvent<{ refundId: string }>): Promise<void> {
    await this.source.send(systemContext(id), payload.refundId);
  }

  onModuleInit(): void {
    this.jobs.define(REFUND_JANITOR_JOB, () => this.askAboutDue(), { everySeconds: EVERY_SECONDS });
  }

  /** Asks about all that are due; then the round fails, if a question did, so that the queue shows it. */
  private async askAboutDue(): Promise<void> {
    const { asked, failed } = await this.source.askAboutDue();
    if (failed > 0) throw new Error(`${failed} of ${asked} refunds could not be asked about`);
  }
}
