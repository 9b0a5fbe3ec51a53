import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type LocalText, money } from '@ur-desk/domain/kernel';
import {
  isWarned,
  type Programme,
  spendSince,
  type TierWarning,
  warningDue,
} from '@ur-desk/domain/memberships';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import { aboutToLose, rememberWarnings, warningsGiven } from './membership-warning.queries';
import { membersOf, programmeOf } from './membership.queries';
import { type Member } from './membership.view';
import { allTiers } from './membership-tier.queries';

export const WARNING_JOB = 'membership-warnings';
const HOUR_SECONDS = 3_600;
const FOUND_AT_ONCE = 20_000;
const WARNED_AT_ONCE = 250;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Thrown out of a write that has nothing to write: somebody was faster, or has spent enough. */
class NothingToDo extends Error {}

type Warned = TierWarning & { customerId: string; member: Member };

/**
 * Tells members 30 and 7 days before that their tier will be lost, and what would keep it (rules 6). What was told is written down
 * in the transaction that sends it, under the customer's lock: each warning is given once, however many processes and crashes.
 */
@Injectable()
export class MembershipWarnings implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(WARNING_JOB, () => this.warnAll(), { everySeconds: HOUR_SECONDS });
  }

  private async warnAll(): Promise<void> {
    const programme = await this.db.read(programmeOf);
    const now = await this.db.now();
    for (let after = BEFORE_ALL; ;) {
      const found = await this.db.read((em) =>
        aboutToLose(em, programme, { after, now, limit: FOUND_AT_ONCE }),
      );
      for (let at = 0; at < found.length; at += WARNED_AT_ONCE)
        await this.warn(found.slice(at, at + WARNED_AT_ONCE));
      const last = found.at(-1);
      if (last === undefined || found.length < FOUND_AT_ONCE) return;
      after = last;
    }
  }

  private async warn(customerIds: readonly string[]): Promise<void> {
    const ctx = systemContext(WARNING_JOB);
    const write = this.db.write(ctx, { action: 'membership.warn', customerIds }, async (tx) => {
      const programme = await programmeOf(tx.em);
      const warnings = await this.due(tx, programme, customerIds);
      if (warnings.length === 0) throw new NothingToDo();
      await rememberWarnings(tx.em, warnings);
      const names = new Map((await allTiers(tx.em)).map(({ code, name }) => [code, name]));
      for (const warning of warnings) tell(tx, names, warning);
      return null;
    });
    await write.catch((error: unknown) => {
      if (!(error instanceof NothingToDo)) throw error;
    });
  }

  private async due(tx: Tx, programme: Programme, customerIds: readonly string[]): Promise<Warned[]> {
    const members = await membersOf(tx.em, customerIds, spendSince(tx.now, programme));
    const given = await warningsGiven(tx.em, customerIds);
    return members.flatMap((member) => {
      const { customerId, state, spend } = member;
      const warning = warningDue(state, programme, { spend, now: tx.now });
      if (!warning || isWarned(warning, given.get(customerId) ?? null)) return [];
      return [{ ...warning, customerId, member }];
    });
  }
}

function tell(tx: Tx, names: ReadonlyMap<string, LocalText>, warning: Warned): void {
  const { customerId, member, tier, nextTier, losesAt, days, missingMinor } = warning;
  const name = (code: string): LocalText | null => names.get(code) ?? null;
  const facts = {
    tier: name(tier) ?? { en: tier, zh: tier },
    nextTier: name(nextTier),
    losesAt,
    missing: money(missingMinor, member.spend.currency),
  };
  tx.emit('membership.ending', { customerId, ...facts }, customerId);
  tx.audit({
    subject: { kind: 'membership', id: customerId },
    customerId,
    after: { days, losesAt, nextTier },
  });
}
