import { Injectable, type OnModuleInit } from '@nestjs/common';
import { overrideMembership, spendSince } from '@ur-desk/domain/memberships';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { membersOf, programmeOf, writeMembers } from './membership.queries';
import { TierImportEntity } from './tier-import.entity';
import {
  lockTierImport,
  runningTierImports,
  takeRows,
  tierImportById,
  waitingRows,
} from './tier-import.queries';

export const TIER_IMPORT_JOB = 'tier-import';
export const TIER_IMPORTS_JOB = 'tier-imports-resume';
const LOOK_SECONDS = 60;
const CUSTOMERS_AT_ONCE = 250;

/** Thrown out of a write that has nothing to write: another worker was faster. */
class NothingToDo extends Error {}

/**
 * Moves the customers of a file. Who was moved is marked in the transaction that moves him, so that any number of workers and
 * crashes move each once; an import whose worker died is taken up a minute later.
 */
@Injectable()
export class TierImportRun implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(TIER_IMPORT_JOB, (data) => this.run(String(data['importId'])));
    this.jobs.define(TIER_IMPORTS_JOB, () => this.resume(), { everySeconds: LOOK_SECONDS });
  }

  private async resume(): Promise<void> {
    const ids = await this.db.read(runningTierImports);
    await this.jobs.sendMany(
      TIER_IMPORT_JOB,
      ids.map((id) => ({ key: id, data: { importId: id } })),
    );
  }

  private async run(id: string): Promise<void> {
    for (;;) {
      const { state } = await this.db.read((em) => tierImportById(em, id));
      if (state !== 'running') return;
      const customerIds = await this.db.read((em) => waitingRows(em, id, CUSTOMERS_AT_ONCE));
      if (customerIds.length === 0) return this.finish(id);
      await this.ignoringNothing(this.moveSome(id, customerIds));
      await fault('tierImport.moved');
    }
  }

  private moveSome(id: string, customerIds: readonly string[]): Promise<null> {
    const ctx = systemContext(`tier import ${id}`);
    return this.db.write(ctx, { action: 'membership.override', customerIds }, async (tx) => {
      const job = await lockTierImport(tx.em, id);
      const taken = await takeRows(tx.em, id, customerIds);
      if (job.state !== 'running' || taken.length === 0) throw new NothingToDo();
      const moved = await this.move(tx, job, taken);
      await tx.em.update(
        TierImportEntity,
        { id },
        {
          moved: job.moved + moved,
          skipped: job.skipped + taken.length - moved,
        },
      );
      tx.audit({
        subject: { kind: 'tierImport', id },
        customerId: null,
        after: { moved, taken: taken.length },
      });
      return null;
    });
  }

  /** How many of them were moved: nobody whose account was closed meanwhile, and nobody once the day is over. */
  private async move(
    tx: Tx,
    { tier, until, reason, requestedBy }: TierImportEntity,
    taken: readonly { id: string; closed: boolean }[],
  ): Promise<number> {
    const end = until?.toISOString() ?? tx.now;
    if (tier === null || end <= tx.now) return 0;
    const ids = taken.filter(({ closed }) => !closed).map((one) => one.id);
    const members = await membersOf(tx.em, ids, spendSince(tx.now, await programmeOf(tx.em)));
    const changes = members.map((member) => ({
      member,
      after: overrideMembership(member.state, { tier, until: end }, tx.now),
      change: { id: tx.newId(), cause: 'override' as const, reason },
    }));
    if (changes.length > 0) await writeMembers(tx.em, changes, { actor: requestedBy, now: tx.now });
    for (const { member, after } of changes)
      tx.audit({
        subject: { kind: 'membership', id: member.customerId },
        customerId: member.customerId,
        before: member.state,
        after,
      });
    return changes.length;
  }

  private async finish(id: string): Promise<void> {
    const ctx = systemContext(`tier import ${id}`);
    const write = this.db.write(ctx, { action: 'tierImport.run' }, async (tx) => {
      const job = await lockTierImport(tx.em, id);
      if (job.state !== 'running' || (await waitingRows(tx.em, id, 1)).length > 0) throw new NothingToDo();
      const change = { state: 'finished' as const, finishedAt: new Date(tx.now), version: job.version + 1 };
      await tx.em.update(TierImportEntity, { id }, change);
      const after = { state: 'finished', moved: job.moved, skipped: job.skipped };
      tx.audit({
        subject: { kind: 'tierImport', id },
        customerId: null,
        before: { state: job.state },
        after,
      });
    });
    await this.ignoringNothing(write);
  }

  private async ignoringNothing(write: Promise<unknown>): Promise<void> {
    await write.catch((error: unknown) => {
      if (!(error instanceof NothingToDo)) throw error;
    });
  }
}
