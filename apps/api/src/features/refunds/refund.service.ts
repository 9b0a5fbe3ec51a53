import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { balanceOf, emptyAccount, grantedPartOfRefund, postingsForRefund } from '@ur-desk/domain/ledger';
import {
  type CreateRefundInput,
  decideRefund,
  type RefundDecision,
  type RefundFacts,
  type RefundFactsView,
  type RefundView,
} from '@ur-desk/domain/refunds';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { LedgerService } from '../ledger/ledger.service';
import { takenByPurchase } from '../ledger/wallet-lot.queries';
import { reserveRefund } from '../payments/payment.queries';
import { revokeSubscription } from '../subscriptions/revocation.queries';
import { customerOfPayment, refundFacts } from './refund-facts.queries';
import { refundList } from './refund.list';
import { insertRefund, refundById } from './refund.queries';
import { type RefundRow, refundView } from './refund.view';

/** Gives money back of a payment: facts under the lock → `decideRefund` → reserve, post, stop, write (rules 7). */
@Injectable()
export class RefundService {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
  ) {}

  async get(refundId: string): Promise<RefundView> {
    return this.db.read((em) => refundById(em, refundId));
  }

  async list(query: ListQuery): Promise<ListPage<RefundView>> {
    return mapPage(await this.db.read((em) => runList<RefundRow>(em, refundList, query)), refundView);
  }

  /** What the console previews with; only what `create` reads under the lock counts. Throws `not_found`. */
  async facts(paymentId: string): Promise<RefundFactsView> {
    const now = await this.db.now();
    const facts = await this.db.read((em) => refundFacts(em, paymentId, now));
    const plan = facts.plan && { ...facts.plan, lots: [...facts.plan.lots] };
    return { ...facts, plan, reasons: [...facts.reasons], now };
  }

  /**
   * Refunds to the wallet, at once. Throws what `decideRefund` throws; `refund_above_rest` also when somebody else was
   * faster (P1).
   */
  async create(input: CreateRefundInput, ctx: CallContext): Promise<RefundView> {
    const customerId = await this.db.read((em) => customerOfPayment(em, input.paymentId));
    if (customerId === null)
      throw new Problem('validation_failed', {}, [{ field: 'paymentId', code: 'not_known' }]);
    const command = { action: 'refund.create', customerId, reason: input.comment ?? input.reasonCode };
    return this.db.write(ctx, command, async (tx) => {
      const facts = await refundFacts(tx.em, input.paymentId, tx.now);
      const decision = decideRefund(facts, input, tx.now);
      return this.carryOut(tx, { facts, input, decision }, ctx.actor);
    });
  }

  private async carryOut(
    tx: Tx,
    order: { facts: RefundFacts; input: CreateRefundInput; decision: RefundDecision },
    actor: Actor,
  ): Promise<RefundView> {
    const { facts, input, decision } = order;
    const { amount } = decision;
    const paymentId = facts.payment.id;
    const customerId = facts.customer.id;
    const rest = { ...amount, amount: decision.refundableAfter.amount + amount.amount };
    const { purposeId } = facts.payment;
    // Neither rests on what the other one answers: they share a round trip.
    const [taken] = await Promise.all([
      takenByPurchase(tx.em, { customerId, purposeId }),
      reserveRefund(tx.em, { customerId, paymentId }, { amount, rest }),
    ]);
    const refund = this.draft(tx, order, actor);
    const cause = { kind: 'refund', id: refund.id, reference: refund.reference } as const;
    const grantedMinor = grantedPartOfRefund(amount.amount, taken);
    const postings = postingsForRefund({ cause, amount, reason: input.reasonCode, grantedMinor });
    const accounts = await this.ledger.post(tx, { customerId, actor }, postings);
    const wallet = balanceOf('wallet', accounts.wallet ?? emptyAccount());
    const made = { ...refund, balanceAfter: { ...amount, amount: wallet } };
    const subscriptionId = facts.plan?.subscriptionId ?? null;
    if (decision.planEffect === 'stopNow' && subscriptionId !== null)
      await revokeSubscription(tx.em, { customerId, subscriptionId, cause, now: tx.now });
    await insertRefund(tx.em, made, subscriptionId);
    this.record(tx, made, facts);
    return made;
  }

  private draft(
    tx: Tx,
    { facts, input, decision }: { facts: RefundFacts; input: CreateRefundInput; decision: RefundDecision },
    { kind, id, name }: Actor,
  ): RefundView {
    const { payment } = facts;
    return {
      id: tx.newId(),
      customerId: facts.customer.id,
      reference: makeReference('refund', randomBytes(REFERENCE_BYTES)),
      payment: {
        id: payment.id,
        reference: payment.reference,
        provider: payment.provider,
        purpose: payment.purpose,
        purposeId: payment.purposeId,
      },
      amount: decision.amount,
      destination: decision.destination,
      reasonCode: input.reasonCode,
      comment: input.comment ?? null,
      planEffect: decision.planEffect,
      state: 'succeeded',
      suggestion: decision.suggestion,
      policy: decision.policy,
      overrideReason: decision.overridden ? (input.overrideReason ?? null) : null,
      balanceAfter: decision.balanceAfter,
      refundableAfter: decision.refundableAfter,
      actor: { kind, id, name },
      createdAt: tx.now,
    };
  }

  private record(tx: Tx, refund: RefundView, facts: RefundFacts): void {
    const before = {
      balance: facts.walletBalance,
      refunded: facts.payment.refunded,
      plan: facts.plan?.state ?? null,
    };
    tx.audit({ subject: { kind: 'refund', id: refund.id }, before, after: refund });
    tx.emit('refund.succeeded', {
      customerId: refund.customerId,
      refundId: refund.id,
      reference: refund.reference,
      paymentReference: refund.payment.reference,
      amount: refund.amount,
      balance: refund.balanceAfter,
      planStopped: refund.planEffect === 'stopNow',
      reasonCode: refund.reasonCode,
    });
  }
}
