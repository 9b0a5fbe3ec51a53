import { Inject, Injectable } from '@nestjs/common';
import { type Instant, type Money } from '@ur-desk/domain/kernel';
import { type LimitFacts } from '@ur-desk/domain/limits';
import { type RefundView } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { givingBy, givingLimits } from '../limits/giving.queries';
import { giveBackToDay, takeFromDay } from '../limits/limit.queries';

/** What is counted of what somebody gave back. */
type CountedRefund = Pick<RefundView, 'createdAt' | 'amount'> & { actor: { id: string } };

/**
 * What somebody may refund alone: the same limits, and the same day, as for what is given by hand (docs/decisions/0415). What the
 * system does by itself is nobody's to count.
 */
@Injectable()
export class RefundLimits {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Null: no limits apply. */
  async of(
    em: EntityManager,
    { customerId, amount }: { customerId: string; amount: Money },
    { actor, now }: { actor: Actor; now: Instant },
  ): Promise<LimitFacts[] | null> {
    if (actor.kind === 'system') return null;
    const by = givingBy(actor, now, this.config.operatorZone);
    return givingLimits(em, { customerId, measures: [amount.currency] }, by);
  }

  /**
   * Counts it against the person's day, as the last thing of its write, because the day is one row for all customers. Gives false
   * when it no longer fits: something of the same person was faster (X6).
   */
  async count(tx: Tx, refund: CountedRefund, limits: readonly LimitFacts[]): Promise<boolean> {
    const { amount, currency } = refund.amount;
    const most = limits.find((limit) => limit.measure === currency)?.perAgentDay ?? 0;
    return takeFromDay(tx.em, this.dayOf(refund), { quantity: amount, most });
  }

  /** What was taken back is not counted any more. */
  async giveBack(tx: Tx, refund: RefundView): Promise<void> {
    await giveBackToDay(tx.em, this.dayOf(refund), refund.amount.amount);
  }

  private dayOf({ actor, createdAt, amount }: CountedRefund) {
    const { day } = givingBy({ id: actor.id, role: 'agent' }, createdAt, this.config.operatorZone);
    return { actorId: actor.id, day, measure: amount.currency };
  }
}
