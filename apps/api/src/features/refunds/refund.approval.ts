import { Injectable } from '@nestjs/common';
import { type ApprovalWhy, type DroppedState } from '@ur-desk/domain/approvals';
import {
  basisOfRefund,
  changesOfRefund,
  type CreateRefundInput,
  decideApprovedRefund,
  type RefundDecision,
  type RefundFacts,
  type RefundView,
} from '@ur-desk/domain/refunds';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { releaseRefund } from '../payments/payment.queries';
import { RefundBooking } from './refund-booking.service';
import { refundFacts } from './refund-facts.queries';
import { RefundSources } from './refund-sources.service';
import { moveRefund, nameRequest, refundById } from './refund.queries';

/** What a request for a refund holds: the order as it was given. */
type RefundCommand = CreateRefundInput;

type Order = ApprovalOrder<RefundCommand>;

/** What is done with requests for refunds above the limits. */
@Injectable()
export class RefundApproval implements ApprovalHandler<RefundCommand> {
  private readonly requests: Requests<RefundCommand>;

  constructor(
    approvals: ApprovalRequests,
    private readonly booking: RefundBooking,
    private readonly sources: RefundSources,
  ) {
    this.requests = approvals.define<RefundCommand>('refund', this);
  }

  /** Asks for a refund that is written and reserved already. The refund as it waits then. */
  async ask(
    tx: Tx,
    of: { refund: RefundView; input: CreateRefundInput; why: readonly ApprovalWhy[] },
    actor: Actor,
  ): Promise<RefundView> {
    const { refund, input, why } = of;
    const { customerId, id, reference, reasonCode, comment } = refund;
    const subject = { kind: 'refund' as const, id, reference };
    const draft = { customerId, subject, command: input, why, reasonCode, comment };
    const request = await this.requests.ask(tx, draft, actor);
    await nameRequest(tx.em, refund, request.id);
    const waiting = await refundById(tx.em, id);
    tx.audit({ subject: { kind: 'refund', id }, after: waiting });
    return waiting;
  }

  async preview(tx: Tx, order: Order): Promise<ApprovalPreview> {
    const { facts, decision } = await this.decide(tx, order);
    const changes = changesOfRefund(facts, decision);
    return { changes, basis: { changes, ...basisOfRefund(decision) } };
  }

  async carryOut(tx: Tx, order: Order): Promise<void> {
    const waiting = await refundById(tx.em, order.subject.id);
    await this.booking.carryOut(tx, waiting, await this.decide(tx, order));
  }

  async drop(tx: Tx, order: Order, how: DroppedState): Promise<void> {
    const refund = await refundById(tx.em, order.subject.id);
    const { id, customerId, payment, amount, state: before } = refund;
    const state = how === 'rejected' ? 'rejected' : 'cancelled';
    await moveRefund(tx.em, refund, state);
    await releaseRefund(tx.em, { customerId, paymentId: payment.id }, amount.amount);
    tx.audit({ subject: { kind: 'refund', id }, customerId, before: { state: before }, after: { state } });
  }

  /** Decided anew on what is there now, as if the order itself were not. */
  private async decide(
    tx: Tx,
    { command, subject }: Order,
  ): Promise<{ facts: RefundFacts; decision: RefundDecision }> {
    const at = { now: tx.now, sourceOf: this.sources.of, without: subject.id };
    const facts = await refundFacts(tx.em, command.paymentId, at);
    return { facts, decision: decideApprovedRefund(facts, command, tx.now) };
  }
}
