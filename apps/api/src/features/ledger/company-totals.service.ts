import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import { type CompanyTotalsView } from '@ur-desk/domain/ledger';
import { Db } from '../../platform/db/db';
import { Jobs } from '../../platform/jobs/jobs';
import { keptTotals, sumTotals, takeTotals } from './company-totals.queries';

export const TOTALS_JOB = 'ledger-totals';
/** How old the sums may become by themselves. */
const EVERY_MS = 15 * MINUTE_MS;

/** What all customers' accounts come to. Nobody's page waits for a million accounts: a job sums them up, the page says when. */
@Injectable()
export class CompanyTotalsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(TOTALS_JOB, () => this.take(), { everySeconds: EVERY_MS / SECOND_MS });
  }

  /** The sums as they were last taken; those of now until that was done for the first time. */
  async totals(): Promise<CompanyTotalsView> {
    const kept = await this.db.read(keptTotals);
    if (kept.at) return kept;
    const now = await this.db.now();
    return this.db.read((em) => sumTotals(em, now));
  }

  /** The sums of this moment. */
  async exact(): Promise<CompanyTotalsView> {
    await this.take();
    return this.db.read(keptTotals);
  }

  private async take(): Promise<void> {
    const now = await this.db.now();
    await this.db.read((em) => takeTotals(em, now));
  }
}
