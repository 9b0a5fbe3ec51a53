import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LedgerVerificationView } from '@ur-desk/domain/ledger';
import { Db } from '../../platform/db/db';
import { Jobs } from '../../platform/jobs/jobs';
import { verifyLedger } from './verification.queries';

export const VERIFY_LEDGER_JOB = 'ledger-verify';
const DAY_SECONDS = 86_400;
/** As many as a log line can take; the console and the command show them all. */
const LOGGED = 5;

/** The proof that the ledger is sound: on demand, and once a day as a job that fails when it is not. */
@Injectable()
export class VerificationService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(VERIFY_LEDGER_JOB, () => this.alarm(), { everySeconds: DAY_SECONDS });
  }

  async verify(): Promise<LedgerVerificationView> {
    const now = await this.db.now();
    return this.db.snapshot((em) => verifyLedger(em, now));
  }

  private async alarm(): Promise<void> {
    const { differenceCount, differences } = await this.verify();
    if (differenceCount === 0) return;
    const first = differences
      .slice(0, LOGGED)
      .map((d) => `${d.check} ${d.subject} of ${d.customerId ?? '-'}`);
    throw new Error(`the ledger has ${differenceCount} differences: ${first.join('; ')}`);
  }
}
