import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ACTIVATION_OVERDUE_MS } from '@ur-desk/domain/customers';
import { isWork } from '@ur-desk/domain/findings';
import { addMs, DAY_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import { v7 as newId } from 'uuid';
import { Db } from '../../platform/db/db';
import { fault } from '../../platform/fault/fault';
import { CleanUp, type Leftovers } from '../../platform/jobs/clean-up';
import { Jobs } from '../../platform/jobs/jobs';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { overviewsOf } from '../customers/overview.queries';
import { findingsOf } from '../customers/overview.view';
import { advanceRun, endRun, openRun } from './diagnosis-run.queries';
import { customersAfter, customersToRecheck, replaceFindings } from './finding.queries';

export const DIAGNOSE_ALL_JOB = 'diagnosis-all';
export const DIAGNOSE_CHANGED_JOB = 'diagnosis-changed';
const LOOK_SECONDS = 60;
/** So many are read with one statement; more would hold up who waits for an answer of this process. */
const AT_ONCE = 50;
const CHANGED_AT_ONCE = 2_000;

const OLD_RUNS: Leftovers = {
  name: 'looks at all customers',
  keptForMs: 90 * DAY_MS,
  sql: `DELETE FROM diagnosis_run WHERE id IN (SELECT id FROM diagnosis_run WHERE ended_at < $1 LIMIT $2)`,
};

/**
 * Keeps the work list: once a day all customers are looked at by the rule that their page shows, every minute those who are on the list
 * and were changed since, or whose money stands still; and whoever something has just failed for, at once.
 */
@Injectable()
export class Diagnosis implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly cleanUp: CleanUp,
  ) {}

  onModuleInit(): void {
    this.cleanUp.add(OLD_RUNS);
    this.jobs.define(DIAGNOSE_ALL_JOB, () => this.diagnoseAll(), { everySeconds: DAY_MS / SECOND_MS });
    this.jobs.define(DIAGNOSE_CHANGED_JOB, () => this.diagnoseChanged(), { everySeconds: LOOK_SECONDS });
  }

  @OnEvent('renewal.failed')
  onRenewalFailed(event: DomainEvent): Promise<void> {
    return this.diagnoseOne(event);
  }

  @OnEvent('autoRenewal.failed')
  onAutoRenewalFailed(event: DomainEvent): Promise<void> {
    return this.diagnoseOne(event);
  }

  @OnEvent('refund.failed')
  onRefundFailed(event: DomainEvent): Promise<void> {
    return this.diagnoseOne(event);
  }

  @OnEvent('dispute.opened')
  onDisputed(event: DomainEvent): Promise<void> {
    return this.diagnoseOne(event);
  }

  /** Puts on the list what is wrong with these customers now, and takes off it what no longer is. May run as often as one likes. */
  async diagnose(customerIds: readonly string[]): Promise<void> {
    for (let at = 0; at < customerIds.length; at += AT_ONCE)
      await this.diagnoseFew(customerIds.slice(at, at + AT_ONCE));
  }

  private async diagnoseOne({ customerId }: DomainEvent): Promise<void> {
    if (customerId) await this.diagnose([customerId]);
  }

  private async diagnoseFew(customerIds: readonly string[]): Promise<void> {
    const now = await this.db.now();
    await this.db.read(async (em) => {
      const rows = await overviewsOf(em, customerIds, now);
      const found = rows.flatMap((row) =>
        findingsOf(row, now)
          .filter(isWork)
          .map((finding) => ({ customerId: row.id, finding })),
      );
      await replaceFindings(em, { customerIds, found }, { now, newId });
    });
  }

  private async diagnoseAll(): Promise<void> {
    const run = await this.db.read(async (em) => openRun(em, { id: newId(), now: await this.db.now() }));
    for (let after = run.after_id; ;) {
      const ids = await this.db.read((em) => customersAfter(em, after, AT_ONCE));
      if (ids.length === 0) break;
      await this.diagnoseFew(ids);
      await this.db.read((em) => advanceRun(em, run.id, ids));
      await fault('diagnosis.looked');
      after = ids.at(-1) ?? null;
    }
    const now = await this.db.now();
    await this.db.read((em) => endRun(em, run.id, now));
  }

  private async diagnoseChanged(): Promise<void> {
    const renewalsSince = addMs(await this.db.now(), -ACTIVATION_OVERDUE_MS);
    const ids = await this.db.read((em) =>
      customersToRecheck(em, { renewalsSince, atMost: CHANGED_AT_ONCE }),
    );
    await this.diagnose(ids);
  }
}
