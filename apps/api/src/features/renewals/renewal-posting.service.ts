import { Injectable } from '@nestjs/common';
import { lotsForPlan } from '@ur-desk/domain/allowances';
import { type Instant, minInstant, money, Problem } from '@ur-desk/domain/kernel';
import { balanceOf, emptyAccount, postingsForPurchase } from '@ur-desk/domain/ledger';
import { type PaymentView } from '@ur-desk/domain/payments';
import { type PlanVersionView } from '@ur-desk/domain/plans';
import { bonusDaysOf, bonusLots, type RenewalDetailView } from '@ur-desk/domain/renewals';
import {
  type ActivationFacts,
  decideSubscription,
  type SubscriptionDecision,
  type SubscriptionView,
} from '@ur-desk/domain/subscriptions';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { WalletHolds } from '../ledger/wallet-hold.service';
import { paymentsFor } from '../payments/payment.queries';
import { PaymentService } from '../payments/payment.service';
import { Redemptions } from '../promotions/redemption.service';
import { planNameOf } from '../quotes/quote.view';
import { type BookedCredit, PlanCredits } from '../refunds/plan-credit.service';
import { type RenewalFactsRow } from '../quotes/renewal-facts.queries';
import { activationOf, type Activation } from '../subscriptions/activation.queries';
import { subscriptionById } from '../subscriptions/subscription.queries';
import { saveFinished, saveSaga } from './renewal.queries';
import { markSteps, type Saga, usingPurchase } from './renewal.rows';
import { auditedRenewal, renewalDetailView } from './renewal.view';

/** A renewal whose money is there: what is posted and activated now, in the caller's transaction. */
export interface PostingOrder {
  actor: Actor;
  plan: PlanVersionView;
  row: RenewalFactsRow;
  /** What methods have captured for it. */
  captured: PaymentView[];
  /** The renewal as it was before; null when it is made in this transaction. */
  before: Saga | null;
}

/** The last steps of a renewal: money posted, plan activated, customer told; all in one transaction or not at all. */
@Injectable()
export class RenewalPosting {
  constructor(
    private readonly ledger: LedgerService,
    private readonly payments: PaymentService,
    private readonly holds: WalletHolds,
    private readonly credits: PlanCredits,
    private readonly redemptions: Redemptions,
  ) {}

  /**
   * Throws `balance_too_low` when the wallet was spent meanwhile, `plan_credit_changed` when the plan that is replaced is no
   * longer worth what was agreed, `promotion_used_up` when a use was reserved for too long and others have taken it,
   * `quote_changed` when they were faster with one that was not reserved; nothing is done then.
   */
  async complete(tx: Tx, saga: Saga, order: PostingOrder): Promise<RenewalDetailView> {
    const { renewal } = saga;
    const activation = this.activationFor(tx, saga, order);
    if (order.before) await this.settleHold(tx, saga);
    const credit = await this.bookCredit(tx, saga, { order, activation });
    const done = markSteps(saga, ['charged', 'posted', 'activated', 'notified'], {
      state: 'done',
      now: tx.now,
    });
    const after: Saga = { ...done, renewal: { ...done.renewal, subscription_id: activation.subscriptionId } };
    // None rests on what another one answers, and all stand or fall together: they share a round trip.
    const [balanceMinor, fromWallet] = await Promise.all([
      this.post(tx, saga, { ...order, balanceMinor: credit?.balanceMinor ?? order.row.balance }),
      this.payFromWallet(tx, saga, order),
      saveFinished(tx.em, after, activation),
    ]);
    // A renewal that was begun before may have payments that failed: they belong to what it did, as everywhere else.
    const payments = order.before
      ? await paymentsFor(tx.em, renewal.customer_id, renewal.id)
      : [...order.captured, ...fromWallet];
    const subscription =
      activation.subscriptionView ?? (await subscriptionById(tx.em, activation.subscriptionId, tx.now));
    const detail = renewalDetailView(after, {
      planName: planNameOf(order.plan),
      credit: credit?.view ?? null,
      payments,
      subscription,
      lots: activation.lotViews,
      balance: money(balanceMinor, renewal.currency),
    });
    this.record(tx, after, { order, detail, subscription });
    await this.usePromotions(tx, saga, order);
    return detail;
  }

  /** Last of all: what many customers share is locked from here to the commit, and no longer. */
  private async usePromotions(tx: Tx, saga: Saga, { before }: PostingOrder): Promise<void> {
    const purchase = usingPurchase(saga);
    if (before) {
      if (!(await this.redemptions.redeem(tx, purchase))) throw new Problem('promotion_used_up');
    } else if (!(await this.redemptions.take(tx, purchase, 'redeemed'))) {
      // Others were faster with what was left of a limit: the price is another one now.
      throw new Problem('quote_changed');
    }
  }

  /** What was held and what was captured for it becomes free for the purchase that follows; both or neither (rules 4). */
  private async settleHold(tx: Tx, { renewal }: Saga): Promise<void> {
    const of = { customerId: renewal.customer_id, purposeId: renewal.id };
    await this.holds.settle(tx, of, money(renewal.total, renewal.currency));
  }

