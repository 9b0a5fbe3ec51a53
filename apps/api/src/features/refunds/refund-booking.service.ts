import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { makeReference, type Money, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { grantedPartOfRefund, postingsForRefund } from '@ur-desk/domain/ledger';
import { nextJanitorCheck } from '@ur-desk/domain/payments';
import {
  type RefundDecision,
  type RefundFacts,
  type RefundParts,
  type RefundState,
  type RefundView,
} from '@ur-desk/domain/refunds';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { takenByPurchase } from '../ledger/wallet-lot.queries';
import { Redemptions } from '../promotions/redemption.service';
import { reserveRefund } from '../payments/payment.queries';
import { revokeSubscription, shortenSubscription, takeBackLots } from '../subscriptions/revocation.queries';
import { insertRefund, type RefundBooks, writeCarriedOut } from './refund.queries';
import { refundEnded } from './refund.events';

/** What is ordered, besides what was decided. */
export interface RefundOrder {
  facts: RefundFacts;
  decision: Omit<RefundDecision, 'planAfter' | 'overridden' | 'balanceBefore'>;
  reasonCode: string;
  comment: string | null;
  overrideReason: string | null;
  replaces: RefundView['replaces'];
  /** The renewal that replaces the plan; null: somebody ordered it. */
  renewal: RefundView['renewal'];
  /** The closing of the account that orders it; left out: none. */
  closingId?: string | null;
  actor: Pick<Actor, 'kind' | 'id' | 'name'>;
}

type Taken = Awaited<ReturnType<typeof takenByPurchase>>;

/** Writes a refund as it was decided, with all that follows from it in the ledger and for the plan; inside a write. */
@Injectable()
export class RefundBooking {
  constructor(
    private readonly ledger: LedgerService,
    private readonly redemptions: Redemptions,
  ) {}

  /**
   * Reserves the amount on the payment, moves it, sets aside what goes to the source, and ends the plan where that was
   * chosen. The refund has succeeded then, or is submitted: its provider is to be told after the commit.
   */
  async book(tx: Tx, order: RefundOrder): Promise<RefundView> {
    const { facts, decision } = order;
    // Neither rests on what the other one answers: they share a round trip.
    const [taken] = await Promise.all([this.taken(tx, facts), reserve(tx, order)]);
    const refund = draft(tx, order, endOf(decision));
    await this.carry(tx, refund, { facts, decision, taken });
    await insertRefund(tx.em, refund, booksOf(refund, order));
    this.record(tx, refund, facts);
    return refund;
  }

  /** Writes an order that somebody else has to approve first: its amount is reserved on the payment, and nothing moves. */
  async hold(tx: Tx, order: RefundOrder): Promise<RefundView> {
    await reserve(tx, order);
    const refund = draft(tx, order, 'awaitingApproval');
    await insertRefund(tx.em, refund, booksOf(refund, order));
    return refund;
  }

  /** Carries out an order that waited, as it was decided now. Throws `wrong_state` when it waits no longer. */
  async carryOut(
    tx: Tx,
    waiting: RefundView,
    order: Pick<RefundOrder, 'facts' | 'decision'>,
  ): Promise<RefundView> {
    const { facts, decision } = order;
    const state = endOf(decision);
    const refund: RefundView = {
      ...waiting,
      state,
      source: sourceDraft(facts, decision.toSource, state === 'submitted' ? tx.now : null),
      planEndsAt: shortenedTo(decision),
      balanceAfter: decision.balanceAfter,
      refundableAfter: decision.refundableAfter,
    };
    await this.carry(tx, refund, { facts, decision, taken: await this.taken(tx, facts) });
    await writeCarriedOut(tx.em, refund, { ...booksOf(refund, order), now: tx.now });
    this.record(tx, refund, facts);
    if (state === 'submitted') tx.emit('refund.approved', { refundId: refund.id });
    return refund;
  }

  private taken(tx: Tx, facts: RefundFacts): Promise<Taken> {
    return takenByPurchase(tx.em, purchaseOf(facts));
  }

  private async carry(
    tx: Tx,
    refund: RefundView,
    { facts, decision, taken }: Pick<RefundOrder, 'facts' | 'decision'> & { taken: Taken },
  ): Promise<void> {
    const granted = grantedPartOfRefund(decision.fromRevenue.amount, taken);
    // What goes back to its source was paid, never given.
    await this.move(tx, refund, { ...decision, grantedMinor: Math.min(granted, decision.toWallet.amount) });
    await this.endPlan(tx, refund, facts);
    // Last, as wherever something that many customers share is locked.
    if (decision.couponUse === 'back') await this.redemptions.giveBack(tx, purchaseOf(facts));
  }

  private async move(
    tx: Tx,
    refund: RefundView,
    { fromRevenue, toSource, grantedMinor }: RefundParts & { grantedMinor: number },
  ): Promise<void> {
    const { id, reference, customerId, actor, reasonCode: reason } = refund;
    const cause = { kind: 'refund', id, reference } as const;
    if (fromRevenue.amount > 0) {
      const postings = postingsForRefund({ cause, amount: fromRevenue, reason, grantedMinor });
      await this.ledger.post(tx, { customerId, actor }, postings);
    }
    if (toSource.amount > 0) await this.ledger.setAside(tx, customerId, toSource);
  }

  private async endPlan(tx: Tx, refund: RefundView, { plan, payment }: RefundFacts): Promise<void> {
    if (!plan) return;
    const { customerId, planEndsAt: endsAt } = refund;
    const cause = { kind: 'refund', id: refund.id } as const;
    const of = { customerId, subscriptionId: plan.subscriptionId, cause, now: tx.now };
    if (refund.planEffect === 'stopNow') await revokeSubscription(tx.em, of);
    if (refund.planEffect === 'takeBack') await takeBackLots(tx.em, of, payment.purposeId);
    if (refund.planEffect === 'shorten' && endsAt) await shortenSubscription(tx.em, of, endsAt);
  }

  private record(tx: Tx, refund: RefundView, facts: RefundFacts): void {
    const before = {
      balance: facts.walletBalance,
      refunded: facts.payment.refunded,
      plan: facts.plan?.state ?? null,
    };
    tx.audit({ subject: { kind: 'refund', id: refund.id }, before, after: refund });
    if (refund.state === 'succeeded') refundEnded(tx, refund, refund.balanceAfter);
  }
}

const purchaseOf = ({ customer, payment }: RefundFacts): { customerId: string; purposeId: string } => ({
  customerId: customer.id,
  purposeId: payment.purposeId,
});

/** To the wallet it is done at once. */
const endOf = ({ toSource }: Pick<RefundParts, 'toSource'>): 'submitted' | 'succeeded' =>
  toSource.amount > 0 ? 'submitted' : 'succeeded';

const shortenedTo = ({ planEffect, planEndsAfter }: RefundOrder['decision']): string | null =>
  planEffect === 'shorten' ? planEndsAfter : null;

const booksOf = (
  refund: RefundView,
  { facts, decision, closingId = null }: Pick<RefundOrder, 'facts' | 'decision' | 'closingId'>,
): RefundBooks => ({
  subscriptionId: facts.plan?.subscriptionId ?? null,
  fromRevenue: decision.fromRevenue.amount,
  planEndedAt: refund.planEndsAt && (facts.plan?.runsUntil ?? null),
  closingId,
});

function reserve(tx: Tx, { facts, decision }: RefundOrder): Promise<void> {
  const { amount, refundableAfter } = decision;
  const of = { customerId: facts.customer.id, paymentId: facts.payment.id };
  const rest = { ...amount, amount: refundableAfter.amount + amount.amount };
  return reserveRefund(tx.em, of, { amount, rest });
}

function draft(
  tx: Tx,
  order: RefundOrder,
  state: Extract<RefundState, 'awaitingApproval' | 'submitted' | 'succeeded'>,
): RefundView {
  const { facts, decision, actor } = order;
  const { payment } = facts;
  const { id, reference, provider, purpose, purposeId, paidWith } = payment;
  return {
    id: tx.newId(),
    customerId: facts.customer.id,
    reference: makeReference('refund', randomBytes(REFERENCE_BYTES)),
    payment: { id, reference, provider, purpose, purposeId, paidWith },
    amount: decision.amount,
    destination: decision.destination,
    toSource: decision.toSource,
    toWallet: decision.toWallet,
    reasonCode: order.reasonCode,
    comment: order.comment,
    planEffect: decision.planEffect,
    planEndsAt: shortenedTo(decision),
    tierProgress: decision.tierProgress,
    couponUse: decision.couponUse,
    state,
    source: sourceDraft(facts, decision.toSource, state === 'submitted' ? tx.now : null),
    replaces: order.replaces,
    replacedBy: null,
    renewal: order.renewal,
    suggestion: decision.suggestion,
    policy: decision.policy,
    overrideReason: order.overrideReason,
    approval: null,
    balanceAfter: decision.balanceAfter,
    refundableAfter: decision.refundableAfter,
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    createdAt: tx.now,
  };
}

/**
 * Once it is submitted the janitor asks about it, should we die before the provider was told (P3, P4); what is paid out by hand
 * waits for a human from the first.
 */
function sourceDraft(
  { payment }: RefundFacts,
  toSource: Money,
  submittedAt: string | null,
): RefundView['source'] {
  if (toSource.amount === 0) return null;
  const byHand = payment.source === 'byHand';
  return {
    byHand,
    providerReference: null,
    failureCode: null,
    submittedAt,
    nextCheckAt: byHand ? null : submittedAt && nextJanitorCheck(submittedAt, 0, submittedAt),
    checks: 0,
    reviewReason: byHand && submittedAt ? 'payByHand' : null,
    settledAt: null,
  };
}
