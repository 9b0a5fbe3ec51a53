import { Injectable } from '@nestjs/common';
import { expiryOf, type Money, money, Problem } from '@ur-desk/domain/kernel';
import { postingsForTopUpBonus } from '@ur-desk/domain/ledger';
import { type PaymentView } from '@ur-desk/domain/payments';
import { decideTopUpBonuses, type TopUpBonus, totalBonusMinor } from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { LivePromotions, type PromotionBasis } from '../promotions/live-promotions.service';
import { Redemptions, type UsingPurchase } from '../promotions/redemption.service';
import {
  promisedBonuses,
  type StoredTopUpBonus,
  topUpCustomer,
  writeBonusStates,
} from './top-up-bonus.queries';

/** Who tops up, how much, and by whom it is ordered. */
export interface BonusOrder {
  customerId: string;
  amount: Money;
  actor: Pick<Actor, 'kind'>;
}

/** What a top-up would give on top, and what that was judged by. */
export interface BonusOffer {
  bonuses: TopUpBonus[];
  basis: PromotionBasis | null;
}

/**
 * What promotions give with a top-up (rules 4, 5; docs/decisions/0491): shown before, reserved when the top-up is ordered, given with
 * the capture whenever that comes, or released.
 */
@Injectable()
export class TopUpBonuses {
  constructor(
    private readonly live: LivePromotions,
    private readonly redemptions: Redemptions,
    private readonly ledger: LedgerService,
  ) {}

  /** Throws `not_found` for an unknown customer, `currency_mismatch`. */
  async offer(em: EntityManager, { customerId, amount, actor }: BonusOrder): Promise<BonusOffer> {
    const row = await topUpCustomer(em, customerId);
    if (!row) throw new Problem('not_found');
    const { wallet_currency: currency, country, tier, revision } = row;
    if (currency !== amount.currency) throw new Problem('currency_mismatch', { currency });
    const channel = actor.kind === 'apiKey' ? ('api' as const) : ('agent' as const);
    const { verdicts, basis } = await this.live.judge(em, {
      customerId,
      lineId: null,
      revision,
      now: row.now.toISOString(),
      couponCode: undefined,
      facts: { planId: null, tier, country, currency, channel, amountMinor: amount.amount },
    });
    return { bonuses: decideTopUpBonuses(verdicts), basis };
  }

  /**
   * Reserves what a top-up was offered. Throws `top_up_bonus_changed` when it is not what was shown (`expected`), or when others
   * were faster with what is left of a limit.
   */
  async reserve(
    tx: Tx,
    topUp: { customerId: string; topUpId: string; amount: Money; expected: Money | undefined },
    { bonuses }: BonusOffer,
  ): Promise<void> {
    const { customerId, topUpId, amount, expected } = topUp;
    const bonus = money(totalBonusMinor(bonuses), amount.currency);
    const asShown =
      expected === undefined || (expected.amount === bonus.amount && expected.currency === bonus.currency);
    const purchase = using({ customerId, purposeId: topUpId, currency: amount.currency }, bonuses);
    if (!asShown || !(await this.redemptions.take(tx, purchase, 'reserved')))
      throw new Problem('top_up_bonus_changed', { bonus });
  }

  /** With the capture, in its write: what was promised is given, once; what nobody could keep for so long is not. */
  async give(tx: Tx, payment: PaymentView, actor: Actor): Promise<void> {
    const { customerId, purposeId, amount } = payment;
    const promised = await promisedBonuses(tx.em, payment);
    if (promised.bonuses.length === 0) return;
    const purchase = using({ customerId, purposeId, currency: amount.currency }, promised.bonuses);
    const used = await this.redemptions.redeemWhatIsLeft(tx, purchase);
    const given = promised.bonuses.filter(({ promotionId }) => used.includes(promotionId));
    for (const bonus of given) {
      const { promotionId, code, amountMinor, validDays } = bonus;
      const postings = postingsForTopUpBonus({
        cause: { kind: 'payment', id: payment.id, reference: payment.reference },
        promotionId,
        reason: code,
        amount: money(amountMinor, amount.currency),
        ...(validDays === null ? {} : { expiresAt: expiryOf(tx.now, { days: validDays }, promised.zone, 1) }),
      });
      await this.ledger.post(tx, { customerId, actor }, postings);
    }
    await writeBonusStates(tx.em, payment, (bonus) => (given.includes(bonus) ? 'given' : 'lost'), promised);
  }

  /** The top-up came to nothing: others may have what was reserved for it. */
  async release(tx: Tx, payment: PaymentView): Promise<void> {
    const promised = await promisedBonuses(tx.em, payment);
    if (promised.bonuses.length === 0) return;
    await this.redemptions.release(tx, { customerId: payment.customerId, purposeId: payment.purposeId });
    await writeBonusStates(tx.em, payment, () => 'released', promised);
  }
}

const using = (
  of: Omit<UsingPurchase, 'uses'>,
  bonuses: readonly (TopUpBonus | StoredTopUpBonus)[],
): UsingPurchase => ({
  ...of,
  uses: bonuses.map(({ promotionId, versionId, code, amountMinor }) => ({
    promotionId,
    versionId,
    code,
    discountMinor: amountMinor,
  })),
});
