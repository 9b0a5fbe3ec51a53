import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, type CurrencyCode } from '@ur-desk/domain/kernel';
import { HOLD_VALID_FOR_MS } from '@ur-desk/domain/ledger';
import { type PromotionUse } from '@ur-desk/domain/pricing';
import { type PromotionLimits, WHOLE_TIME } from '@ur-desk/domain/promotions';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import { LivePromotions } from './live-promotions.service';
import {
  type BudgetOf,
  countUse,
  type DueRedemptions,
  expiredRedemptions,
  insertRedemption,
  openPeriod,
  redeemReserved,
  type RedemptionsOf,
  releaseRedemptions,
  spend,
  takeCode,
} from './redemption.queries';

export const RELEASE_REDEMPTIONS_JOB = 'redemptions-release';
const EVERY_SECONDS = 60;
const RELEASED_AT_ONCE = 200;

/** Thrown out of a write that found nothing left to release: nothing to write, nothing to audit. */
class NothingLeft extends Error {}

/** A purchase that takes uses; `uses` is what its price says. */
export interface UsingPurchase extends RedemptionsOf {
  currency: CurrencyCode;
  uses: readonly PromotionUse[];
}

/**
 * Uses of promotions (rules 5, M1–M3): reserved while a purchase waits for its money, redeemed with it, released without it.
 * Parallel purchases never exceed a limit: each is a row that conditional UPDATEs change. Always under the customer's lock.
 */
@Injectable()
export class Redemptions implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly live: LivePromotions,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(RELEASE_REDEMPTIONS_JOB, () => this.releaseExpired(), { everySeconds: EVERY_SECONDS });
  }

  /** Takes every use of a purchase; false: one of them is no longer there, and the caller's transaction must not commit. */
  async take(tx: Tx, purchase: UsingPurchase, state: 'reserved' | 'redeemed'): Promise<boolean> {
    // One order for all, so that two purchases with the same promotions never wait for each other in a circle.
    const ordered = [...purchase.uses].sort((a, b) => (a.promotionId < b.promotionId ? -1 : 1));
    for (const use of ordered) if (!(await this.takeOne(tx, { purchase, use, state }))) return false;
    return true;
  }

  /**
   * What was reserved is used; what ran out meanwhile is taken anew. False: that was not possible, and the caller's transaction
   * must not commit.
   */
  async redeem(tx: Tx, purchase: UsingPurchase): Promise<boolean> {
    if (purchase.uses.length === 0) return true;
    const used = await redeemReserved(tx.em, purchase, tx.now);
    const missing = purchase.uses.filter(({ promotionId }) => !used.includes(promotionId));
    return this.take(tx, { ...purchase, uses: missing }, 'redeemed');
  }

  /**
   * What is reserved of a purchase that happens anyway is used; what ran out meanwhile is taken anew where it can still be had.
   * Gives the promotions that were used then; whatever is missing leaves no trace, and the caller may commit.
   */
  async redeemWhatIsLeft(tx: Tx, purchase: UsingPurchase): Promise<string[]> {
    const used = await redeemReserved(tx.em, purchase, tx.now);
    const missing = purchase.uses.filter(({ promotionId }) => !used.includes(promotionId));
    for (const use of missing) {
      await tx.em.query('SAVEPOINT one_use');
      const taken = await this.takeOne(tx, { purchase, use, state: 'redeemed' });
      await tx.em.query(taken ? 'RELEASE SAVEPOINT one_use' : 'ROLLBACK TO SAVEPOINT one_use');
      if (taken) used.push(use.promotionId);
    }
    return used;
  }

  /** Gives back what is reserved for a purchase that came to nothing. */
  async release(tx: Tx, of: RedemptionsOf): Promise<void> {
    await releaseRedemptions(tx.em, of, { states: ['reserved'], now: tx.now });
  }

  /** Gives back what a purchase has used: it was refunded. How many uses there were. */
  async giveBack(tx: Tx, of: RedemptionsOf): Promise<number> {
    return releaseRedemptions(tx.em, of, { states: ['reserved', 'redeemed'], now: tx.now });
  }

  /** Gives back what nobody redeemed or released in time, each purchase in a write of its own. */
  async releaseExpired(): Promise<void> {
    const now = await this.db.now();
    const due = await this.db.read((em) => expiredRedemptions(em, now, RELEASED_AT_ONCE));
    for (const one of due) await this.releaseOne(one);
  }

  private async takeOne(
    tx: Tx,
    of: { purchase: UsingPurchase; use: PromotionUse; state: 'reserved' | 'redeemed' },
  ): Promise<boolean> {
    const { purchase, use, state } = of;
    const { promotionId, versionId, couponCodeId = null, discountMinor: amountMinor } = use;
    if (couponCodeId && !(await takeCode(tx.em, couponCodeId, { ...purchase, state }))) return false;
    const { limits } = await this.live.versionById(tx.em, versionId);
    const counted = limits.totalUses !== null;
    if (counted && !(await countUse(tx.em, promotionId))) return false;
    const budgets = this.budgetsOf(tx, limits, { promotionId, currency: purchase.currency });
    for (const { mostMinor, ...budget } of amountMinor > 0 ? budgets : []) {
      if (budget.period !== WHOLE_TIME) await openPeriod(tx.em, budget, mostMinor);
      if (!(await spend(tx.em, budget, amountMinor))) return false;
    }
    return insertRedemption(tx.em, {
      id: tx.newId(),
      customerId: purchase.customerId,
      purposeId: purchase.purposeId,
      promotionId,
      versionId,
      couponCodeId,
      perCustomer: limits.usesPerCustomer,
      currency: purchase.currency,
      amountMinor,
      budgetPeriods: amountMinor > 0 ? budgets.map(({ period }) => period) : [],
      counted,
      state,
      now: tx.now,
      reservedUntil: addMs(tx.now, HOLD_VALID_FOR_MS),
    });
  }

  /** The budgets that a use is taken from now. */
  private budgetsOf(
    tx: Tx,
    { budgets, budgetPeriod }: PromotionLimits,
    of: { promotionId: string; currency: CurrencyCode },
  ): (BudgetOf & { mostMinor: number })[] {
    return budgets
      .filter(({ currency }) => currency === of.currency)
      .flatMap(({ totalMinor, periodMinor }) => [
        ...(totalMinor === null ? [] : [{ ...of, period: WHOLE_TIME, mostMinor: totalMinor }]),
        ...(periodMinor === null
          ? []
          : [{ ...of, period: this.live.periodAt(budgetPeriod, tx.now), mostMinor: periodMinor }]),
      ]);
  }

  private async releaseOne({
    customer_id: customerId,
    purpose_id: purposeId,
    of: kind,
  }: DueRedemptions): Promise<void> {
    const command = { action: 'redemption.expire', customerId } as const;
    try {
      await this.db.write(systemContext(RELEASE_REDEMPTIONS_JOB), command, async (tx) => {
        const expired = { states: ['reserved'] as const, now: tx.now, until: tx.now };
        const released = await releaseRedemptions(tx.em, { customerId, purposeId }, expired);
        if (released === 0) throw new NothingLeft();
        const subject = { kind, id: purposeId };
        tx.audit({ subject, before: { reservedUses: released }, after: { reservedUses: 0 } });
        return {};
      });
    } catch (error) {
      if (!(error instanceof NothingLeft)) throw error;
    }
  }
}
