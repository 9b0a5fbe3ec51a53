import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { bonusMonthAt, monthlyBonusLots } from '@ur-desk/domain/memberships';
import { CONFIG, type Config } from '../../platform/config/config';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { Jobs } from '../../platform/jobs/jobs';
import { allTiers } from './membership-tier.queries';
import { bonusesDue, bonusMembers, giveBonuses } from './tier-bonus.queries';

export const BONUS_JOB = 'membership-bonuses';
const HOUR_SECONDS = 3_600;
const FOUND_AT_ONCE = 20_000;
const GIVEN_AT_ONCE = 250;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Thrown out of a write that has nothing to write: somebody was faster. */
class NothingToDo extends Error {}

/**
 * Gives members the bonuses of their tier, once in each month of the operator's calendar (rules 6). That they were given is a row
 * whose key is customer and month, written with the lots: any number of processes and crashes give them once.
 */
@Injectable()
export class TierBonuses implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.define(BONUS_JOB, () => this.giveAll(), { everySeconds: HOUR_SECONDS });
  }

  private async giveAll(): Promise<void> {
    const now = await this.db.now();
    const { month } = bonusMonthAt(now, this.config.operatorZone);
    for (let after = BEFORE_ALL; ;) {
      const due = await this.db.read((em) => bonusesDue(em, { month, now, after, limit: FOUND_AT_ONCE }));
      for (let at = 0; at < due.length; at += GIVEN_AT_ONCE)
        await this.give(due.slice(at, at + GIVEN_AT_ONCE));
      const last = due.at(-1);
      if (last === undefined || due.length < FOUND_AT_ONCE) return;
      after = last;
    }
  }

  private async give(customerIds: readonly string[]): Promise<void> {
    const ctx = systemContext(BONUS_JOB);
    const write = this.db.write(ctx, { action: 'membership.bonus', customerIds }, async (tx) => {
      const month = bonusMonthAt(tx.now, this.config.operatorZone);
      const members = await bonusMembers(tx.em, { month: month.month, now: tx.now, customerIds });
      if (members.length === 0) throw new NothingToDo();
      const tiers = new Map((await allTiers(tx.em)).map((tier) => [tier.code, tier]));
      const bonuses = members.map((member) => {
        const tier = tiers.get(member.tier) ?? { monthlyBonuses: [] };
        return { ...member, id: tx.newId(), lots: monthlyBonusLots(tier, month, tx.now) };
      });
      await giveBonuses(tx.em, bonuses, { month: month.month, now: tx.now });
      for (const { customerId, lots } of bonuses)
        tx.audit({
          subject: { kind: 'membership', id: customerId },
          customerId,
          after: { month: month.month, lots },
        });
      return null;
    });
    await write.catch((error: unknown) => {
      if (!(error instanceof NothingToDo)) throw error;
    });
  }
}
