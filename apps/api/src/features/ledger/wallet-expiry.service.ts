import { Injectable, type OnModuleInit } from '@nestjs/common';
import { money } from '@ur-desk/domain/kernel';
import { postingsForExpiry } from '@ur-desk/domain/ledger';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import { LedgerService } from './ledger.service';
import { type DueLot, expiredLots, expiringLot } from './wallet-lot.queries';

export const EXPIRE_WALLET_LOTS_JOB = 'wallet-lots-expire';
const EVERY_SECONDS = 60;
const EXPIRED_AT_ONCE = 200;

/** Thrown out of a write that found nothing left to take back: nothing to write, nothing to audit. */
class NothingLeft extends Error {}

/**
 * Takes back what is left of granted lots whose time is over (rules 2): wallet → the account that granted it, each lot in a
 * write of its own. Until then it can be spent. What a hold keeps stays until the hold is settled or released.
 */
@Injectable()
export class WalletExpiry implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly ledger: LedgerService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(EXPIRE_WALLET_LOTS_JOB, () => this.expireDue(), { everySeconds: EVERY_SECONDS });
  }

  async expireDue(): Promise<void> {
    const now = await this.db.now();
    for (const lot of await this.db.read((em) => expiredLots(em, now, EXPIRED_AT_ONCE)))
      await this.expire(lot);
  }

  private async expire(lot: DueLot): Promise<void> {
    const ctx = systemContext(EXPIRE_WALLET_LOTS_JOB);
    const command = { action: 'walletLot.expire' as const, customerId: lot.customer_id };
    try {
      await this.db.write(ctx, command, (tx) => this.takeBack(tx, lot));
    } catch (error) {
      if (!(error instanceof NothingLeft)) throw error;
    }
  }

  private async takeBack(tx: Tx, due: DueLot): Promise<object> {
    const lot = await expiringLot(tx.em, due);
    const expired = lot.expires_at !== null && lot.expires_at.toISOString() <= tx.now;
    const amountMinor = Math.min(lot.remaining, lot.available);
    if (!expired || amountMinor <= 0) throw new NothingLeft();
    const { id, remaining, currency } = lot;
    const postings = postingsForExpiry({
      cause: { kind: lot.cause_kind, id: lot.cause_id, reference: lot.cause_reference },
      amount: money(amountMinor, currency),
      lot: { id, grantedBy: lot.granted_by, remainingMinor: remaining },
    });
    const { actor } = systemContext(EXPIRE_WALLET_LOTS_JOB);
    await this.ledger.post(tx, { customerId: due.customer_id, actor }, postings);
    const left = (minor: number) => ({ remaining: money(minor, currency) });
    tx.audit({
      subject: { kind: 'walletLot', id },
      before: left(remaining),
      after: left(remaining - amountMinor),
    });
    return {};
  }
}
