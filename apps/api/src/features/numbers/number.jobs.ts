import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import { v7 as uuidv7 } from 'uuid';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { Jobs } from '../../platform/jobs/jobs';
import { endRests, restsAreDue } from './stock.queries';

export const NUMBER_REST_JOB = 'number-rest';

/** Puts numbers that have rested back into the stock (rules 8, N2). */
@Injectable()
export class NumberJobs implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(NUMBER_REST_JOB, () => this.endRests(), { everySeconds: HOUR_MS / SECOND_MS });
  }

  private async endRests(): Promise<void> {
    const now = await this.db.now();
    if (!(await this.db.read((em) => restsAreDue(em, now)))) return;
    await this.db.write(systemContext('number-rest'), { action: 'number.rested' }, async (tx) => {
      const rested = await endRests(tx.em, tx.now);
      tx.audit({ subject: { kind: 'numberStock', id: uuidv7() }, customerId: null, after: { rested } });
      return {};
    });
  }
}
