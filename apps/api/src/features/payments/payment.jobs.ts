import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs';
import { PaymentInquiry } from './payment-inquiry.service';

export const PAYMENT_JANITOR_JOB = 'payment-janitor';
const EVERY_SECONDS = 15;

/** Asks the providers, on schedule, what became of payments without an answer (rules 4, P4). */
@Injectable()
export class PaymentJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly inquiry: PaymentInquiry,
  ) {}

  onModuleInit(): void {
    this.jobs.define(PAYMENT_JANITOR_JOB, () => this.askAboutDue(), { everySeconds: EVERY_SECONDS });
  }

  /** Asks about all that are due; then the round fails, if a question did, so that the queue shows it. */
  private async askAboutDue(): Promise<void> {
    const { asked, failed } = await this.inquiry.askAboutDue();
    if (failed > 0) throw new Error(`${failed} of ${asked} payments could not be asked about`);
  }
}
