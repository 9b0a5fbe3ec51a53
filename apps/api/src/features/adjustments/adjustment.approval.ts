import { Inject, Injectable } from '@nestjs/common';
import {
  type AdjustmentDecision,
  type AdjustmentInputFacts,
  type CreateAdjustmentInput,
  decideAdjustment,
} from '@ur-desk/domain/adjustments';
import { type ApprovalView, type DroppedState } from '@ur-desk/domain/approvals';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { givingBy } from '../limits/giving.queries';
import { adjustmentFacts } from './adjustment-facts.queries';
import { AdjustmentCarrier, type AdjustmentOrder } from './adjustment.carrier';
import { markDropped } from './adjustment.queries';

/** What a request for an adjustment holds: the order as it was given. */
type AdjustmentCommand = AdjustmentInputFacts;

type Order = ApprovalOrder<AdjustmentCommand>;

/** What is done with requests for adjustments above the limits. */
@Injectable()
export class AdjustmentApproval implements ApprovalHandler<AdjustmentCommand> {
  private readonly requests: Requests<AdjustmentCommand>;

  constructor(
    approvals: ApprovalRequests,
    private readonly carrier: AdjustmentCarrier,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.requests = approvals.define<AdjustmentCommand>('adjustment', this);
  }

  /** The order must be written already. */
  async ask(tx: Tx, of: { order: AdjustmentOrder; input: CreateAdjustmentInput }): Promise<ApprovalView> {
    const { order, input } = of;
    const { customerId, id, reference, actor, decision, reasonCode } = order;
    const subject = { kind: 'adjustment' as const, id, reference };
    const comment = input.comment ?? null;
    const draft = { customerId, subject, command: input, why: decision.why, reasonCode, comment };
    return this.requests.ask(tx, draft, actor);
  }

  async preview(tx: Tx, order: Order): Promise<ApprovalPreview> {
    const { changes } = await this.decide(tx.em, order, tx.now);
    return { changes };
  }

  async carryOut(tx: Tx, order: Order): Promise<void> {
    const { subject, requestedBy, command } = order;
    const { id, reference } = subject;
    const customerId = customerOf(order);
    const decision = await this.decide(tx.em, order, tx.now);
    const { reasonCode } = command;
    await this.carrier.carryOut(tx, { customerId, id, reference, reasonCode, actor: requestedBy, decision });
  }

  async drop(tx: Tx, order: Order, how: DroppedState): Promise<void> {
    const customerId = customerOf(order);
    await markDropped(tx.em, { customerId, id: order.subject.id }, how);
    const subject = { kind: 'adjustment' as const, id: order.subject.id };
    tx.audit({ subject, customerId, before: { state: 'awaitingApproval' }, after: { state: how } });
  }

  /** Decided anew on what is there now. The limits were the reason to ask, and a reason given may have been retired. */
  private async decide(em: EntityManager, order: Order, now: Instant): Promise<AdjustmentDecision> {
    const { command, requestedBy } = order;
    const by = givingBy(requestedBy, now, this.config.operatorZone);
    const facts = await adjustmentFacts(em, customerOf(order), { by, now });
    const given = { code: command.reasonCode, text: { en: '', zh: '' }, commentNeeded: false };
    const reasons = { ...facts.reasons, [command.kind]: [given] };
    return decideAdjustment({ ...facts, reasons }, command, now);
  }
}

function customerOf({ customerId }: Pick<Order, 'customerId'>): string {
  if (customerId === null) throw new Problem('not_found');
  return customerId;
}
