import { Injectable } from '@nestjs/common';
import {
  type AccountClosingView,
  type ClosingDecision,
  type ClosingFacts,
  decideClosing,
  previewClosing,
} from '@ur-desk/domain/account-closings';
import { type ApprovalWhy, type DroppedState } from '@ur-desk/domain/approvals';
import { money, Problem } from '@ur-desk/domain/kernel';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { RefundSources } from '../refunds/refund-sources.service';
import { closingById, moveClosing, nameRequest } from './account-closing.queries';
import { closingFacts } from './closing-facts.queries';
import { ClosingSteps } from './closing-steps.service';

/** A request to close an account holds nothing but the closing itself. */
type Nothing = Record<string, never>;
type Order = ApprovalOrder<Nothing>;

/** What is done with requests to close an account for more than a role may pay out alone. */
@Injectable()
export class AccountClosingApproval implements ApprovalHandler<Nothing> {
  private readonly requests: Requests<Nothing>;

  constructor(
    approvals: ApprovalRequests,
    private readonly steps: ClosingSteps,
    private readonly sources: RefundSources,
  ) {
    this.requests = approvals.define<Nothing>('accountClosing', this);
  }

  /** The closing must be written already; until somebody approves it, nothing else happens to the account. */
  async ask(
    tx: Tx,
    of: { closing: AccountClosingView; why: readonly ApprovalWhy[] },
    actor: Actor,
  ): Promise<AccountClosingView> {
    const { customerId, id, reference, reason: comment } = of.closing;
    const subject = { kind: 'accountClosing' as const, id, reference };
    const draft = { customerId, subject, command: {}, why: of.why, reasonCode: null, comment };
    const request = await this.requests.ask(tx, draft, actor);
    await nameRequest(tx.em, of.closing, request.id);
    const after = await closingById(tx.em, id);
    tx.audit({ subject: { kind: 'accountClosing', id }, after });
    return after;
  }

  async preview(tx: Tx, order: Order): Promise<ApprovalPreview> {
    const { facts, decision } = await this.decide(tx, order);
    const { balance, currency } = facts.money;
    return {
      changes: [
        { field: 'balance', before: { money: balance }, after: { money: money(0, currency) } },
        { field: 'toSource', before: null, after: { money: decision.payOut } },
      ],
    };
  }

  async carryOut(tx: Tx, order: Order): Promise<void> {
    const { facts } = await this.decide(tx, order);
    const { customer } = facts;
    const waiting = await closingById(tx.em, order.subject.id);
    await moveClosing(tx.em, waiting, 'paying', tx.now);
    await this.steps.setStatus(tx, customer.id, { from: customer.status, status: 'closing' });
    await this.steps.proceed(tx, await closingById(tx.em, waiting.id), order.requestedBy);
  }

  async drop(tx: Tx, order: Order, how: DroppedState): Promise<void> {
    const before = await closingById(tx.em, order.subject.id);
    await moveClosing(tx.em, before, how, tx.now);
    const subject = { kind: 'accountClosing' as const, id: before.id };
    const { customerId, state } = before;
    tx.audit({ subject, customerId, before: { state }, after: { state: how } });
  }

  /** Decided anew on what is there now, as if the request itself were not. */
  private async decide(
    tx: Tx,
    { customerId, subject }: Order,
  ): Promise<{ facts: ClosingFacts; decision: ClosingDecision }> {
    if (customerId === null) throw new Problem('not_found');
    const at = { now: tx.now, sourceOf: this.sources.of, without: subject.id };
    const facts = await closingFacts(tx.em, customerId, at);
    return { facts, decision: decideClosing(facts, previewClosing(facts)) };
  }
}
