import { Injectable } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import {
  decideCreditRefund,
  PLAN_REPLACED,
  type PlanCredit,
  type PlanCreditView,
  refuseChangedCredit,
  type RefundView,
  type ReplacedPlanFacts,
} from '@ur-desk/domain/refunds';
import { runningAndQueued, type SubscriptionFacts, subscriptionStateAt } from '@ur-desk/domain/subscriptions';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { revokeSubscription } from '../subscriptions/revocation.queries';
import { type CreditRefunds, paidPlan, type PaidPlanRow, planCreditView } from './plan-credit.queries';
import { RefundBooking } from './refund-booking.service';
import { refundFacts } from './refund-facts.queries';
import { RefundSources } from './refund-sources.service';

/** A credit that is to be booked for the renewal that it helps to pay. */
export interface CreditOrder {
  customerId: string;
  renewal: { id: string; reference: string };
  credit: PlanCredit;
  /** When the customer agreed to the price. */
  agreedAt: Instant;
  actor: Pick<Actor, 'kind' | 'id' | 'name'>;
}

export interface BookedCredit {
  view: PlanCreditView;
  /** The wallet afterwards, minor units; null: nothing was credited. */
  balanceMinor: number | null;
}

const stateOf = ({ state, starts_at: startsAt, ends_at: endsAt }: PaidPlanRow, now: Instant) =>
  subscriptionStateAt({ state, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }, now);

/** The value of plans that renewals replace (rules 3): what it rests on, and its booking (docs/decisions/0450). */
@Injectable()
export class PlanCredits {
  constructor(
    private readonly booking: RefundBooking,
    private readonly sources: RefundSources,
  ) {}

  /** The plan that runs on a line and what paid for it; null where none runs. */
  async running(
    em: EntityManager,
    of: { customerId: string; subscriptions: readonly SubscriptionFacts[] },
    now: Instant,
  ): Promise<ReplacedPlanFacts | null> {
    const [current] = runningAndQueued(of.subscriptions, now);
    if (!current) return null;
    return this.planOf(em, { customerId: of.customerId, subscriptionId: current.id }, now);
  }

  /**
   * Ends the plan, if it still runs, and credits what was agreed: one refund to the wallet per payment. The renewal's row is
   * there already, and the customer's is locked. Throws what `refuseChangedCredit` and `decideCreditRefund` throw.
   */
  async book(tx: Tx, order: CreditOrder): Promise<BookedCredit> {
    const { customerId, renewal, credit, agreedAt } = order;
    const { subscriptionId } = credit;
    const plan = await this.planOf(tx.em, { customerId, subscriptionId }, tx.now);
    refuseChangedCredit(credit, plan, { agreedAt, now: tx.now });
    const stops = plan.state === 'active';
    const cause = { kind: 'renewal', id: renewal.id } as const;
    if (stops) await revokeSubscription(tx.em, { customerId, subscriptionId, cause, now: tx.now });
    const refunds = await this.refund(tx, order, stops);
    const links: CreditRefunds = new Map(
      refunds.map(({ payment, id, reference }) => [payment.id, { id, reference }]),
    );
    return {
      view: planCreditView(credit, links),
      balanceMinor: refunds.at(-1)?.balanceAfter.amount ?? null,
    };
  }

  /** One after the other: each is decided on what the one before left. */
  private async refund(tx: Tx, order: CreditOrder, stops: boolean): Promise<RefundView[]> {
    const { credit, renewal, actor } = order;
    const refunds: RefundView[] = [];
    for (const part of credit.parts) {
      if (part.amount.amount === 0) continue;
      const facts = await refundFacts(tx.em, part.paymentId, { now: tx.now, sourceOf: this.sources.of });
      const decision = decideCreditRefund(facts, part, { stops, now: tx.now });
      const given = { reasonCode: PLAN_REPLACED, comment: null, overrideReason: null, replaces: null };
      refunds.push(await this.booking.book(tx, { facts, decision, ...given, renewal, actor }));
    }
    return refunds;
  }

  private async planOf(
    em: EntityManager,
    of: { customerId: string; subscriptionId: string },
    now: Instant,
  ): Promise<ReplacedPlanFacts> {
    const row = await paidPlan(em, of);
    const paidBy: ReplacedPlanFacts['paidBy'][number][] = [];
    for (const paymentId of row.payment_ids)
      paidBy.push(await refundFacts(em, paymentId, { now, sourceOf: this.sources.of }));
    return {
      subscriptionId: row.id,
      subscriptionReference: row.reference,
      planName: { en: row.plan_name.en, zh: row.plan_name.zh },
      state: stateOf(row, now),
      endsAt: row.ends_at.toISOString(),
      currency: row.currency,
      paidBy,
    };
  }
}