  /** Ends the plan that is replaced and credits its value, which then helps to pay; null: none is replaced. */
  private async bookCredit(
    tx: Tx,
    saga: Saga,
    { order, activation }: { order: PostingOrder; activation: Activation },
  ): Promise<BookedCredit | null> {
    const { credit, customer_id: customerId, id, reference, payment_id: paymentId } = saga.renewal;
    if (!credit) return null;
    const [made] = activation.subscriptions;
    const instead = [credit.subscriptionId, null].includes(made?.['predecessor_id'] as string | null);
    if (!instead) throw new Problem('plan_credit_changed');
    // The refunds name the renewal, so it is written first where it is all one transaction.
    if (!order.before) await saveSaga(tx.em, saga);
    const payment = order.captured.find((one) => one.id === paymentId);
    const agreedAt = payment?.createdAt ?? tx.now;
    const { actor } = order;
    return this.credits.book(tx, { customerId, renewal: { id, reference }, credit, agreedAt, actor });
  }

  /** `wallet` → `revenue` (rules 2); gives the balance that is left, minor units. */
  private async post(
    tx: Tx,
    { renewal }: Saga,
    { actor, balanceMinor }: Pick<PostingOrder, 'actor'> & { balanceMinor: number },
  ): Promise<number> {
    const cause = { kind: 'renewal', id: renewal.id, reference: renewal.reference } as const;
    const transfers = postingsForPurchase({ cause, amount: money(renewal.total, renewal.currency) });
    if (transfers.length === 0) return balanceMinor;
    const accounts = await this.ledger.post(tx, { customerId: renewal.customer_id, actor }, transfers);
    return balanceOf('wallet', accounts.wallet ?? emptyAccount());
  }

  /** What no method paid was paid from the wallet, and a refund must be able to name it. */
  private async payFromWallet(tx: Tx, { renewal }: Saga, { captured }: PostingOrder): Promise<PaymentView[]> {
    const paid = captured.reduce((sum, payment) => sum + payment.captured.amount, 0);
    const rest = renewal.total - paid;
    if (rest <= 0) return [];
    const order = {
      customerId: renewal.customer_id,
      purpose: 'renewal',
      purposeId: renewal.id,
      amount: money(rest, renewal.currency),
    } as const;
    return [await this.payments.payFromWallet(tx, order)];
  }

  private activationFor(tx: Tx, { renewal }: Saga, { plan, row }: PostingOrder): Activation {
    const facts: ActivationFacts = {
      policy: renewal.policy,
      planId: plan.planId,
      validity: plan.validity,
      bonusDays: bonusDaysOf(renewal.price.bonuses),
      zone: row.zone,
      subscriptions: row.subscriptions,
    };
    const decision = decideOrQueue(facts, tx.now);
    const bonuses = bonusLots(renewal.price.bonuses, decision);
    const lots = [...lotsForPlan(plan, decision.lotsFrom, decision.lotsUntil), ...bonuses];
    const { customer_id: customerId, line_id: lineId, id: renewalId } = renewal;
    return activationOf({ customerId, lineId, plan, decision, lots, renewalId }, tx.now);
  }

  private record(
    tx: Tx,
    after: Saga,
    {
      order,
      detail,
      subscription,
    }: { order: PostingOrder; detail: RenewalDetailView; subscription: SubscriptionView },
  ): void {
    const subject = { kind: 'renewal' as const, id: detail.id };
    const { plan, row, before } = order;
    tx.audit({ subject, before: before && auditedRenewal(before), after: auditedRenewal(after) });
    tx.emit('renewal.succeeded', {
      customerId: detail.customerId,
      renewalId: detail.id,
      reference: detail.reference,
      planName: detail.planName,
      msisdn: row.msisdn,
      paid: detail.total,
      balance: detail.balance,
      startsNow: subscription.state === 'active',
      addOn: detail.policy === 'addOn',
      startsAt: subscription.startsAt,
      endsAt: detail.policy === 'addOn' ? lotsEnd(detail, subscription) : subscription.endsAt,
      granted: { voiceSeconds: plan.voiceSeconds, smsCount: plan.smsCount, dataBytes: plan.dataBytes },
    });
  }
}

/** A pack can end before the plan that it is added to. */
const lotsEnd = ({ lots }: RenewalDetailView, { endsAt }: SubscriptionView): Instant =>
  lots.reduce((end, lot) => minInstant(end, lot.expiresAt ?? end), endsAt);

/**
 * Once it is paid, a plan that can no longer be extended or replaced (it ended while the bank answered) is queued instead: it starts
 * at once. Where another one waits, that is no replacement; and a pack has nothing to be added to, so its money stays in the wallet.
 */
function decideOrQueue(facts: ActivationFacts, now: string): SubscriptionDecision {
  try {
    return decideSubscription(facts, now);
  } catch (error) {
    if (!(error instanceof Problem) || facts.policy === 'queue') throw error;
    if (error.code === 'plan_queued_behind' || error.code === 'add_on_no_plan') throw error;
    return decideSubscription({ ...facts, policy: 'queue' }, now);
  }
}
