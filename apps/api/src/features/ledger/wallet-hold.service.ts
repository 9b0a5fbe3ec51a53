import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Money } from '@ur-desk/domain/kernel';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import {
  endHold,
  type ExpiredHold,
  expiredHolds,
  hasExpired,
  holdMoney,
  type HoldOf,
} from './wallet-hold.queries';

export const RELEASE_HOLDS_JOB = 'wallet-holds-release';
const EVERY_SECONDS = 60;
const RELEASED_AT_ONCE = 200;

/** Thrown out of a write that found the hold ended already: nothing to write, nothing to audit. */
class AlreadyEnded extends Error {}

/** Holds on wallets (rules 2, L7): money for a purchase that waits for a provider is spent on nothing else meanwhile. */
@Injectable()
export class WalletHolds implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(RELEASE_HOLDS_JOB, () => this.releaseExpired(), { everySeconds: EVERY_SECONDS });
  }

  /** Holds money in the caller's transaction, or adds to what is held for the purchase. Throws `balance_too_low`. */
  async hold(tx: Tx, of: HoldOf, amount: Money): Promise<void> {
    await holdMoney(tx.em, of, { id: tx.newId(), amount, now: tx.now });
  }

  /** Frees what is held for a purchase, for the posting that follows in the same transaction. */
  async settle(tx: Tx, of: HoldOf, amount: Money): Promise<void> {
    await endHold(tx.em, of, { settledMinor: amount.amount, now: tx.now });
  }

  /** Gives back what is held for a purchase that failed; nothing happens when nothing is held. */
  async release(tx: Tx, of: HoldOf): Promise<void> {
    await endHold(tx.em, of, { settledMinor: 0, now: tx.now });
  }

  /** Gives back what nobody settled or released in time, each hold in a write of its own. */
  async releaseExpired(): Promise<void> {
    const now = await this.db.now();
    const due = await this.db.read((em) => expiredHolds(em, now, RELEASED_AT_ONCE));
    for (const hold of due) await this.releaseOne(hold);
  }

  private async releaseOne(hold: ExpiredHold): Promise<void> {
    const customerId = hold.customer_id;
    const command = { action: 'walletHold.expire' as const, customerId };
    try {
      await this.db.write(systemContext(RELEASE_HOLDS_JOB), command, async (tx) => {
        if (!(await hasExpired(tx.em, hold, tx.now))) throw new AlreadyEnded();
        await this.release(tx, { customerId, purposeId: hold.purpose_id });
        const subject = { kind: 'walletHold' as const, id: hold.id };
        tx.audit({ subject, before: { state: 'open', held: hold.held }, after: { state: 'released' } });
        return {};
      });
    } catch (error) {
      if (!(error instanceof AlreadyEnded)) throw error;
    }
  }
}
